import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { liveRows } from '../catalog/blocks';
import { seededRandom } from '../domain/vectors.test-support';
import { newDataKey } from '../store/keyshare';
import type { Row } from '../store/records';
import { type DataKey, seal, sealRow, unsealRow } from '../store/sealing';
import type { Till } from '../store/till';
import { record } from '../store/write';
import type { Change } from '../wire';
import { SyncFailure } from './failure';
import { FakeGateway } from './fakeGateway.test-support';
import { Queue } from './queue';
import type { Round } from './round';
import { Clock, edit, enrolledTill, open, outbox, quick, remove, round, sell } from './till.test-support';

const STEPS = 60;
const RUNS = Number(process.env.INTERLEAVINGS ?? 12);
const FIRST_SEED = Number(process.env.SEED ?? 20_261_121);

/** One sequence of things that happen to a till and to its server. */
class Run {
  readonly gateway = new FakeGateway();
  private readonly clock = new Clock();
  private readonly random: () => number;
  private readonly till: Till;
  private readonly key: DataKey;
  private sync: Round;

  constructor(seed: number, till: Till, key: DataKey) {
    this.random = seededRandom(seed);
    this.till = till;
    this.key = key;
    this.sync = round(till, this.gateway, quick(this.clock));
  }

  async step(): Promise<void> {
    const steps = [
      () => this.sale(),
      () => this.void(),
      () => edit(this.till, this.id('c'), this.fields()),
      () => edit(this.till, this.id('c'), { ...this.fields(), ...this.sometimes({ refuse: 'no' }) }),
      () => remove(this.till, this.id('c')),
      () => this.editCustomer(),
      () => this.others('product_categories', 'c'),
      () => this.others('customers', 'u'),
      () => this.others('products', 'p'),
      () => this.gateway.put('stock_levels', this.id('p'), { quantity: this.number(50) }),
      () => this.round(),
      () => this.round(),
      () => this.roundWithFaults(),
      () => this.roundWithFaults(),
      () => this.pause(),
      () => this.gateway.applyAny(this.random),
      () => this.rareThing(),
    ];
    await steps[this.number(steps.length)]?.();
    await this.stillShows();
  }

  /** What this till did last to a record is what it shows, until the receipt is there (S1-97). */
  private async stillShows(): Promise<void> {
    const entries = (await outbox(this.till)).filter((entry) => entry.table_name === 'product_categories');
    const last = new Map(entries.map((entry) => [entry.record_id, entry]));
    for (const entry of last.values()) {
      const shown = await this.till.db.product_categories.get(entry.record_id);
      if (entry.receipt === null && entry.type.endsWith('.delete')) {
        expect(shown).toBeUndefined();
      } else if (entry.receipt === null) {
        expect(shown).toMatchObject({ ...entry.payload, _synced: 0 });
      }
    }
  }

  /** All is well again: whatever is left comes through. */
  async finish(): Promise<void> {
    this.gateway.heal();
    this.sync.keys = [this.key];
    for (let i = 0; i < 40 && (await open(this.till)).length > 0; i += 1) {
      this.clock.pass(11 * 60_000);
      await this.sync.run();
      this.gateway.applyAll();
    }
    await this.sync.run();
  }

  async verify(): Promise<void> {
    const { db } = this.till;
    expect(await open(this.till)).toEqual([]);
    expect(await db.server_rows.toArray()).toEqual([]);
    expect(await db.pending_stock.count()).toBe(0);
    // A person that this till made and somebody deleted before it pulled any is found by the digest alone.
    expect((await this.sync.check()).filter((table) => table !== 'customers')).toEqual([]);
    expect(await this.sync.check()).toEqual([]);
    this.compare('product_categories', await db.product_categories.toArray());
    this.compare('orders', await db.orders.toArray());
    this.compare('products', [...(await liveRows(db, 'products')).values()]);
    this.compare('stock_levels', [...(await liveRows(db, 'stock_levels')).values()]);
    const customers = await Promise.all(
      (await db.customers.toArray()).map((row) => unsealRow([this.key], row)),
    );
    this.compare(
      'customers',
      customers.filter((row) => row !== null),
    );
    expect([...this.gateway.arrivals.keys()].every((id) => this.gateway.receiptOf(id) !== undefined)).toBe(
      true,
    );
  }

  private compare(table: string, rows: readonly Row[]): void {
    const known = rows.filter((row) => row.version !== undefined).map(plain);
    expect(sorted(known)).toEqual(sorted(this.gateway.records(table).map(asRow)));
    const unknown = rows.filter((row) => row.version === undefined);
    expect(unknown.filter((row) => row._sync_status !== 'failed')).toEqual([]);
  }

  private async sale(): Promise<void> {
    await sell(this.till, this.id('p'), 1 + this.number(3), this.sometimes({ malformed: true }));
  }

  private async void(): Promise<void> {
    const orders = await this.till.db.orders.toArray();
    const order = orders[this.number(orders.length)];
    if (order !== undefined && order.status !== 'cancelled' && order._sync_status !== 'failed') {
      await record(this.till, ['orders'], (log) =>
        log.change('orders.void', order, { reason: 'changed their mind' }, { status: 'cancelled' }),
      );
    }
  }

  private async editCustomer(): Promise<void> {
    const id = this.id('u');
    const current = await this.till.db.customers.get(id);
    const before = current === undefined ? {} : await unsealRow([this.key], current);
    const fields = this.fields();
    const row = await sealRow(this.key, { ...before, ...fields, id });
    const payload = await seal(this.key, id, fields);
    await record(this.till, ['customers'], (log) => log.upsertSealed('customers', current, row, payload));
  }

  private others(table: string, prefix: string): void {
    this.gateway.put(table, this.id(prefix), this.random() < 0.25 ? null : this.fields());
  }

  private async round(): Promise<void> {
    this.sync.keys = this.random() < 0.7 ? [this.key] : [];
    this.clock.pass(this.number(5_000));
    try {
      await this.sync.run();
    } catch (failure) {
      expect(failure).toBeInstanceOf(SyncFailure);
    }
  }

  private async roundWithFaults(): Promise<void> {
    const faults = ['lose_request', 'lose_answer', 'unavailable', 'rate_limited', 'stall'] as const;
    const fault = faults[this.number(faults.length)] ?? 'stall';
    this.gateway.plan(this.random() < 0.5 ? 'push' : 'pull', fault);
    await this.round();
  }

  private pause(): void {
    this.gateway.holding = !this.gateway.holding;
  }

  private async rareThing(): Promise<void> {
    const rare = [
      () => this.restart(),
      () => this.expire(),
      () => this.sync.reload(),
      () => this.gateway.repeatReceipts(),
      () => this.sync.check(),
      () => this.clock.pass(11 * 60_000),
    ];
    try {
      await rare[this.number(rare.length)]?.();
    } catch (failure) {
      expect(failure).toBeInstanceOf(SyncFailure);
    }
  }

  private async restart(): Promise<void> {
    this.sync = round(this.till, this.gateway, quick(this.clock));
    await new Queue(this.till.db).release();
  }

  private async expire(): Promise<void> {
    this.gateway.expireBefore = Number.MAX_SAFE_INTEGER;
    await this.round();
    this.gateway.expireBefore = 0;
  }

  private id(prefix: string): string {
    return `${prefix}${this.number(4)}`;
  }

  private fields(): Record<string, unknown> {
    const name = { name: `name ${this.number(100)}` };
    return this.random() < 0.5 ? name : { ...name, sort_order: this.number(100) };
  }

  private sometimes(fields: object): object {
    return this.random() < 0.2 ? fields : {};
  }

  private number(below: number): number {
    return Math.floor(this.random() * below);
  }
}

describe('whatever happens, in whatever order', () => {
  const seeds = Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index);
  it.each(seeds)(
    'the till ends with what the server has, and nothing waits (seed %i)',
    async (seed) => {
      const run = new Run(seed, await enrolledTill(), await newDataKey('k1'));
      for (let i = 0; i < STEPS; i += 1) {
        await run.step();
      }
      await run.finish();
      await run.verify();
    },
    60_000,
  );
});

function asRow({ id, version, data }: Change): object {
  return { ...data, id, version };
}

function plain(row: Row): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('_')));
}

function sorted(rows: readonly object[]): object[] {
  const idOf = (row: object) => ('id' in row ? String(row.id) : '');
  return [...rows].sort((left, right) => idOf(left).localeCompare(idOf(right)));
}
