import { expect, test } from 'vitest';
import { documentPage, type Entry, paymentIn } from './entries';

const entry = (kind: Entry['kind'], document_table: string, document_id: string | null = 'd-1'): Entry => ({
  id: 'e-1',
  kind,
  amount: 100,
  balance_after: 0,
  document_table,
  document_id,
});

test('an entry leads to its document, and a payment to itself', () => {
  expect(documentPage(entry('sale', 'orders'))).toBe('/orders/d-1');
  expect(documentPage(entry('received', 'supplier_purchases'))).toBe('/purchases/d-1');
  expect(documentPage(entry('payment', 'payments'))).toBeNull();
  expect(paymentIn(entry('payment', 'payments'))).toEqual({ table: 'payments', id: 'd-1' });
  expect(paymentIn(entry('paid', 'supplier_payments'))).toEqual({ table: 'supplier_payments', id: 'd-1' });
  expect(paymentIn(entry('sale', 'orders'))).toBeNull();
});

test('what has no page and no document leads nowhere', () => {
  for (const one of [entry('returned', 'conflicts'), entry('payment', 'payments', null)]) {
    expect(documentPage(one)).toBeNull();
    expect(paymentIn(one)).toBeNull();
  }
});
