import { expect, test } from 'vitest';
import { paymentOf, type Typed } from './paying';

const TODAY = '2026-11-21';
const typed: Typed = { amount: '12.50', method: 'cash', reference: ' ', day: TODAY };

test('what is complete becomes a payment; of today the server knows the time', () => {
  expect(paymentOf(typed, TODAY)).toEqual({ amount: 1250, payment_method: 'cash' });
  expect(
    paymentOf({ ...typed, method: 'bank_transfer', reference: ' T-1 ', day: '2026-11-20' }, TODAY),
  ).toEqual({
    amount: 1250,
    payment_method: 'bank_transfer',
    reference: 'T-1',
    paid_at: new Date(2026, 10, 20).toISOString(),
  });
});

test.each([
  ['nothing', { amount: '' }],
  ['zero', { amount: '0' }],
  ['less than nothing', { amount: '-5' }],
  ['no amount', { amount: 'ten' }],
  ['no method: it is never chosen for the person', { method: '' }],
  ['a day to come', { day: '2026-11-22' }],
  ['no day', { day: '' }],
] satisfies [string, Partial<Typed>][])('is not sent: %s', (_, wrong) => {
  expect(paymentOf({ ...typed, ...wrong }, TODAY)).toBeNull();
});
