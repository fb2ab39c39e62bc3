import { expect, test } from 'vitest';
import { address, waitAfter } from './api';
import { Refused, Unreachable } from './http';

test('an address has what is told, and nothing empty', () => {
  expect(address('/products')).toBe('/products');
  expect(address('/products', { q: 'a & b', active: false, none: null, limit: 0, empty: '' })).toBe(
    '/products?q=a+%26+b&active=false&limit=0',
  );
});

test('waits longer each time, but not for what a second try can’t mend', () => {
  const away = new Unreachable('no connection');
  expect(waitAfter(away, 0, 0.5)).toBe(300);
  expect(waitAfter(away, 1, 0.5)).toBe(600);
  expect(waitAfter(away, 2, 0.5)).toBeNull();
  expect(waitAfter(new Unreachable('busy', 2_000), 0)).toBe(2_000);
  expect(waitAfter(new Unreachable('busy', 900_000), 0)).toBeNull();
  expect(waitAfter(new Refused(429, null, 1_000), 0)).toBe(1_000);
  expect(waitAfter(new Refused(404, null), 0)).toBeNull();
  expect(waitAfter(new TypeError('a bug'), 0)).toBeNull();
});
