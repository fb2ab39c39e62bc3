import type { Conflict } from '../../store/records';
import type { Strategy } from '../../till/conflicts';

/**
 * What the deciding service makes of a decision (order-service/README.md, inventory-service/README.md): master data takes
 * fields, a second document may be booked, goods may be moved, and all else stands as it happened.
 */
export type ConflictCase = 'fields' | 'duplicate' | 'booked' | 'missing' | 'excess' | 'fact';

const SALES: readonly string[] = ['orders', 'returns', 'payments', 'invoices', 'staff_work_sessions'];

const STOCK: readonly string[] = [
  'losses',
  'stock_counts',
  'stock_movements',
  'stock_transfers',
  'supplier_payments',
  'supplier_purchases',
];

const WAYS: Record<ConflictCase, readonly Strategy[]> = {
  fields: ['keep_server', 'keep_local', 'merge'],
  duplicate: ['keep_server', 'keep_local', 'merge'],
  booked: ['keep_server'],
  missing: ['keep_server', 'keep_local'],
  excess: ['keep_server', 'keep_local'],
  fact: ['keep_server', 'keep_local'],
};

export function caseOf({ table, conflict_type }: Pick<Conflict, 'table' | 'conflict_type'>): ConflictCase {
  if (SALES.includes(table)) {
    return conflict_type === 'duplicate' ? 'duplicate' : 'fact';
  }
  return STOCK.includes(table) ? stockCase(table, conflict_type) : 'fields';
}

/** The decisions that the service takes. */
export function waysOf(conflict: Pick<Conflict, 'table' | 'conflict_type'>): readonly Strategy[] {
  return WAYS[caseOf(conflict)];
}

function stockCase(table: string, type: Conflict['conflict_type']): ConflictCase {
  if (type === 'duplicate') {
    return 'booked';
  }
  if (table === 'stock_transfers' && type === 'data_mismatch') {
    return 'missing';
  }
  return table === 'stock_transfers' || table === 'supplier_purchases' ? 'excess' : 'fact';
}
