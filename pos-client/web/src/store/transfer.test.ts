import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { firstBreak } from '../domain/fiscal';
import { saveCustomer } from '../till/customers';
import { sale } from '../till/sale.test-support';
import { sell } from '../till/sell';
import { signOut, unsyncedCount } from '../till/signout';
import { failedOperations, openOperations, outboxCounts, purgeSettled, retry } from './outbox';
import { readState } from './state';
import { testTill } from './till.test-support';
import { exportOutbox, importOutbox } from './transfer';

const LATER = new Date('2027-01-01T00:00:00.000Z');

describe('the outbox as people look at it (B-10, S2-19)', () => {
  it('counts what waits, what is durable and what failed, and tries again', async () => {
    const till = await testTill();
    const orders = [await sell(till, sale()), await sell(till, sale()), await sell(till, sale())];
    await till.db.sync_outbox.update([1, 2], { _sync_status: 'syncing', durable_at: 'now' });
    await till.db.sync_outbox.update([1, 3], { _sync_status: 'failed', attempts: 5, last_error: 'no' });
    await till.db.orders.update(orders[2]?.id ?? '', { _sync_status: 'failed', _error: 'no' });

    expect(await outboxCounts(till.db)).toEqual({ waiting: 1, unconfirmed: 1, failed: 1 });
    expect(await unsyncedCount(till)).toBe(3);
    const [failed] = await failedOperations(till.db);
    expect(failed?.seq).toBe(3);
    expect(await retry(till.db, failed?.op_id ?? '')).toBe(true);
    expect(await till.db.sync_outbox.get([1, 3])).toMatchObject({ _sync_status: 'pending', attempts: 0 });
    expect(await till.db.orders.get(orders[2]?.id ?? '')).toMatchObject({ _error: null });
    expect(await retry(till.db, failed?.op_id ?? '')).toBe(false);
    expect(await retry(till.db, 'unknown')).toBe(false);
  });

  it('counts a refused sale again once it is tried again (B-8)', async () => {
    const till = await testTill();
    await sell(till, sale());
    await till.db.sync_outbox.update([1, 1], { _sync_status: 'failed' });
    await sell(till, sale());
    expect(await till.unsyncedSales.total()).toBe(500);
    const [failed] = await failedOperations(till.db);
    await retry(till.db, failed?.op_id ?? '');
    expect(await till.unsyncedSales.total()).toBe(1000);
  });

  it('forgets only what was settled well', async () => {
    const till = await testTill();
    await sell(till, sale());
    await sell(till, sale());
    await till.db.sync_outbox.update([1, 1], { _sync_status: 'synced' });
    expect(await purgeSettled(till.db, LATER)).toBe(1);
    expect((await openOperations(till.db)).map((entry) => entry.seq)).toEqual([2]);
  });
});

describe('the outbox in a file (R-18)', () => {
  it('comes back into a new store with its numbers, records and chain', async () => {
    const till = await testTill();
    const orders = [await sell(till, sale()), await sell(till, sale())];
    const file = JSON.stringify(await exportOutbox(till));

    const again = await testTill();
    expect(await importOutbox(again, file)).toBe(2);
    expect(await importOutbox(again, file)).toBe(0);
    expect(await again.db.orders.get(orders[1]?.id ?? '')).toMatchObject({
      total: 500,
      _sync_status: 'pending',
    });
    expect(firstBreak('d-1', await again.db.fiscal_documents.toArray())).toBeNull();
    const before = await till.db.sync_outbox.toArray();
    expect(await again.db.sync_outbox.toArray()).toEqual(before);
    expect(await again.db.pending_stock.toArray()).toEqual(await till.db.pending_stock.toArray());
    expect(await again.db.pending_stock.count()).toBeGreaterThan(0);
    await sell(again, sale());
    expect((await openOperations(again.db)).map((entry) => entry.seq)).toEqual([1, 2, 3]);
    expect(firstBreak('d-1', await again.db.fiscal_documents.toArray())).toBeNull();
  });

  it('gives the next number to an operation whose number is taken', async () => {
    const till = await testTill();
    await sell(till, sale());
    const file = JSON.stringify(await exportOutbox(till));
    const again = await testTill();
    await sell(again, sale());

    expect(await importOutbox(again, file)).toBe(1);
    expect((await openOperations(again.db)).map((entry) => entry.seq)).toEqual([1, 2]);
    expect(await readState(again.db, 'seq')).toBe(2);
  });

  it('opens what is sealed, and keeps it sealed for those who have no key', async () => {
    const till = await testTill();
    await till.vault.unlock('ada', '1234');
    const rosa = await saveCustomer(till, { name: 'Rosa' });
    const open = await exportOutbox(till);
    expect(open.operations).toMatchObject([
      { type: 'customers.upsert', id: rosa.id, payload: { name: 'Rosa' } },
    ]);

    till.vault.lock();
    const text = JSON.stringify(await exportOutbox(till));
    expect(text).not.toContain('Rosa');
    const again = await testTill();
    expect(await importOutbox(again, text)).toBe(1);
    const [entry] = await again.db.sync_outbox.toArray();
    const [original] = await till.db.sync_outbox.toArray();
    await till.vault.unlock('ada', '1234');
    expect(entry?._sealed && (await till.vault.unseal(rosa.id, entry._sealed))).toEqual({ name: 'Rosa' });
    expect(entry).toEqual(original);
  });

  it('is refused where it is no such file, or another device’s', async () => {
    const till = await testTill();
    await sell(till, sale());
    const file = await exportOutbox(till);
    const other = await testTill(undefined, { device_id: 'd-2' });
    const texts = ['', '{}', '[]', '{"device_id":"d-1","operations":[{}]}'];
    for (const text of texts) {
      await expect(importOutbox(till, text), text).rejects.toMatchObject({ reason: 'invalid_file' });
    }
    await expect(importOutbox(other, JSON.stringify(file))).rejects.toMatchObject({ reason: 'other_device' });
  });
});

describe('signing out', () => {
  it('is blocked while anything is unsynced, unless it is in a file (B-9, R-18)', async () => {
    const till = await testTill();
    await sell(till, sale());
    const exported = await exportOutbox(till);
    const late = await sell(till, sale());

    await expect(signOut(till)).rejects.toMatchObject({ reason: 'unsynced', details: { count: 2 } });
    await expect(signOut(till, exported)).rejects.toMatchObject({
      reason: 'unsynced',
      details: { count: 1 },
    });
    expect(await till.db.orders.get(late.id)).toBeDefined();
    expect(await readState(till.db, 'device_key')).toBeDefined();

    await signOut(till, await exportOutbox(till));
    expect(await till.db.orders.count()).toBe(0);
    expect(await readState(till.db, 'device_key')).toBeUndefined();
  });

  it('is blocked by what failed too, and free once all is settled', async () => {
    const till = await testTill();
    await sell(till, sale());
    await till.db.sync_outbox.update([1, 1], { _sync_status: 'failed' });
    await expect(signOut(till)).rejects.toMatchObject({ reason: 'unsynced' });
    await till.db.sync_outbox.update([1, 1], { _sync_status: 'synced' });
    await till.db.carts.put({ place: 'main', cart: { items: [] } });
    await signOut(till);
    expect(await till.db.sync_state.count()).toBe(0);
    expect(await till.db.carts.count()).toBe(0);
  });
});
