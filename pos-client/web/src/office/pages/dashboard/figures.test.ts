import { expect, test } from 'vitest';
import { change, hours, type SalesRow, top, totals, upTo } from './figures';

function row(key: string, of: Partial<SalesRow>): SalesRow {
  return {
    key,
    name: key,
    sales_count: 0,
    sales_total: 0,
    returns_count: 0,
    returns_total: 0,
    net: 0,
    discount: 0,
    tax: 0,
    quantity: 0,
    cost: 0,
    lines_without_cost: 0,
    revenue_without_cost: 0,
    margin: 0,
    ...of,
  };
}

test('adds up the hours; the margin is of what has a cost', () => {
  const sums = totals([
    row('09', { sales_count: 2, sales_total: 1000, net: 900, returns_total: 100, tax: 100, margin: 300 }),
    row('10', {
      sales_count: 1,
      sales_total: 500,
      net: 500,
      tax: 50,
      revenue_without_cost: 250,
      margin: 100,
    }),
  ]);
  expect(sums).toEqual({
    net: 1400,
    sales: 3,
    average: 500,
    returns: 100,
    margin: 400,
    marginShare: 4000,
    withoutCost: 250,
  });
});

test('nothing sold is no average and no share', () => {
  expect(totals([])).toMatchObject({ net: 0, average: null, marginShare: null });
  expect(change(5, 0)).toBeNull();
  expect(change(150, 100)).toBe(5000);
  expect(change(50, 100)).toBe(-5000);
});

test('compares with the same hours, and shows no bar for hours that are to come', () => {
  const before = [row('07', { net: 1 }), row('12', { net: 2 }), row('21', { net: 4 })];
  expect(totals(upTo(before, 12)).net).toBe(3);
  expect(totals(upTo(before, null)).net).toBe(7);
  const span = hours([row('10', { net: 8 })], before, 12);
  expect(span.hours[0]).toBe(7);
  expect(span.hours.at(-1)).toBe(21);
  expect(span.now.slice(3, 7)).toEqual([8, 0, 0, null]);
  expect(span.before[5]).toBe(2);
});

test('the top ones, and the rest as a sum', () => {
  const ranked = top([row('a', { net: 1 }), row('b', { net: 5 }), row('c', { net: 3 })], 2);
  expect(ranked.rows.map(({ key }) => key)).toEqual(['b', 'c']);
  expect(ranked.rest).toBe(1);
});
