import { describe, expect, test } from 'vitest';
import { computeTotals, type SaleLine } from './money';
import { thousandths } from './quantity';
import { halfUp, spread, sum, timesOver } from './rounding';
import { seededRandom, vectors } from './vectors.test-support';

interface Vector {
  name: string;
  lines: {
    quantity: string;
    unit_price: number;
    discount: number;
    tax_rate: number;
    tax_included: boolean;
  }[];
  discount: number;
  shipping_cost: number;
  cash_rounding: number;
  expected: {
    line_totals: number[];
    line_taxes: number[];
    subtotal: number;
    tax: number;
    rounding: number;
    total: number;
  };
}

describe('B-4, R-14: the cases that servers and tills share', () => {
  const cases = vectors<Vector[]>('money');

  test('are all there', () => expect(cases.length).toBeGreaterThanOrEqual(240));

  test.each(cases)('$name', ({ lines, discount, shipping_cost, cash_rounding, expected }) => {
    const totals = computeTotals(
      lines.map((line) => ({
        quantity: thousandths(line.quantity),
        unitPrice: line.unit_price,
        discount: line.discount,
        taxRate: line.tax_rate,
        taxIncluded: line.tax_included,
      })),
      { discount, shipping: shipping_cost, cashRounding: cash_rounding },
    );

    expect(totals).toEqual({
      lineTotals: expected.line_totals,
      lineTaxes: expected.line_taxes,
      subtotal: expected.subtotal,
      discount,
      tax: expected.tax,
      rounding: expected.rounding,
      total: expected.total,
    });
  });
});

const line = (more: Partial<SaleLine>): SaleLine => ({
  quantity: 1000,
  unitPrice: 100,
  discount: 0,
  taxRate: 0,
  taxIncluded: true,
  ...more,
});

test('a discount can not exceed what it is taken from', () => {
  expect(() => computeTotals([line({})], { discount: 101 })).toThrow('order 101 of 100');
  expect(() => computeTotals([line({})], { discount: -1 })).toThrow('order -1 of 100');
  expect(() => computeTotals([line({ discount: 101 })])).toThrow(RangeError);
});

test('what no number can hold is an error, not a wrong total', () => {
  expect(() => computeTotals([line({ quantity: 1_000_000_000, unitPrice: 9_007_199_254_740_991 })])).toThrow(
    RangeError,
  );
  expect(() => computeTotals([line({ unitPrice: 1.5 })])).toThrow(RangeError);
});

test('large amounts are exact', () => {
  expect(timesOver(9_007_199_254_740_991, 999, 1000)).toBe(8_998_192_055_486_250);
  expect(computeTotals([line({ quantity: 999_999, unitPrice: 9_000_000_000_000 })]).total).toBe(
    8_999_991_000_000_000,
  );
});

test('halves go up, below zero too', () => {
  expect([5, 4, -5, -6, 15].map((n) => halfUp(n, 10))).toEqual([1, 0, 0, -1, 2]);
});

test('discounts are spread to the penny, and rounding stays below half a coin', () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let round = 0; round < 5_000; round += 1) {
    const lines = Array.from({ length: 1 + below(9) }, () =>
      line({ quantity: 1 + below(9_999), unitPrice: below(50_000), taxRate: 1900 }),
    );
    const { subtotal, lineTotals } = computeTotals(lines);
    const discount = below(subtotal + 1);

    const totals = computeTotals(lines, { discount, cashRounding: 5 });

    expect(totals.total - totals.rounding, `seed ${seed}`).toBe(subtotal - discount);
    expect(Math.abs(totals.rounding), `seed ${seed}`).toBeLessThanOrEqual(2);
    expect(sum(spread(discount, lineTotals)), `seed ${seed}`).toBe(discount);
  }
});
