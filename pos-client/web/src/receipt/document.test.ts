import { beforeAll, expect, test } from 'vitest';
import { currency, loadLanguage } from '../i18n';
import type { Order } from '../store/records';
import type { Surroundings } from '../store/settings';
import { orderReceipt, type ReceiptLine } from './document';
import { isLatin } from './latin';

const around: Surroundings = {
  organization: { id: 'o', code: 'CM', name: 'Corner Market', currency: 'EUR', tax_number: 'DE 123' },
  branch: undefined,
  deviceId: 'd',
  deviceLabel: 'TILL1',
  settings: { receipt_header: 'Harbour Street 12', receipt_footer: 'Bye' },
  chain: {},
  currency: 'EUR',
  zone: 'UTC',
  cashRounding: 5,
};

const order: Order = {
  id: 'sale',
  offline_reference: 'TILL1-20261121-007',
  occurred_at: '2026-11-21T12:00:00.000Z',
  payment_method: 'mixed',
  subtotal: 1238,
  discount: 0,
  tax: 59,
  total: 1240,
  cash_rounding: 5,
  items: [
    {
      product_id: 'a',
      name: 'Bananas',
      quantity: 1.25,
      unit_price: 189,
      total_price: 236,
      tax_rate: 500,
      selling_unit_type: 'weight',
      weight_unit: 'kg',
    },
    {
      product_id: 'b',
      name: 'Shirt',
      quantity: 1,
      unit_price: 1100,
      discount: 98,
      total_price: 1002,
      tax_rate: 500,
      variant_display_name: 'Navy / L',
    },
  ],
  payments: [{ id: 'p', payment_method: 'cash', amount: 1240, tendered: 2000, change_given: 760 }],
};

const rows = (lines: readonly ReceiptLine[]) =>
  lines.flatMap((line) => (line.kind === 'row' ? [`${line.label}: ${line.value}`] : []));
const texts = (lines: readonly ReceiptLine[]) => lines.flatMap((line) => ('text' in line ? [line.text] : []));

beforeAll(async () => {
  await loadLanguage('en');
  currency.value = 'EUR';
});

test('a receipt tells what was bought, the tax in it, how it was paid and what was given back', () => {
  const { lines, reference } = orderReceipt(order, { around, cashier: 'Nora' });
  expect(reference).toBe('TILL1-20261121-007');
  expect(rows(lines)).toEqual(
    expect.arrayContaining([
      'Cashier: Nora',
      '1.25 kg × 1.89: 2.36',
      '1 × 11.00: 10.02',
      'Cash rounding: 0.02',
      'TOTAL: €12.40',
      'Tax 5%: 0.59',
      'Cash: 20.00',
      'Change: 7.60',
    ]),
  );
  expect(texts(lines)).toEqual(
    expect.arrayContaining([
      'Corner Market',
      'Tax no. DE 123',
      'Shirt · Navy / L',
      'discount 0.98 taken off',
      'Bye',
    ]),
  );
});

test('a reprint is marked as a copy (B-13), a void sale as void', () => {
  expect(texts(orderReceipt(order, { around }).lines)).not.toContain('COPY');
  const voided = orderReceipt({ ...order, voided_at: '2026-11-21T13:00:00.000Z' }, { around, copy: true });
  expect(texts(voided.lines)).toEqual(expect.arrayContaining(['COPY', 'VOID']));
});

test('a note stands on the receipt, line by line (S1-26)', () => {
  const noted = { ...order, notes: 'Deliver after six\nSide door' };
  const said = texts(orderReceipt(noted, { around }).lines);
  expect(said).toContain('Note: Deliver after six');
  expect(said).toContain('Side door');
  expect(texts(orderReceipt(order, { around }).lines).some((text) => text.startsWith('Note'))).toBe(false);
});

test('a length is in metres, a box is a box, and a header has its lines', () => {
  const hose = { product_id: 'h', name: 'Hose', quantity: 2.5, unit_price: 249, total_price: 623 };
  const mixed: Order = {
    ...order,
    items: [
      { ...hose, selling_unit_type: 'meter', meters_sold: 2.5 },
      { ...hose, quantity: 1, selling_unit_type: 'box', boxes_sold: 1 },
    ],
  };
  const twoLines = { ...around, settings: { receipt_header: 'Harbour Street 12\nopen till eight' } };
  const { lines } = orderReceipt(mixed, { around: twoLines });
  expect(rows(lines)).toContain('2.5 m × 2.49: 6.23');
  expect(rows(lines)).toContain('1 Box × 2.49: 6.23');
  expect(texts(lines)).toContain('open till eight');
});

test('what a printer has no letters for is drawn as a picture', async () => {
  expect(isLatin(orderReceipt(order, { around }))).toBe(true);
  const name = 'سوق الواحة';
  expect(isLatin(orderReceipt(order, { around: { ...around, settings: { store_name: name } } }))).toBe(false);
  await loadLanguage('ar');
  const arabic = orderReceipt(order, { around });
  expect(arabic.rtl).toBe(true);
  expect(isLatin(arabic)).toBe(false);
});
