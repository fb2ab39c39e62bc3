import { describe, expect, it } from 'vitest';
import type { Product } from '../../store/records';
import { totalsOf } from '../../till/sale';
import { newLine, readItems } from './unseen';

const MILK: Product = { id: 'p-1', name: 'Milk', price: 250, tax_rate: 500, tax_included: true };
const GRAPES: Product = {
  id: 'p-2',
  name: 'Grapes',
  price: 1,
  sell_by_weight: true,
  price_per_weight_unit: 400,
};
const cents = (typed: string) => (/^\d+$/.test(typed) ? Number(typed) : null);

describe('a receipt that is read off', () => {
  it('begins with today’s price and takes the one that was paid', () => {
    const milk = newLine('1', MILK, String);
    const grapes = { ...newLine('2', GRAPES, String), quantity: 500 };
    expect(milk.price).toBe('250');
    const items = readItems([{ ...milk, price: '240' }, grapes], cents) ?? [];
    expect(totalsOf({ items, discount: 0 })).toMatchObject({ total: 440, lineTotals: [240, 200] });
    expect(items[1]?.cart.unit).toBe('weight');
  });

  it('says what can’t be sold again', () => {
    const milk = newLine('1', MILK, String);
    expect(readItems([milk, { ...milk, damaged: true }], cents)).toMatchObject([
      { disposition: 'restock' },
      { disposition: 'loss' },
    ]);
  });

  it('waits for prices and quantities', () => {
    const milk = newLine('1', MILK, String);
    expect(readItems([{ ...milk, price: '2x' }], cents)).toBeNull();
    expect(readItems([{ ...milk, quantity: 0 }], cents)).toBeNull();
  });
});
