import { describe, expect, it } from 'vitest';
import type { Conflict } from '../../store/records';
import { firstPicks, isDecidable, mergedOf, pairsOf } from './sides';

const CONFLICT: Conflict = {
  id: 'c-1',
  conflict_id: 'c-1',
  conflict_type: 'data_mismatch',
  table: 'products',
  record_id: 'p-1',
  op_id: 'op',
  status: 'open',
  suggested_strategy: 'keep_local',
  local_data: { name: 'Milk', price: 165, _error: 'x', meta: { a: 1, b: 2 } },
  server_data: { name: 'Milk', price: 170, barcode: '400', meta: { b: 2, a: 1 } },
};

describe('both sides of a conflict (S2-13)', () => {
  const pairs = pairsOf(CONFLICT);

  it('stand field by field, what differs first, without the till’s own', () => {
    expect(pairs.map(({ name, differs }) => [name, differs])).toEqual([
      ['price', true],
      ['barcode', true],
      ['name', false],
      ['meta', false],
    ]);
  });

  it('are merged as somebody picks, from what is suggested', () => {
    const picks = firstPicks(CONFLICT, pairs);
    expect(mergedOf(pairs, picks)).toEqual({ price: 165, barcode: null });
    expect(mergedOf(pairs, { ...picks, barcode: 'server' })).toEqual({ price: 165, barcode: '400' });
  });

  it('are open to another decision where a rule decided', () => {
    expect(isDecidable({ ...CONFLICT, status: 'resolved', resolved_by: 'rule' })).toBe(true);
    expect(isDecidable({ ...CONFLICT, status: 'resolved', resolved_by: 'u-1' })).toBe(false);
  });
});
