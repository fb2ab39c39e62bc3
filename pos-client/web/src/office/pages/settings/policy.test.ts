import { expect, test } from 'vitest';
import { policyOf, topOf, withPolicy } from './policy';

test('a policy is set and taken back, and the others stay', () => {
  const one = withPolicy(null, 'products', 'reject_stale');
  expect(one).toEqual({ products: 'reject_stale' });
  expect(withPolicy({ ...one, unknown_table: 'merge' }, 'products', null)).toEqual({
    unknown_table: 'merge',
  });
  expect(withPolicy(one, 'products', null)).toBeNull();
});

test('what is no policy counts as none', () => {
  expect(policyOf({ products: 'merge' }, 'products')).toBe('merge');
  expect(policyOf({ products: 'guess' }, 'products')).toBeNull();
  expect(policyOf('nonsense', 'products')).toBeNull();
});

test('of several settings the highest id lies on top, of the chain or of the branch', () => {
  const records = [{ id: 'a' }, { id: 'c', for_branch_id: null }, { id: 'd', for_branch_id: 'b-1' }];
  expect(topOf(records, null)?.id).toBe('c');
  expect(topOf(records, 'b-1')?.id).toBe('d');
  expect(topOf(records, 'b-2')).toBeNull();
});
