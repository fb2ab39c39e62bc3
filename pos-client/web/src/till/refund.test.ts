import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { firstBreak } from '../domain/fiscal';
import { ONE } from '../domain/quantity';
import { otherTab, testTill } from '../store/till.test-support';
import { findSale, refund, refundUnseen, returnsOf } from './refund';
import { CHEESE, item, MILK, sale } from './sale.test-support';
import { sell } from './sell';
import { voidSale } from './void';

describe('a return (B-7)', () => {
  it('gives back what was paid, once, and puts the goods back', async () => {
    const till = await testTill();
    const order = await sell(till, sale({ discount: 100 }));
    const line = order.items[0]?.id ?? '';
    const half = {
      order_id: order.id,
      lines: [{ order_item_id: line, quantity: ONE }],
      refund_method: 'cash',
    } as const;
    const made = await refund(till, { id: 'r-1', ...half, details: { reason: 'sour' } });
    expect(made).toMatchObject({
      offline_reference: expect.stringMatching(/-002$/),
      original_offline_reference: order.offline_reference,
      order_id: order.id,
      total: 200,
      reason: 'sour',
      return_type: 'refund',
      payments: [{ kind: 'refund', payment_method: 'cash', amount: 200 }],
      items: [{ quantity: 1, disposition: 'restock', order_item_id: line, line_number: 1 }],
    });
    expect(await refund(till, { id: 'r-1', ...half })).toEqual(made);
    const both = await Promise.allSettled([
      refund(till, {
        id: 'r-2',
        ...half,
        lines: [{ order_item_id: line, quantity: ONE, details: { disposition: 'loss' } }],
      }),
      refund(otherTab(till), { id: 'r-3', ...half }),
    ]);
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(refund(till, { id: 'r-4', ...half })).rejects.toMatchObject({ reason: 'over_refund' });

    expect(await returnsOf(till, order.id)).toHaveLength(2);
    expect((await till.db.pending_stock.toArray()).map((row) => row.change).slice(0, 2)).toEqual([
      -2000, 1000,
    ]);
    expect(firstBreak('d-1', await till.db.fiscal_documents.toArray())).toBeNull();
  });

  it('needs lines of a sale that stands', async () => {
    const till = await testTill();
    const order = await sell(till, sale());
    const asked = { id: 'r-1', order_id: order.id, refund_method: 'card' } as const;
    await expect(refund(till, { ...asked, lines: [] })).rejects.toMatchObject({ reason: 'no_items' });
    const lines = [{ order_item_id: order.items[0]?.id ?? '', quantity: 1 }];
    await expect(refund(till, { ...asked, order_id: 'x', lines })).rejects.toMatchObject({
      reason: 'unknown_record',
    });
    await voidSale(till, order.id, 'wrong');
    await expect(refund(till, { ...asked, lines })).rejects.toMatchObject({ reason: 'already_void' });
    expect(await till.db.returns.count()).toBe(0);
  });

  it('of a sale that isn’t known here names its number', async () => {
    const till = await testTill();
    const made = await refundUnseen(till, {
      id: 'r-1',
      original_offline_reference: ' T9-20261120-014 ',
      items: [item(CHEESE, 0.5), item(MILK, 1, 50)],
      refund_method: 'cash',
    });
    expect(made).toMatchObject({ original_offline_reference: 'T9-20261120-014', total: 1200 });
    expect(made).not.toHaveProperty('order_id');
    expect(made.items).toMatchObject([{ weight_sold: 0.5, disposition: 'restock' }, { discount: 50 }]);
  });
});

describe('a sale', () => {
  it('is found by every number that it has', async () => {
    const till = await testTill();
    const order = await sell(till, sale());
    await sell(till, sale());
    await till.db.orders.update(order.id, { global_order_number: 10231, transaction_code: 'TRX-1' });
    for (const number of [order.id, ` ${order.offline_reference} `, '10231', 'TRX-1']) {
      expect((await findSale(till, number))?.id, number).toBe(order.id);
    }
    expect(await findSale(till, 'undefined')).toBeUndefined();
    expect(await findSale(till, '')).toBeUndefined();
  });
});
