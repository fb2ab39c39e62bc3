import { expect, test } from 'vitest';
import { changedFields, short } from './changes';

test('a change tells its fields, without those that every change has', () => {
  const before = { version: 1, status: 'completed', total: 500, updated_at: 'a', items: [{ id: '1' }] };
  const after = {
    version: 2,
    status: 'cancelled',
    total: 500,
    updated_at: 'b',
    items: [{ id: '1' }],
    void_reason: 'x',
  };
  expect(changedFields({ before, after })).toEqual(['status', 'void_reason']);
});

test('absent and null are the same', () => {
  expect(changedFields({ before: { notes: null }, after: {} })).toEqual([]);
});

test('making and deleting a record changes no single field', () => {
  expect(changedFields({ before: null, after: { total: 1 } })).toEqual([]);
  expect(changedFields({ before: { total: 1 }, after: null })).toEqual([]);
});

test('a value in a line', () => {
  expect(short('notes', null)).toBe('–');
  expect(short('amendments', 12)).toBe('12');
  expect(short('total', 1250, (amount) => `${amount / 100}`)).toBe('12.5');
  expect(short('is_offline', false)).toBe('false');
  expect(short('items', {})).toBeNull();
});
