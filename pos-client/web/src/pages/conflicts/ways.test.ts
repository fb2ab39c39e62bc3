import { describe, expect, it } from 'vitest';
import { caseOf, waysOf } from './ways';

describe('the decisions about a conflict (PROTOCOL §5)', () => {
  it('are those that the service takes', () => {
    expect(waysOf({ table: 'products', conflict_type: 'data_mismatch' })).toContain('merge');
    expect(waysOf({ table: 'orders', conflict_type: 'duplicate' })).toContain('merge');
    expect(waysOf({ table: 'orders', conflict_type: 'constraint_violation' })).not.toContain('merge');
    expect(waysOf({ table: 'losses', conflict_type: 'duplicate' })).toEqual(['keep_server']);
    expect(waysOf({ table: 'stock_transfers', conflict_type: 'data_mismatch' })).not.toContain('merge');
  });

  it('mean what the service does with them', () => {
    expect(caseOf({ table: 'stock_transfers', conflict_type: 'data_mismatch' })).toBe('missing');
    expect(caseOf({ table: 'stock_transfers', conflict_type: 'constraint_violation' })).toBe('excess');
    expect(caseOf({ table: 'supplier_purchases', conflict_type: 'constraint_violation' })).toBe('excess');
    expect(caseOf({ table: 'stock_movements', conflict_type: 'constraint_violation' })).toBe('fact');
    expect(caseOf({ table: 'returns', conflict_type: 'constraint_violation' })).toBe('fact');
    expect(caseOf({ table: 'customers', conflict_type: 'constraint_violation' })).toBe('fields');
  });
});
