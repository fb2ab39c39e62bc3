import { describe, expect, it } from 'vitest';
import { type Arrival, split } from './lay';

function arrivals(table: string, count: number): Arrival[] {
  return Array.from({ length: count }, (_, i) => ({ table, id: `${table}${i}`, version: 1, row: null }));
}

describe('a page is written in pieces', () => {
  it('that keep what is one: stock levels with the receipts of their sales', () => {
    const page = [...arrivals('products', 5), ...arrivals('stock_levels', 9), ...arrivals('orders', 4)];
    const { before, last } = split(page, { rows: 3, products: 2 });
    expect(before.map((piece) => piece.map(({ id }) => id))).toEqual([
      ['products0', 'products1'],
      ['products2', 'products3'],
      ['orders0', 'orders1', 'orders2'],
    ]);
    expect(last.map(({ id }) => id)).toEqual([
      ...arrivals('stock_levels', 9).map(({ id }) => id),
      'products4',
      'orders3',
    ]);
  });
});
