import { expect, test } from 'vitest';
import { validityOf } from '../../form/validity-fields';
import { firstTwice, pricesOf } from './prices';

test('rows of JSON that nobody vouches for', () => {
  const row = { product_id: 'p', price: 100 };
  expect(pricesOf([row, null, 'x', { price: 1 }])).toEqual([row]);
  expect(pricesOf(null)).toEqual([]);
  expect(pricesOf({ product_id: 'p' })).toEqual([]);
});

test('two rows about the same are found, whatever their prices', () => {
  const price = { product_id: 'p', price: 100 };
  expect(firstTwice([price, { ...price, min_quantity: 10 }, { ...price, color_id: 'c' }])).toBeNull();
  expect(firstTwice([price, { product_id: 'p', price: 90 }])).toEqual({ product_id: 'p', price: 90 });
  expect(
    firstTwice([
      { ...price, min_quantity: null },
      { ...price, min_quantity: 0 },
    ]),
  ).not.toBeNull();
});

test('a list holds from its start up to its end', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const dated = { starts_at: '2026-11-21T12:00:00Z', ends_at: '2026-11-21T13:00:00Z' };
  expect(validityOf({}, now)).toBe('now');
  expect(validityOf(dated, now)).toBe('now');
  expect(validityOf(dated, now - 1)).toBe('coming');
  expect(validityOf(dated, now + 3_600_000)).toBe('over');
  expect(validityOf({ ...dated, is_active: false }, now)).toBe('off');
});
