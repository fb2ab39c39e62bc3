import { describe, expect, it } from 'vitest';
import { type Arrival, partsOf } from './lay';

function arrivals(table: string, count: number): Arrival[] {
  return Array.from({ length: count }, (_, i) => ({ table, id: `${table}${i}`, version: 1, row: null }));
}

describe('a page is written in parts', () => {
  it('that keep what is one: stock levels with the receipts of their sales', () => {
    const [products, levels, orders] = [
      arrivals('products', 5),
      arrivals('stock_levels', 9),
      arrivals('orders', 4),
    ];
    expect(partsOf([...products, ...levels, ...orders])).toEqual({ products, rows: orders, levels });
  });
});
