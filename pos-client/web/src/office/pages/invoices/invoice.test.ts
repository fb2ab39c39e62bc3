import { expect, test } from 'vitest';
import type { Invoice, Order } from '../../../store/records';
import {
  customerIn,
  type Heading,
  headingOf,
  invoiceOf,
  isComplete,
  isOverdue,
  openOf,
  roundingOf,
  taxesOf,
} from './invoice';

const ORDER: Order = {
  id: 'o-1',
  global_order_number: 12,
  customer_id: 'c-1',
  subtotal: 2380,
  discount: 238,
  tax: 342,
  total: 2640,
  shipping_cost: 499,
  amount_paid: 1000,
  remaining_amount: 1640,
  payment_method: 'credit',
  items: [
    {
      product_id: 'p-1',
      name: 'Tea',
      variant_display_name: 'Green',
      quantity: 2,
      unit_price: 1190,
      total_price: 2380,
      tax_rate: 1900,
      tax_included: true,
    },
  ],
};
const HEADING: Heading = {
  ...headingOf(ORDER, { id: 'c-1', name: 'Ada', address: 'Pier 1', city: 'Kiel' }, '2026-11-21'),
  due: '2026-12-05',
};
const WORDS = { product: (id: string) => `product ${id}`, shipping: 'Shipping' };

test('the heading begins with the sale’s number and its customer', () => {
  expect(HEADING).toMatchObject({
    number: 'INV-12',
    customerId: 'c-1',
    name: 'Ada',
    address: 'Pier 1\nKiel',
    taxNumber: '',
    issued: '2026-11-21',
  });
  expect(headingOf(ORDER, null, '2026-11-21', 1).number).toBe('INV-12-2');
  expect(customerIn(null)).toEqual({ customerId: null, name: '', taxNumber: '', address: '' });
});

test('an invoice has the sale’s money, and shipping as a line', () => {
  const invoice = invoiceOf(ORDER, HEADING, WORDS);
  expect(invoice).toMatchObject({
    order_id: 'o-1',
    invoice_number: 'INV-12',
    customer_name: 'Ada',
    due_date: '2026-12-05',
    subtotal: 2879,
    discount: 238,
    tax: 342,
    total: 2640,
    amount_paid: 1000,
    status: 'issued',
  });
  expect(invoice.items).toEqual([
    expect.objectContaining({ product_id: 'p-1', name: 'Tea · Green', total_price: 2380, tax_rate: 1900 }),
    { name: 'Shipping', quantity: 1, unit_price: 499, total_price: 499 },
  ]);
  expect(invoice).not.toHaveProperty('customer_tax_number');
  const paid = invoiceOf({ ...ORDER, amount_paid: 2640, remaining_amount: 0 }, HEADING, WORDS);
  expect(paid.status).toBe('paid');
});

test('the tax is told by rate, and rounding is what is left', () => {
  const invoice = invoiceOf(ORDER, HEADING, WORDS) as unknown as Invoice;
  const taxes = taxesOf(invoice);
  expect(taxes).toEqual([{ rate: 1900, included: true, tax: 342 }]);
  expect(roundingOf(invoice, taxes)).toBe(-1);
});

test('a tax that was counted otherwise is not told by rate', () => {
  const invoice = { ...(invoiceOf(ORDER, HEADING, WORDS) as unknown as Invoice), tax: 300 };
  expect(taxesOf(invoice)).toEqual([]);
  expect(roundingOf(invoice, [])).toBe(0);
});

test('what is open, and since when too long', () => {
  const invoice = { id: 'i', items: [], total: 500, amount_paid: 200, status: 'issued' } as Invoice;
  expect(openOf(invoice)).toBe(300);
  expect(openOf({ ...invoice, status: 'paid' })).toBe(0);
  expect(isOverdue({ status: 'issued', due_date: '2026-11-20' }, '2026-11-21')).toBe(true);
  expect(isOverdue({ status: 'issued', due_date: '2026-11-21' }, '2026-11-21')).toBe(false);
  expect(isOverdue({ status: 'paid', due_date: '2026-11-01' }, '2026-11-21')).toBe(false);
  expect(isOverdue({ status: 'issued' }, '2026-11-21')).toBe(false);
});

test('an invoice needs a number, a name, and days in their order', () => {
  expect(isComplete(HEADING)).toBe(true);
  expect(isComplete({ ...HEADING, due: '' })).toBe(true);
  for (const wrong of [{ number: ' ' }, { name: '' }, { issued: '' }, { due: '2026-11-20' }]) {
    expect(isComplete({ ...HEADING, ...wrong })).toBe(false);
  }
});
