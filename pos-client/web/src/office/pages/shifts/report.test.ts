import { expect, test } from 'vitest';
import { movementsOf, type ShiftReport, sumOf, tendersOf } from './report';

const REPORT: ShiftReport = {
  kind: 'z',
  opening_float: 100,
  cash_in: 0,
  cash_out: 0,
  expected_cash: 100,
  sales: { credit: 5, cash: 10 },
  refunds: { card: 3 },
  counted: { voucher: 1, cash: 110 },
};

test('a report lists every way of payment once, cash first', () => {
  expect(tendersOf(REPORT)).toEqual(['cash', 'card', 'credit', 'voucher']);
});

test('sums what a way of payment came to', () => {
  expect(sumOf(REPORT.sales)).toBe(15);
  expect(sumOf(undefined)).toBe(0);
});

test('movements are a list, and nothing else is', () => {
  expect(movementsOf([{ kind: 'cash_in', amount: 5 }, null, {}])).toEqual([{ kind: 'cash_in', amount: 5 }]);
  expect(movementsOf('x')).toEqual([]);
});
