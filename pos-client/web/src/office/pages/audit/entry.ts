/** What was done to a record, as `GET /audit` tells it. */
export interface Entry {
  table: string;
  id: string;
  type: string;
  op_id: string;
  staff_id: string | null;
  employee_id: string | null;
  device_id: string | null;
  branch_id: string | null;
  reason?: string | null;
  occurred_at: string;
  received_at: string;
  applied_at: string;
  before: unknown;
  after: unknown;
}

export interface FieldChange {
  name: string;
  before: unknown;
  after: unknown;
}

/** Those that change with every write and say nothing. */
const NOISE: ReadonlySet<string> = new Set(['version', 'updated_at', 'organization_id']);

/** The fields that differ, by name. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => !NOISE.has(name))
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** What it was: made, changed or deleted. A deed that leaves no content, such as a new key, is a change. */
export function kindOf({ before, after }: Pick<Entry, 'before' | 'after'>): 'made' | 'changed' | 'deleted' {
  if (!before) {
    return after ? 'made' : 'changed';
  }
  return after ? 'changed' : 'deleted';
}

/** What the record is called, before or after; the end of its number where it has no name. */
export function nameOf({ id, before, after }: Pick<Entry, 'id' | 'before' | 'after'>): string {
  const name = [after, before]
    .map(fieldsOf)
    .map((side) => side.get('name') ?? side.get('offline_reference'))
    .find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : id.slice(-12);
}

/** The tables that keep a trail, those of the gateway last. */
export const TABLES = [
  'products',
  'product_categories',
  'price_lists',
  'promotions',
  'customers',
  'suppliers',
  'staff',
  'branches',
  'pos_settings',
  'organization_settings',
  'orders',
  'returns',
  'payments',
  'invoices',
  'staff_work_sessions',
  'expenses',
  'stock_movements',
  'losses',
  'supplier_purchases',
  'supplier_payments',
  'stock_transfers',
  'stock_counts',
  'devices',
  'accounts',
  'quarantine',
  'full_syncs',
] as const;

function fieldsOf(data: unknown): Map<string, unknown> {
  return new Map(typeof data === 'object' && data !== null ? Object.entries(data) : []);
}
