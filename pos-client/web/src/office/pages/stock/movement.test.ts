import { expect, test } from 'vitest';
import { documentPage, type Movement } from './movement';

const movement: Movement = {
  id: 'm-1',
  kind: 'sale',
  product_id: 'p-1',
  branch_id: 'b-1',
  quantity: -1,
  level_after: 4,
  document_table: 'orders',
  document_id: 'o-1',
  batch_number: null,
  unit_cost: null,
  reason: null,
  device_id: 'd-1',
  occurred_at: '2026-11-21T10:00:00Z',
};

test('a movement leads to its document', () => {
  expect(documentPage(movement)).toBe('/orders/o-1');
  expect(documentPage({ ...movement, document_table: 'stock_transfers' })).toBe('/transfers/o-1');
});

test('an adjustment has no document', () => {
  expect(documentPage({ ...movement, document_table: null, document_id: null })).toBeNull();
  expect(documentPage({ ...movement, document_table: 'stock_movements' })).toBeNull();
});
