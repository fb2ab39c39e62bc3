import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { newDataKey } from '../store/keyshare';
import { retry } from '../store/outbox';
import { seal } from '../store/sealing';
import type { Till } from '../store/till';
import { FakeGateway } from './fakeGateway.test-support';
import type { Round } from './round';
import { Clock, edit, enrolledTill, open, outbox, quick, round, sell } from './till.test-support';

describe('push', () => {
  let clock: Clock;
  let gateway: FakeGateway;
  let till: Till;
  let sync: Round;

  beforeEach(async () => {
    clock = new Clock();
    gateway = new FakeGateway();
    till = await enrolledTill();
    sync = round(till, gateway, quick(clock));
  });

  it('brings a long queue up in batches, each sale once (S0-30, S2-12)', async () => {
    for (let i = 0; i < 110; i += 1) {
      await sell(till);
    }
    sync = round(till, gateway, quick(clock, { batch: 30, longBatch: 50, longQueue: 100 }));
    await sync.run();
    expect(await open(till)).toEqual([]);
    expect(gateway.records('orders')).toHaveLength(110);
    expect(gateway.calls.filter((call) => call === 'push').length).toBeLessThanOrEqual(4);
    expect([...gateway.arrivals.values()].every((times) => times === 1)).toBe(true);
  }, 30_000);

  it('goes on where it broke off (R-3)', async () => {
    for (let i = 0; i < 20; i += 1) {
      await sell(till);
    }
    gateway.plan('push', 'lose_request');
    await expect(sync.run()).rejects.toThrow('lost');
    expect((await outbox(till)).every((entry) => entry._sync_status === 'pending')).toBe(true);
    await sync.run();
    expect(await open(till)).toEqual([]);
    expect(gateway.records('orders')).toHaveLength(20);
  });

  it('sends the same again where the answer was lost, and stock is counted once (R-4)', async () => {
    gateway.put('stock_levels', 'p1', { product_id: 'p1', quantity: 10 });
    await sell(till, 'p1', 3);
    gateway.plan('push', 'lose_answer');
    await expect(sync.run()).rejects.toThrow('lost');
    await sync.run();
    const [entry] = await outbox(till);
    expect(gateway.arrivals.get(entry?.op_id ?? '')).toBe(2);
    expect(gateway.records('orders')).toHaveLength(1);
    expect(gateway.record('stock_levels', 'p1')?.data?.quantity).toBe(7);
    expect(await till.db.pending_stock.count()).toBe(0);
  });

  it('lets one bad sale stop none behind it (R-5)', async () => {
    await sell(till, 'p1', 1, { malformed: true });
    await sell(till, 'p1', 1, { refuse: 'not today' });
    const good = await sell(till);
    await sync.run();
    const [malformed, refused, fine] = await outbox(till);
    expect(malformed).toMatchObject({ _sync_status: 'failed', reason: 'invalid_operation' });
    expect(refused).toMatchObject({ _sync_status: 'failed', reason: 'not_allowed', last_error: 'not today' });
    expect(fine).toMatchObject({ _sync_status: 'synced' });
    expect(await till.db.orders.get(good.id)).toMatchObject({
      _sync_status: 'synced',
      transaction_code: 'TRX-1',
    });
    const shown = await till.db.orders
      .where('id')
      .anyOf(idsOf([malformed, refused]))
      .toArray();
    expect(shown.map((order) => order._sync_status)).toEqual(['failed', 'failed']);
    expect(shown.map((order) => order._error)).toEqual(expect.arrayContaining(['malformed', 'not today']));
  });

  it('halves a batch that is too large, and fails alone what is too large by itself (413)', async () => {
    for (let i = 0; i < 6; i += 1) {
      await sell(till);
    }
    gateway.maxBatch = 1;
    await sync.run();
    expect(gateway.records('orders')).toHaveLength(6);
    gateway.maxBatch = 0;
    await sell(till);
    await sync.run();
    expect((await outbox(till)).at(-1)).toMatchObject({ _sync_status: 'failed', reason: 'batch_too_large' });
  });

  it('keeps a change of master data back until the one before it is settled, and builds on it', async () => {
    gateway.put('product_categories', 'c1', { name: 'Drinks' });
    await sync.run();
    gateway.holding = true;
    await edit(till, 'c1', { name: 'Cold drinks' });
    await edit(till, 'c1', { name: 'Hot drinks' });
    const sale = await sell(till);
    await sync.run();
    expect((await outbox(till)).map((entry) => entry._sync_status)).toEqual([
      'syncing',
      'pending',
      'syncing',
    ]);
    gateway.heal();
    await sync.run();
    await sync.run();
    expect((await outbox(till)).map((entry) => entry.base_version)).toEqual([1, 2, null]);
    expect(await open(till)).toEqual([]);
    expect(await till.db.product_categories.get('c1')).toMatchObject({ name: 'Hot drinks', version: 3 });
    expect(await till.db.orders.get(sale.id)).toMatchObject({ _sync_status: 'synced' });
  });

  it('sends again what was durable and never got its receipt', async () => {
    await sell(till);
    gateway.holding = true;
    await sync.run();
    clock.pass(11 * 60_000);
    await sync.run();
    const [entry] = await outbox(till);
    expect(gateway.arrivals.get(entry?.op_id ?? '')).toBe(2);
    gateway.heal();
    await sync.run();
    expect(gateway.records('orders')).toHaveLength(1);
    expect(await open(till)).toEqual([]);
  });

  it('sends again what the server misses, and names what is lost (PROTOCOL §4)', async () => {
    await sell(till);
    gateway.holding = true;
    await sync.run();
    gateway.missing = [1, 7];
    const lost: number[] = [];
    const listener = {
      phase() {},
      changed() {},
      rebuilt() {},
      missing: (seqs: readonly number[]) => lost.push(...seqs),
    };
    await round(till, gateway, quick(clock), listener).run();
    expect((await outbox(till))[0]).toMatchObject({ _sync_status: 'pending', durable_at: null });
    expect(lost).toEqual([7]);
    gateway.epoch = 3;
    gateway.missing = [9];
    await round(till, gateway, quick(clock), listener).run();
    expect(lost).toEqual([7]);
  });

  it('gets the same verdict again where a person tries a refused operation again', async () => {
    const order = await sell(till, 'p1', 1, { refuse: 'not today' });
    await sync.run();
    const [entry] = await outbox(till);
    expect(await retry(till.db, entry?.op_id ?? '')).toBe(true);
    expect(await till.db.orders.get(order.id)).toMatchObject({ _sync_status: 'pending', _error: null });
    await sync.run();
    expect(await till.db.orders.get(order.id)).toMatchObject({ _sync_status: 'failed', _error: 'not today' });
    expect((await outbox(till))[0]).toMatchObject({ _sync_status: 'failed', last_error: 'not today' });
  });

  it('keeps sealed operations for somebody who has their key', async () => {
    const [key, other] = [await newDataKey('k1'), await newDataKey('k2')];
    await sell(till);
    const entry = (await outbox(till))[0];
    if (entry === undefined) {
      throw new Error('no entry');
    }
    const { payload, ...rest } = entry;
    await till.db.sync_outbox.put({ ...rest, _sealed: await seal(key, entry.record_id, payload) });
    await sync.run();
    expect(await sync.isAnythingOpen()).toBe(false);
    sync.keys = [other];
    await sync.run();
    expect(gateway.arrivals.size).toBe(0);
    sync.keys = [other, key];
    await sync.run();
    expect(gateway.record('orders', entry.record_id)?.data).toMatchObject({ total: 100 });
    expect(await open(till)).toEqual([]);
  });
});

function idsOf(entries: readonly ({ record_id: string } | undefined)[]): string[] {
  return entries.map((entry) => entry?.record_id ?? '');
}
