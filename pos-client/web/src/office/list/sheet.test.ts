import { expect, test } from 'vitest';
import type { Part, Query } from '../api';
import { csvOf, inOrder, type SheetColumn } from './sheet';
import { readAll, sheetCsv, sheetSource } from './whole';

interface Till {
  name: string;
  queue: number | null;
}

const COLUMNS: SheetColumn<Till>[] = [
  { field: 'name', value: ({ name }) => name },
  { field: 'queue', value: ({ queue }) => queue },
];
const till = (name: string, queue: number | null = null): Till => ({ name, queue });

/** So many tills, answered page by page as the gateway does. */
function pages(count: number) {
  const asked: Query[] = [];
  const get = async (_: string, query: Query) => {
    asked.push(query);
    const [from, limit] = [Number(query.cursor ?? 0), Number(query.limit ?? 100)];
    const devices = Array.from({ length: Math.min(limit, count - from) }, (__, at) => till(`T${from + at}`));
    return { devices, next: from + limit < count ? String(from + limit) : null };
  };
  const part = (answer: unknown): Part<Till> => {
    const { devices, next } = answer as { devices: Till[]; next: string | null };
    return { items: devices, next_cursor: next };
  };
  return { asked, get, part };
}

test('a file has a header, and no cell is a formula or breaks its line', () => {
  const rows = [till('Front, left', 3), till('=1+1'), till('a "b"', 0), till('-5', -5)];
  expect(csvOf(COLUMNS, rows)).toBe('name,queue\r\n"Front, left",3\r\n\'=1+1,\r\n"a ""b""",0\r\n\'-5,-5\r\n');
});

test('numbers in names count, and no value is last, first where it falls', () => {
  const rows = [till('T10', 2), till('t2'), till('T1', 11)];
  expect(inOrder(COLUMNS, rows, 'name').map(({ name }) => name)).toEqual(['T1', 't2', 'T10']);
  expect(inOrder(COLUMNS, rows, 'queue').map(({ queue }) => queue)).toEqual([2, 11, null]);
  expect(inOrder(COLUMNS, rows, '-queue').map(({ queue }) => queue)).toEqual([null, 11, 2]);
  expect(inOrder(COLUMNS, rows, 'colour')).toBe(rows);
});

test('another order is that of the whole list, not of what is shown', async () => {
  const { asked, get, part } = pages(2500);
  const source = sheetSource(part, { columns: COLUMNS }, get);
  const signal = new AbortController().signal;
  const sorted = await source.get('/devices', { sort: '-name', limit: 100 }, { signal });
  expect(sorted.items.slice(0, 2).map(({ name }) => name)).toEqual(['T2499', 'T2498']);
  expect(sorted).toMatchObject({ next_cursor: null, count: 2500, count_exceeded: false });
  expect(asked.map(({ cursor, sort }) => [cursor, sort])).toEqual([
    [undefined, undefined],
    ['1000', undefined],
    ['2000', undefined],
  ]);
  const first = await source.get('/devices', { limit: 100 }, { signal });
  expect(first).toMatchObject({ next_cursor: '100' });
});

test('the file has all rows in the order that is shown', async () => {
  const { get, part } = pages(1200);
  const lines = (await sheetCsv('/devices', { sort: '-name' }, part, { columns: COLUMNS }, get)).split(
    '\r\n',
  );
  expect(lines).toHaveLength(1202);
  expect(lines[1]).toBe('T1199,');
});

test('what is beyond the most is told, and not read', async () => {
  const { asked, get, part } = pages(5000);
  expect(await readAll('/devices', {}, part, { most: 1500, get })).toMatchObject({ more: true });
  expect(asked).toHaveLength(2);
});
