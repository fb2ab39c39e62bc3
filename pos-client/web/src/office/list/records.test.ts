import { expect, test } from 'vitest';
import type { Part, Query } from '../api';
import { Records } from './records';

interface Row {
  id: number;
}

/** A table of so many rows that answers when it is told. */
class Table {
  readonly asked: Query[] = [];
  private readonly waiting: (() => void)[] = [];
  rows: Row[];
  failing = false;
  readonly counts = true;

  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, id) => ({ id }));
  }

  get = async (_: string, query: Query, options: { signal: AbortSignal }): Promise<Part<Row>> => {
    this.asked.push(query);
    await new Promise<void>((done) => this.waiting.push(done));
    options.signal.throwIfAborted();
    if (this.failing) {
      throw new Error('no');
    }
    const [from, limit] = [Number(query.cursor ?? 0), Number(query.limit)];
    const end = from + limit;
    const next_cursor = end < this.rows.length ? String(end) : null;
    const count = query.count ? { count: this.rows.length, count_exceeded: false } : {};
    return { items: this.rows.slice(from, end), next_cursor, ...count };
  };

  async answer(): Promise<void> {
    for (const done of this.waiting.splice(0)) {
      done();
    }
    await new Promise((done) => setTimeout(done));
  }
}

test('reads part by part behind the cursor, each once', async () => {
  const table = new Table(250);
  const records = new Records<Row>('/t', table);
  void records.load({ q: 'x' });
  await table.answer();
  void records.more();
  void records.more();
  await table.answer();
  void records.more();
  await table.answer();
  void records.more();
  expect(records.current.value.rows.map(({ id }) => id)).toEqual(table.rows.map(({ id }) => id));
  expect(records.current.value.next).toBeNull();
  expect(table.asked.map(({ cursor }) => cursor)).toEqual([undefined, '100', '200']);
  expect(table.asked.map(({ count }) => count)).toEqual([true, undefined, undefined]);
  expect(records.current.value.count).toEqual({ n: 250, more: false });
  expect(table.asked.every(({ q }) => q === 'x')).toBe(true);
});

test('a newer question wins, whichever answer comes first', async () => {
  const table = new Table(3);
  const records = new Records<Row>('/t', table);
  void records.load({ q: 'a' });
  table.rows = [{ id: 9 }];
  void records.load({ q: 'b' });
  await table.answer();
  expect(records.current.value).toMatchObject({ rows: [{ id: 9 }], phase: 'ready' });
});

test('a refresh reads as many rows as are shown, and its failure leaves them', async () => {
  const table = new Table(300);
  const records = new Records<Row>('/t', table);
  void records.load({});
  await table.answer();
  void records.more();
  await table.answer();
  table.failing = true;
  void records.refresh();
  await table.answer();
  expect(records.current.value).toMatchObject({ phase: 'ready', error: null });
  table.failing = false;
  table.rows = [{ id: -1 }, ...table.rows];
  void records.refresh();
  await table.answer();
  expect(table.asked.at(-1)).toMatchObject({ limit: 200 });
  expect(records.current.value.rows).toHaveLength(200);
  expect(records.current.value.rows[0]).toEqual({ id: -1 });
});

test('a first failure is told, and trying again helps', async () => {
  const table = new Table(1);
  table.failing = true;
  const records = new Records<Row>('/t', table);
  void records.load({});
  await table.answer();
  expect(records.current.value.phase).toBe('failed');
  table.failing = false;
  void records.refresh();
  await table.answer();
  expect(records.current.value).toMatchObject({ phase: 'ready', rows: [{ id: 0 }] });
});
