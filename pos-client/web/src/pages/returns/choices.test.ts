import { describe, expect, it } from 'vitest';
import { refundable } from '../../domain/refund';
import type { Order } from '../../store/records';
import { allChosen, amountOf, type Choices, isLate, returnedLines, withChoice } from './choices';

const NONE: Choices = new Map();
const ORDER: Order = {
  id: 'o-1',
  subtotal: 700,
  total: 700,
  payment_method: 'cash',
  items: [
    { id: 'l-1', product_id: 'p-1', quantity: 2, unit_price: 250, total_price: 500 },
    {
      id: 'l-2',
      product_id: 'p-2',
      quantity: 0.5,
      unit_price: 400,
      total_price: 200,
      selling_unit_type: 'weight',
    },
  ],
};

describe('what comes back of a sale', () => {
  it('is chosen line by line, and worth what was paid', () => {
    const one = withChoice(NONE, 'l-1', { quantity: 1000 });
    expect(amountOf(ORDER, [], NONE)).toBe(0);
    expect(amountOf(ORDER, [], one)).toBe(250);
    expect(amountOf(ORDER, [], withChoice(one, 'l-1', { quantity: 3000 }))).toBeNull();
    expect(returnedLines(withChoice(one, 'l-1', { damaged: true }))).toEqual([
      { order_item_id: 'l-1', quantity: 1000, details: { disposition: 'loss' } },
    ]);
  });

  it('may be all that is left', () => {
    const all = allChosen(refundable(ORDER, []).lines, withChoice(NONE, 'l-2', { damaged: true }));
    expect(all.get('l-1')).toEqual({ quantity: 2000, damaged: false });
    expect(all.get('l-2')).toEqual({ quantity: 500, damaged: true });
    expect(amountOf(ORDER, [], all)).toBe(700);
  });

  it('comes late after the chain’s days', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    expect(isLate('2026-11-01T12:00:00Z', 14, now)).toBe(true);
    expect(isLate('2026-11-08T12:00:00Z', 14, now)).toBe(false);
    expect(isLate('2020-01-01T12:00:00Z', null, now)).toBe(false);
  });
});
