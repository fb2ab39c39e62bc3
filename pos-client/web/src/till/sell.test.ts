import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { firstBreak } from '../domain/fiscal';
import { beginEpoch, readState, writeState } from '../store/state';
import type { Till } from '../store/till';
import { otherTab, testTill } from '../store/till.test-support';
import { park } from './park';
import { CHEESE, item, MILK, paid, sale } from './sale.test-support';
import { sell } from './sell';
import { openShift } from './shifts';
import { voidSale } from './void';

async function sizes(till: Till): Promise<Record<string, number>> {
  const stores = ['orders', 'sync_outbox', 'fiscal_documents', 'pending_stock', 'sync_state', 'server_rows'];
  const counted = await Promise.all(stores.map(async (store) => [store, await till.db.table(store).count()]));
  return Object.fromEntries(counted);
}

/**
 * Whatever is written into the store fails from now on, until the answer is called: where a row is given, only when the store
 * finds that it has it already, which is after the commit was asked for.
 */
function breakWrites(store: string, there?: object): () => void {
  const { add, put } = IDBObjectStore.prototype;
  const failing = (write: typeof put) =>
    function fail(this: IDBObjectStore, row: unknown, key?: IDBValidKey) {
      if (this.name !== store) {
        return write.call(this, row, key);
      }
      if (there === undefined) {
        throw new Error('power cut');
      }
      return add.call(this, there);
    };
  Object.assign(IDBObjectStore.prototype, { add: failing(add), put: failing(put) });
  return () => Object.assign(IDBObjectStore.prototype, { add, put });
}

describe('a sale', () => {
  it('is an order, an operation, a document and a change of stock (S0-7, S0-29)', async () => {
    const till = await testTill();
    const order = await sell(till, sale());

    expect(order).toMatchObject({
      offline_reference: expect.stringMatching(/^T1-\d{8}-001$/),
      total: 500,
      tax: 80,
      amount_paid: 500,
      remaining_amount: 0,
      payment_method: 'cash',
      payment_status: 'paid',
      status: 'completed',
      is_offline: false,
      branch_id: 'b-1',
      document_seq: 1,
      _sync_status: 'pending',
      _pending_operation: 'INSERT',
    });
    expect(order.payments).toMatchObject([{ amount: 500, tendered: 1000, change_given: 500 }]);
    expect(await till.db.orders.get(order.id)).toEqual(order);
    const [entry] = await till.db.sync_outbox.toArray();
    expect(entry).toMatchObject({ epoch: 1, seq: 1, type: 'orders.create', record_id: order.id });
    expect(entry?.payload).toMatchObject({ total: 500, items: [{ product_id: MILK.id, quantity: 2 }] });
    expect(Object.keys(entry?.payload ?? {}).filter((name) => name.startsWith('_') || name === 'id')).toEqual(
      [],
    );
    expect(await till.db.pending_stock.toArray()).toEqual([
      { epoch: 1, seq: 1, product_id: MILK.id, change: -2000 },
    ]);
  });

  it.each(['at once', 'when it is carried out'])(
    'is there as a whole or not at all, wherever it breaks off, %s (S1-93, R-1)',
    async (when) => {
      const till = await testTill();
      await sell(till, sale());
      const before = await sizes(till);
      const seq = await readState(till.db, 'seq');
      for (const name of [
        'orders',
        'sync_outbox',
        'fiscal_documents',
        'pending_stock',
        'sync_state',
      ] as const) {
        const there = await till.db.table<object>(name).toCollection().first();
        const mend = breakWrites(name, when === 'at once' ? undefined : there);
        await expect(sell(till, sale()), name).rejects.toThrow(
          when === 'at once' ? 'power cut' : /Constraint/,
        );
        mend();
        expect(await sizes(till), name).toEqual(before);
        expect(await readState(till.db, 'seq'), name).toBe(seq);
      }
      expect((await sell(till, sale())).offline_reference).toMatch(/-002$/);
    },
  );

  it('happens once under one id, however often it is asked for (R-4)', async () => {
    const till = await testTill();
    const twice = sale();
    const [first, second] = await Promise.all([sell(till, twice), sell(otherTab(till), twice)]);

    expect(second).toEqual(first);
    expect(await till.db.sync_outbox.count()).toBe(1);
    expect(await till.db.fiscal_documents.count()).toBe(1);
  });

  it('guesses right where nothing else happened: one transaction a sale (S0-19)', async () => {
    const { transaction } = IDBDatabase.prototype;
    let written = 0;
    IDBDatabase.prototype.transaction = function count(stores, mode, options) {
      written += mode === 'readwrite' ? 1 : 0;
      return transaction.call(this, stores, mode, options);
    };
    const till = await testTill();
    await sell(till, sale());
    written = 0;
    await sell(till, sale());
    await sell(till, sale());
    IDBDatabase.prototype.transaction = transaction;

    expect(written).toBe(2);
  });

  it('goes by what is in the store, whatever the sale before has left (R-4, R-8)', async () => {
    const till = await testTill();
    await sell(till, sale());
    await writeState(till.db, 'last_error', 'Unreachable');
    await writeState(till.db, 'shift_id', 'shift-2');
    const second = await sell(till, sale());
    const third = await sell(otherTab(till), sale());
    const fourth = sale();

    expect(second).toMatchObject({ is_offline: true, staff_work_session_id: 'shift-2', document_seq: 2 });
    expect(third).toMatchObject({ document_seq: 3 });
    expect(await sell(till, fourth)).toMatchObject({ document_seq: 4 });
    expect(await sell(till, fourth)).toMatchObject({ document_seq: 4 });
    expect((await till.db.sync_outbox.toArray()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('numbers densely over two tabs, and links every document (S2-22, B-2, B-3)', async () => {
    const till = await testTill();
    const tabs = [till, otherTab(till)];
    const sales = Array.from({ length: 40 }, (_, i) => sell(tabs[i % 2] ?? till, sale()));
    const orders = await Promise.all(sales);

    const seqs = (await till.db.sync_outbox.toArray()).map((entry) => entry.seq);
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    const numbers = orders.map((order) => Number(order.offline_reference?.slice(-3))).sort((a, b) => a - b);
    expect(numbers).toEqual(seqs);
    expect(firstBreak('d-1', await till.db.fiscal_documents.toArray())).toBeNull();
  });

  it('begins its numbers anew each day and each epoch (R-7, R-13)', async () => {
    const till = await testTill();
    const today = await sell(till, sale());
    const tomorrow = await sell({ ...till, now: () => new Date('2026-11-22T12:00:00.000Z') }, sale());
    await beginEpoch(till.db, 29_900_000);
    const reborn = await sell(till, sale());

    expect(today.offline_reference).toMatch(/^T1-20261121-001$/);
    expect(tomorrow.offline_reference).toMatch(/^T1-20261122-001$/);
    expect(reborn.offline_reference).toMatch(/^T1\.HSUZK-20261121-001$/);
    expect(await till.db.sync_outbox.get([29_900_000, 1])).toBeDefined();
  });

  it('splits the tender, leaves a debt where it is on credit, and never guesses how it was paid (S1-6, B-6)', async () => {
    const till = await testTill();
    const split = await sell(till, sale({ payments: [paid('card', 300), paid('cash', 500)] }));
    expect(split).toMatchObject({ payment_method: 'mixed', amount_paid: 500 });
    expect(split.payments).toMatchObject([{ amount: 300 }, { amount: 200, change_given: 300 }]);

    const details = { customer_id: 'c-1' };
    const part = await sell(till, sale({ payments: [paid('cash', 200), paid('credit', 300)], details }));
    expect(part).toMatchObject({ amount_paid: 200, remaining_amount: 300, payment_status: 'partial' });

    await expect(sell(till, sale({ payments: [] }))).rejects.toMatchObject({ reason: 'no_payment' });
    await expect(sell(till, sale({ payments: [paid('credit', 500)] }))).rejects.toMatchObject({
      reason: 'no_customer',
    });
    await expect(sell(till, sale({ items: [] }))).rejects.toMatchObject({ reason: 'no_items' });
    expect(await till.db.orders.count()).toBe(2);
  });

  it('sells weights with what they are measured in, and takes discounts off (S1-35, S1-46)', async () => {
    const till = await testTill();
    const order = await sell(till, sale({ items: [item(CHEESE, 0.375), item(MILK, 1, 50)], discount: 100 }));

    expect(order.items).toMatchObject([
      { quantity: 0.375, weight_sold: 0.375, weight_unit: 'kg', unit_price: 1999, total_price: 750 },
      { quantity: 1, discount: 50, given_discount: 50, total_price: 200 },
    ]);
    expect(order).toMatchObject({ subtotal: 950, discount: 100, total: 850 });
    await expect(sell(till, sale({ discount: 501 }))).rejects.toMatchObject({ reason: 'discount_too_high' });
  });

  it('belongs to the shift that is open and to who made it (B-1, R-8)', async () => {
    const till = await testTill();
    till.session.begin({ id: 's-1', name: 'Ada', role: 'cashier' });
    const shift = await openShift(till, 10_000);
    const order = await sell(till, sale());

    expect(order).toMatchObject({ staff_work_session_id: shift.id, employee_id: 's-1' });
  });

  it('takes its parked order away (B-11)', async () => {
    const till = await testTill();
    const parked = await park(till, { items: [item(MILK, 1)], discount: 0 }, 'table 4');
    const order = await sell(till, sale({ details: { parked_order_id: parked.id } }));

    expect(order.parked_order_id).toBe(parked.id);
    expect(await till.db.parked_orders.count()).toBe(0);
    const types = (await till.db.sync_outbox.toArray()).map((entry) => entry.type);
    expect(types).toEqual(['parked_orders.upsert', 'parked_orders.delete', 'orders.create']);
  });

  it('knows that the gateway was away', async () => {
    const till = await testTill();
    await writeState(till.db, 'last_error', 'Unreachable: no answer');
    expect((await sell(till, sale())).is_offline).toBe(true);
  });
});

describe('a void', () => {
  it('cancels the order, puts its goods back and is a document', async () => {
    const till = await testTill();
    const order = await sell(till, sale());
    const cancelled = await voidSale(till, order.id, 'wrong customer');

    expect(cancelled).toMatchObject({ status: 'cancelled', void_reason: 'wrong customer', total: 500 });
    const changes = (await till.db.pending_stock.toArray()).map((row) => row.change);
    expect(changes).toEqual([-2000, 2000]);
    expect(firstBreak('d-1', await till.db.fiscal_documents.toArray())).toBeNull();
    expect(await till.db.fiscal_documents.count()).toBe(2);
    await expect(voidSale(till, order.id, 'again')).rejects.toMatchObject({ reason: 'already_void' });
    await expect(voidSale(till, 'x', 'no such')).rejects.toMatchObject({ reason: 'unknown_record' });
    await expect(voidSale(till, order.id, ' ')).rejects.toMatchObject({ reason: 'reason_missing' });
  });

  it('keeps what the server has of an order that it changes (S1-97)', async () => {
    const till = await testTill();
    const order = await sell(till, sale());
    await till.db.orders.update(order.id, { version: 3, _synced: 1, _sync_status: 'synced' });
    await till.db.sync_outbox.toCollection().modify({
      receipt: { op_id: 'o', seq: 1, device_id: 'd-1', status: 'applied', table: 'orders', id: order.id },
      _sync_status: 'synced',
    });
    await voidSale(till, order.id, 'wrong');

    const kept = await till.db.server_rows.get(['orders', order.id]);
    expect(kept).toMatchObject({ version: 3, deleted: false, data: { status: 'completed', total: 500 } });
    expect(Object.keys(kept?.data ?? {}).filter((name) => name.startsWith('_'))).toEqual([]);
    expect(await till.db.sync_outbox.get([1, 2])).toMatchObject({ base_version: 3, type: 'orders.void' });
  });
});
