import { expect, test } from 'vitest';
import { changedFields, fieldOf, same } from './changes';
import { Form } from './form';

test('only what differs is sent; what was emptied is cleared', () => {
  const before = { name: 'Milk', sku: 'M1', price: 120, tags: ['a'], notes: null };
  expect(changedFields(before, { ...before })).toEqual({});
  expect(changedFields(before, { ...before, name: ' Milk ', notes: '' })).toEqual({});
  expect(changedFields(before, { ...before, sku: '', price: 0, tags: ['a', 'b'] })).toEqual({
    sku: null,
    price: 0,
    tags: ['a', 'b'],
  });
});

test('a new record sends all that is filled in, the defaults too', () => {
  expect(changedFields(null, { name: 'Milk', sku: '', is_active: true, price: null })).toEqual({
    name: 'Milk',
    is_active: true,
  });
});

test('values are compared by content, not by the order of keys', () => {
  expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same({}, [])).toBe(false);
  expect(same({ a: undefined }, { b: undefined })).toBe(false);
});

test('a form is dirty while it differs from how it began, and clean when that is typed back', () => {
  const form = new Form(null, { is_active: true });
  expect(form.dirty.value).toBe(false);
  form.set('name', 'Milk');
  expect(form.dirty.value).toBe(true);
  expect(form.changes.value).toEqual({ is_active: true, name: 'Milk' });
  form.set('name', '');
  expect(form.dirty.value).toBe(false);
});

test('rules are told once somebody tried to save, and typed nonsense at once', () => {
  const form = new Form({ id: 'p', name: '' });
  form.rule('name', { label: 'Name', required: true });
  form.rule('price', { label: 'Price', check: (value) => (Number(value) < 0 ? 'negative' : null) });
  expect(form.error('name')).toBeNull();
  expect(form.check()).toBe(false);
  expect(form.error('name')).not.toBeNull();
  form.set('name', 'Milk');
  form.set('price', -1);
  expect(form.error('price')).toBe('negative');
  form.set('price', null);
  form.wrong('price', 'no amount');
  expect(form.check()).toBe(false);
  form.set('price', 5);
  expect(form.check()).toBe(true);
});

test('a field that left the page asks for nothing any more', () => {
  const form = new Form(null);
  const leave = form.rule('barcode', { label: 'Barcode', required: true });
  expect(form.check()).toBe(false);
  leave();
  expect(form.check()).toBe(true);
});

test('what the server refuses goes to its field until that is changed', () => {
  const form = new Form({ id: 'p', sku: 'A' });
  form.rule('sku', { label: 'SKU' });
  const message = 'payload.sku must have at most 255 characters';
  expect(fieldOf(message, form.names)).toBe('sku');
  expect(fieldOf('sku is taken', form.names)).toBe('sku');
  expect(fieldOf('The record is gone', form.names)).toBeNull();
  form.refuse('sku', message);
  expect(form.error('sku')).toBe(message);
  form.set('sku', 'B');
  expect(form.error('sku')).toBeNull();
});

test('a saved form begins anew; discarding goes back to the beginning', () => {
  const form = new Form({ id: 'p', name: 'Milk' });
  form.set('name', 'Cream');
  form.reset();
  expect(form.value('name')).toBe('Milk');
  form.set('name', 'Cream');
  form.replace({ id: 'p', name: 'Cream' });
  expect(form.dirty.value).toBe(false);
  expect(form.changes.value).toEqual({});
});
