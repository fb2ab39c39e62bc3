import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { firstBreak } from '../domain/fiscal';
import { ONE } from '../domain/quantity';
import type { Till } from '../store/till';
import { otherTab, testTill } from '../store/till.test-support';
import { removeExpense, spend } from './expenses';
import { refund } from './refund';
import { paid, sale } from './sale.test-support';
import { sell } from './sell';
import { cashIn, cashOut, closeShift, currentShift, movementsOf, openShift, reportOf } from './shifts';

async function worked(): Promise<Till> {
  const till = await testTill();
  till.session.begin({ id: 'ada', name: 'Ada', role: 'cashier' });
  return till;
}

describe('a shift (B-1)', () => {
  it('is opened, moved cash in and closed, as operations and a document', async () => {
    const till = await worked();
    const shift = await openShift(till, 10_000);
    expect(shift).toMatchObject({ status: 'open', employee_id: 'ada', opening_float: 10_000 });
    await cashIn(till, 500, 'change');
    const moved = await cashOut(till, 2000, 'to the bank');
    expect(movementsOf(moved)).toMatchObject([
      { kind: 'cash_in', amount: 500, reason: 'change' },
      { kind: 'cash_out', amount: 2000, employee_id: 'ada' },
    ]);
    expect((await currentShift(till))?.id).toBe(shift.id);

    const closed = await closeShift(till, { cash: 8500, card: 0 });
    expect(closed).toMatchObject({ status: 'closed', counted: { cash: 8500, card: 0 } });
    expect(await currentShift(till)).toBeUndefined();
    const operations = await till.db.sync_outbox.toArray();
    expect(operations.map((entry) => entry.type.split('.')[1])).toEqual([
      'open',
      'cash_in',
      'cash_out',
      'close',
    ]);
    expect(operations[3]?.payload).toMatchObject({ counted: { cash: 8500, card: 0 }, document_seq: 1 });
    expect(firstBreak('d-1', await till.db.fiscal_documents.toArray())).toBeNull();
  });

  it('is reported as X and Z, with what differs (B-1)', async () => {
    const till = await worked();
    const shift = await openShift(till, 10_000);
    await sell(till, sale());
    const order = await sell(till, sale({ payments: [paid('card', 500)] }));
    const lines = [{ order_item_id: order.items[0]?.id ?? '', quantity: ONE }];
    await refund(till, { id: 'r-1', order_id: order.id, lines, refund_method: 'cash' });
    await spend(till, { amount: 100, payment_method: 'cash' });
    await cashIn(till, 50, 'coins');
    expect(await reportOf(till)).toMatchObject({
      sales_count: 2,
      sales: { cash: 500, card: 500 },
      refunds: { cash: 250 },
      expected_cash: 10_200,
    });
    await closeShift(till, { cash: 10_190, card: 500 });
    expect(await reportOf(till, shift.id)).toMatchObject({ differences: { cash: -10, card: 0 } });
    await expect(reportOf(till)).rejects.toMatchObject({ reason: 'no_shift' });
  });

  it('is one at a time, in all tabs, and needs somebody', async () => {
    const till = await worked();
    const tab = otherTab(till);
    tab.session.begin({ id: 'bob', name: 'Bob', role: 'cashier' });
    const opened = await Promise.allSettled([openShift(till, 0), openShift(tab, 0)]);
    expect(opened.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(openShift(till, 0)).rejects.toMatchObject({ reason: 'shift_open' });
    await closeShift(till, { cash: 0 });
    await expect(cashIn(till, 1, 'x')).rejects.toMatchObject({ reason: 'no_shift' });
    await expect(closeShift(till, {})).rejects.toMatchObject({ reason: 'no_shift' });
    till.session.end();
    await expect(openShift(till, 0)).rejects.toMatchObject({ reason: 'people_locked' });
  });

  it('takes no amount that makes no sense', async () => {
    const till = await worked();
    await expect(openShift(till, -1)).rejects.toMatchObject({ reason: 'amount_not_positive' });
    await openShift(till, 0);
    await expect(cashIn(till, 0, 'x')).rejects.toMatchObject({ reason: 'amount_not_positive' });
    await expect(cashOut(till, 0.5, 'x')).rejects.toMatchObject({ reason: 'amount_not_positive' });
    await expect(cashOut(till, 5, '')).rejects.toMatchObject({ reason: 'reason_missing' });
  });
});

describe('an expense (S3-7)', () => {
  it('belongs to the open shift, and can be taken back', async () => {
    const till = await worked();
    const shift = await openShift(till, 0);
    const expense = await spend(till, { amount: 1250, payment_method: 'cash', description: 'stamps' });
    expect(expense).toMatchObject({ staff_work_session_id: shift.id, employee_id: 'ada', amount: 1250 });
    expect(expense.expense_date).toMatch(/^2026-11-2\d$/);
    await removeExpense(till, expense.id);
    expect(await till.db.expenses.count()).toBe(0);
    const types = (await till.db.sync_outbox.toArray()).map((entry) => entry.type);
    expect(types.slice(1)).toEqual(['expenses.upsert', 'expenses.delete']);
    await expect(removeExpense(till, expense.id)).rejects.toMatchObject({ reason: 'unknown_record' });
    await expect(spend(till, { amount: 0, payment_method: 'cash' })).rejects.toMatchObject({
      reason: 'amount_not_positive',
    });
  });
});
