import { expect, test } from 'vitest';
import { totals } from './full-sync';

test('groups add up by verdict, and those without an amount count too', () => {
  const sums = totals([
    { type: 'orders.create', day: '2026-11-20', verdict: 'missing', count: 3, amount: 1200 },
    { type: 'orders.create', day: '2026-11-21', verdict: 'missing', count: 2, amount: 300 },
    { type: 'customers.upsert', day: '2026-11-21', verdict: 'missing', count: 1 },
    { type: 'orders.create', day: '2026-11-21', verdict: 'known', count: 9, amount: 50 },
  ]);
  expect(sums.missing).toEqual({ count: 6, amount: 1500 });
  expect(sums.known).toEqual({ count: 9, amount: 50 });
  expect(sums.excluded).toEqual({ count: 0, amount: 0 });
});
