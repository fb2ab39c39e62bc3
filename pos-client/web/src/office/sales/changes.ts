import { formatMoney } from '../../i18n';

/** An entry of `GET /audit`. */
export interface AuditEntry {
  id: string;
  type: string;
  op_id: string;
  staff_id?: string | null;
  employee_id?: string | null;
  device_id?: string | null;
  occurred_at: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

/** What every change changes, and says nothing of it. */
const OWN: ReadonlySet<string> = new Set([
  'version',
  'created_at',
  'updated_at',
  'occurred_at',
  'deleted_at',
  'device_id',
  'previous_hash',
  'document_hash',
]);

/** The fields that a change changed; none where it made or took away the record. */
export function changedFields({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string[] {
  if (before === null || after === null) {
    return [];
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !OWN.has(name) && !sameValue(before[name], after[name])).sort();
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Fields that hold minor units, in whatever table. */
const MONEY: ReadonlySet<string> = new Set([
  'amount',
  'total',
  'subtotal',
  'tax',
  'discount',
  'amount_paid',
  'remaining_amount',
  'shipping_cost',
  'opening_float',
  'expected_cash',
  'counted_cash',
  'cash_difference',
]);

/** A value in a line; null for what is too much for one. */
export function short(
  name: string,
  value: unknown,
  money: (amount: number) => string = formatMoney,
): string | null {
  if (value === null || value === undefined || value === '') {
    return '–';
  }
  if (typeof value === 'number' && MONEY.has(name)) {
    return money(value);
  }
  return typeof value === 'object' ? null : String(value);
}
