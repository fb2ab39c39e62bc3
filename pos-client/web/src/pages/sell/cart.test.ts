import { expect, test } from 'vitest';
import { readPriceBook } from '../../domain/pricing';
import type { Product } from '../../store/records';
import {
  type CartState,
  type Entry,
  emptyCart,
  off,
  priced,
  withEntry,
  withoutEntry,
  withQuantity,
} from './cart';
import { draftOf, draftOfScan, missingOf, serialsMissing, unitsOf } from './goods';
import { readQuery } from './query';

const MOMENT = { branchId: 'b', at: Date.parse('2026-11-21T12:00:00Z'), zone: 'UTC' };
const BOOK = readPriceBook([], []);
const milk: Product = { id: 'milk', name: 'Milk', price: 165, tax_rate: 500, tax_included: true };
const bananas: Product = {
  id: 'bananas',
  name: 'Bananas',
  sell_by_weight: true,
  price_per_weight_unit: 189,
  weight_unit: 'kg',
};

let keys = 0;
function entry(product: Product, more: Partial<Entry> = {}): Entry {
  keys += 1;
  return { ...draftOf(product, null), key: `k${keys}`, ...more };
}

function cartOf(...entries: Entry[]): CartState {
  return entries.reduce((cart, line) => withEntry(cart, line).cart, emptyCart('sale'));
}

test('the same goods lie on one line', () => {
  const cart = cartOf(entry(milk), entry(milk, { quantity: 2000 }));
  expect(cart.entries.map(({ quantity }) => quantity)).toEqual([3000]);
});

test('what is weighed, discounted or another variant has a line of its own', () => {
  const weighed = cartOf(entry(bananas, { quantity: 500 }), entry(bananas, { quantity: 700 }));
  expect(weighed.entries).toHaveLength(2);
  const reduced = cartOf(entry(milk, { discount: { kind: 'rate', rate: 1000 } }), entry(milk));
  expect(reduced.entries).toHaveLength(2);
  const variant = { colorId: 'red', sizeId: null, price: null };
  expect(cartOf(entry(milk), entry(milk, { variant })).entries).toHaveLength(2);
});

test('a line of nothing is no line', () => {
  const line = entry(milk);
  expect(withQuantity(cartOf(line), line.key, 0).entries).toEqual([]);
  expect(withoutEntry(cartOf(line), line.key).entries).toEqual([]);
});

test('line and order discounts come off one after the other', () => {
  const cart = { ...cartOf(entry(milk, { quantity: 2000, discount: { kind: 'amount', amount: 30 } })) };
  const { totals } = priced({ ...cart, discount: { kind: 'rate', rate: 1000 } }, BOOK, MOMENT);
  expect(totals.subtotal).toBe(300);
  expect(totals.discount).toBe(30);
  expect(totals.total).toBe(270);
});

test('a discount never exceeds what it is taken from, nor its own rate', () => {
  expect(off({ kind: 'amount', amount: 500 }, 300)).toBe(300);
  expect(off({ kind: 'rate', rate: 2500 }, 714)).toBe(178);
  expect(off(null, 300)).toBe(0);
});

test('a price that was told stands, until the quantity changes', () => {
  const told = {
    line: { quantity: 1000, unitPrice: 120, discount: 0, taxRate: 500, taxIncluded: true },
    saleType: 'retail' as const,
    priceListId: null,
    promotionIds: [],
  };
  const line = entry(milk, { told });
  expect(priced(cartOf(line), BOOK, MOMENT).totals.total).toBe(120);
  expect(priced(withQuantity(cartOf(line), line.key, 2000), BOOK, MOMENT).totals.total).toBe(330);
});

test('pieces are counted, what is weighed counts as one', () => {
  const cart = cartOf(entry(milk, { quantity: 3000 }), entry(bananas, { quantity: 1250 }));
  expect(priced(cart, BOOK, MOMENT).pieces).toBe(4);
});

test('a price that a scale printed makes one package of it (B-14)', () => {
  const scanned = {
    product: bananas,
    colorId: null,
    sizeId: null,
    unit: 'weight' as const,
    quantity: 635,
    printedPrice: 120,
  };
  const draft = draftOfScan(scanned, null);
  expect(draft.quantity).toBe(1000);
  expect(draft.told?.line.unitPrice).toBe(120);
  expect(draft.details).toMatchObject({ weight_sold: 0.635, weight_unit: 'kg' });
});

test('what has to be asked: weight, variant, serial numbers', () => {
  const none = { colors: [], sizes: [] };
  expect(missingOf(draftOf(milk, null), none)).toEqual([]);
  expect(missingOf(draftOf(bananas, null), none)).toEqual(['quantity']);
  const colors = [{ id: 'red', product_id: 'milk', name: 'Red' }];
  const sizes = [{ id: 's', product_id: 'milk', name: 'S' }];
  expect(missingOf(draftOf(milk, null), { colors, sizes })).toEqual(['color', 'size']);
  const charger = { ...milk, require_serial_on_sale: true };
  expect(missingOf(draftOf(charger, 2000), none)).toEqual(['serials']);
});

test('a product that is sold by the box alone is not offered by the piece', () => {
  expect(unitsOf({ ...milk, sell_by_box: true })).toEqual(['piece', 'box']);
  expect(unitsOf({ ...milk, sell_by_box: true, allow_single_unit_sale: false })).toEqual(['box']);
});

test('a number before the star is how many', () => {
  expect(readQuery('3*milk')).toEqual({ quantity: 3000, text: 'milk' });
  expect(readQuery('0,5 * bananas')).toEqual({ quantity: 500, text: 'bananas' });
  expect(readQuery('٣*حليب')).toEqual({ quantity: 3000, text: 'حليب' });
  expect(readQuery('milk 3')).toEqual({ quantity: null, text: 'milk 3' });
});

test('a box of what needs serial numbers needs one for each piece in it (S1-49)', () => {
  const charger = { ...milk, require_serial_on_sale: true, sell_by_box: true, units_per_box: 4 };
  const box = { ...draftOf(charger, 2000), unit: 'box' as const };
  expect(serialsMissing(box)).toBe(8);
  expect(serialsMissing({ ...box, details: { serial_numbers: ['A', 'A', 'B', ' '] } })).toBe(6);
  expect(serialsMissing(draftOf(milk, 2000))).toBe(0);
});

test('a note goes into the sale, one of spaces does not', () => {
  const cart = cartOf(entry(milk));
  expect(priced({ ...cart, notes: ' for Ada ' }, BOOK, MOMENT).cart.details).toEqual({ notes: 'for Ada' });
  expect(priced({ ...cart, notes: '  ' }, BOOK, MOMENT).cart.details).toEqual({});
});
