import { expect, test } from 'vitest';
import { changesOf, kindOf } from './entry';

test('only what differs is told, and never what changes with every write', () => {
  const before = { name: 'Milk', price: 100, version: 3, updated_at: 'a', tags: ['x'] };
  const after = { name: 'Milk', price: 120, version: 4, updated_at: 'b', tags: ['x'], sku: 'M1' };
  expect(changesOf(before, after)).toEqual([
    { name: 'price', before: 100, after: 120 },
    { name: 'sku', before: null, after: 'M1' },
  ]);
});

test('a creation has nothing before, a deletion nothing after, a deed neither', () => {
  expect(kindOf({ before: null, after: {} })).toBe('made');
  expect(kindOf({ before: {}, after: {} })).toBe('changed');
  expect(kindOf({ before: {}, after: null })).toBe('deleted');
  expect(kindOf({ before: null, after: null })).toBe('changed');
  expect(changesOf(null, { a: 1 })).toEqual([{ name: 'a', before: null, after: 1 }]);
});
