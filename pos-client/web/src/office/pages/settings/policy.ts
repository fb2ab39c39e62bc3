/** Master data whose concurrent changes are merged by a policy (S0-14). */
export const MERGED = [
  'products',
  'product_categories',
  'price_lists',
  'promotions',
  'customers',
  'suppliers',
  'staff',
  'branches',
  'expense_categories',
  'pos_settings',
  'organization_settings',
] as const;

export const POLICIES = ['merge', 'last_write_wins', 'reject_stale'] as const;
export type Policy = (typeof POLICIES)[number];

type Layer = { id: string; for_branch_id?: string | null };

/** What is set of a table; null where the chain leaves it to the system. */
export function policyOf(all: unknown, table: string): Policy | null {
  const found = new Map(typeof all === 'object' && all !== null ? Object.entries(all) : []).get(table);
  return POLICIES.find((one) => one === found) ?? null;
}

/** With a table's policy set; null where none is set any more. Tables that this page doesn't know stay. */
export function withPolicy(
  all: unknown,
  table: string,
  policy: Policy | null,
): Record<string, unknown> | null {
  const next = new Map(typeof all === 'object' && all !== null ? Object.entries(all) : []);
  if (policy) {
    next.set(table, policy);
  } else {
    next.delete(table);
  }
  return next.size > 0 ? Object.fromEntries(next) : null;
}

/** The record that lies on top, of those of the chain (null) or of a branch: the one with the highest id. */
export function topOf<L extends Layer>(records: readonly L[], branchId: string | null): L | null {
  return (
    records
      .filter(({ for_branch_id }) => (for_branch_id ?? null) === branchId)
      .sort((one, other) => (one.id < other.id ? 1 : -1))[0] ?? null
  );
}
