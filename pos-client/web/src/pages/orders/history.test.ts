import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../store/records';
import { testTill } from '../../store/till.test-support';
import { findOrders, type Question } from './history';

const ASKED: Question = { text: '', customerIds: new Set(), day: '', kind: 'all', limit: 10 };

function order(day: number, more: Partial<Order> = {}): Order {
  const created_at = new Date(2026, 10, day, 23, 59, 59).toISOString();
  const offline_reference = `T1-202611${day}-001`;
  return {
    id: `o-${day}`,
    created_at,
    offline_reference,
    total: 500,
    payment_method: 'cash',
    items: [],
    ...more,
  };
}

async function found(question: Partial<Question>): Promise<string[]> {
  const till = await testTill();
  await till.db.orders.bulkPut([
    order(18, { global_order_number: 10_231, transaction_code: 'TRX-MC01-BRN01-261118-7K3Q' }),
    order(19, { customer_id: 'c-1', remaining_amount: 200, payment_status: 'partial' }),
    order(20, { status: 'cancelled', remaining_amount: 500, _synced: 0 }),
    order(21, { remaining_amount: 0, amount_paid: 500 }),
  ]);
  return (await findOrders(till, { ...ASKED, ...question })).rows.map(({ order: { id } }) => id);
}

describe('the history', () => {
  it('has the newest first, in parts', async () => {
    expect(await found({})).toEqual(['o-21', 'o-20', 'o-19', 'o-18']);
    expect(await found({ limit: 2 })).toEqual(['o-21', 'o-20']);
  });

  it('is searched by number, reference, code and customer', async () => {
    expect(await found({ text: '#10231' })).toEqual(['o-18']);
    expect(await found({ text: 't1-20261120' })).toEqual(['o-20']);
    expect(await found({ text: '7k3q' })).toEqual(['o-18']);
    expect(await found({ text: 'amal', customerIds: new Set(['c-1']) })).toEqual(['o-19']);
  });

  it('knows days of the device, what is due, void and unsent', async () => {
    expect(await found({ day: '2026-11-20' })).toEqual(['o-20']);
    expect(await found({ kind: 'due' })).toEqual(['o-19']);
    expect(await found({ kind: 'void' })).toEqual(['o-20']);
    expect(await found({ kind: 'unsynced' })).toEqual(['o-20']);
  });
});
