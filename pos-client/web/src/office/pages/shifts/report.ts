/** Minor units by way of payment. */
export type ByTender = Readonly<Record<string, number>>;

/** The answer of `GET /reports/shifts/{id}`: `x` while the shift is open, `z` once it is closed. */
export interface ShiftReport {
  kind: 'x' | 'z';
  opened_at?: string | null;
  closed_at?: string | null;
  opening_float: number;
  sales?: ByTender;
  payments?: ByTender;
  refunds?: ByTender;
  expenses?: ByTender;
  sales_tenders?: number;
  refund_tenders?: number;
  cash_in: number;
  cash_out: number;
  expected_cash: number;
  counted?: ByTender;
  differences?: ByTender;
  expected_cash_at_closing?: number;
  amendments?: number;
}

export const COLUMNS = ['sales', 'payments', 'refunds', 'expenses'] as const;

const FIRST = ['cash', 'card', 'bank_transfer', 'credit'];

/** The ways of payment that a report tells something of, cash first. */
export function tendersOf(report: ShiftReport): string[] {
  const sums = [...COLUMNS.map((column) => report[column]), report.counted];
  const names = [...new Set(sums.flatMap((sum) => Object.keys(sum ?? {})))];
  const place = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return names.sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}

export function sumOf(sums: ByTender | undefined): number {
  return Object.values(sums ?? {}).reduce((all, amount) => all + amount, 0);
}

/** Cash put into the drawer or taken out of it. */
export interface CashMovement {
  op_id?: string;
  kind: 'cash_in' | 'cash_out';
  amount: number;
  reason?: string | null;
  employee_id?: string | null;
  occurred_at?: string | null;
}

/** The movements of a shift's JSON; none where it holds something else. */
export function movementsOf(value: unknown): CashMovement[] {
  return Array.isArray(value)
    ? (value as CashMovement[]).filter((one) => typeof one?.amount === 'number')
    : [];
}
