import type { Expense, Order, Payment, Return, StaffWorkSession } from '../store/records';
import { sum } from './rounding';

/** Minor units by tender. */
export type ByTender = Readonly<Record<string, number>>;

/** What belongs to a shift: orders and returns with their payments, payments that came later by themselves, expenses. */
export interface ShiftDocuments {
  orders: readonly Order[];
  returns: readonly Return[];
  payments: readonly Payment[];
  expenses: readonly Expense[];
}

/**
 * The X report of a shift while it is open, the Z report once it is closed (B-1): the same names and sums as the server's, of
 * what this till has. Amounts in minor units.
 */
export interface ShiftReport {
  staff_work_session_id: string;
  status: StaffWorkSession['status'];
  opened_at: string | null;
  closed_at: string | null;
  opening_float: number;
  sales_count: number;
  sales_total: number;
  tax: number;
  /** sales that were voided: they count for nothing else */
  voids: number;
  returns_count: number;
  returns_total: number;
  sales: ByTender;
  payments: ByTender;
  refunds: ByTender;
  expenses: ByTender;
  cash_in: number;
  cash_out: number;
  /** float + cash of sales and later payments − cash refunds − cash expenses + cash put in − cash taken out */
  expected_cash: number;
  /** of a closed shift, by tender */
  counted: ByTender | null;
  /** counted less expected, by tender that was counted */
  differences: ByTender | null;
}

const CASH = 'cash';

/** Sums up a shift. Pure. */
export function shiftReport(shift: StaffWorkSession, documents: ShiftDocuments): ShiftReport {
  const sold = documents.orders.filter((order) => order.status !== 'cancelled');
  const refunded = documents.payments.filter((payment) => payment.kind === 'refund');
  const paid = documents.payments.filter((payment) => payment.kind !== 'refund');
  const sums = {
    sales: byTender(sold.flatMap((order) => tenders(order.payments, order.payment_method))),
    payments: byTender(tenders(paid, null)),
    refunds: byTender([
      ...documents.returns.flatMap((one) => tenders(one.payments, one.refund_method)),
      ...tenders(refunded, null),
    ]),
    expenses: byTender(tenders(documents.expenses, CASH)),
  };
  const drawer = {
    opening_float: shift.opening_float ?? 0,
    cash_in: moved(shift, 'cash_in'),
    cash_out: moved(shift, 'cash_out'),
  };
  const expected = (method: string) => expectedOf(method, sums) + (method === CASH ? floatOf(drawer) : 0);
  const counted = countedIn(shift);
  return {
    staff_work_session_id: shift.id,
    status: shift.status,
    opened_at: shift.opened_at ?? null,
    closed_at: shift.closed_at ?? null,
    ...drawer,
    sales_count: sold.length,
    sales_total: sum(sold.map((order) => order.total)),
    tax: sum(sold.map((order) => order.tax ?? 0)),
    voids: documents.orders.length - sold.length,
    returns_count: documents.returns.length,
    returns_total: sum(documents.returns.map((one) => one.total)),
    ...sums,
    expected_cash: expected(CASH),
    counted,
    differences: counted && mapped(counted, (amount, method) => amount - expected(method)),
  };
}

type Sums = Pick<ShiftReport, 'sales' | 'payments' | 'refunds' | 'expenses'>;

function expectedOf(method: string, { sales, payments, refunds, expenses }: Sums): number {
  const amount = (sums: ByTender) => sums[method] ?? 0;
  return amount(sales) + amount(payments) - amount(refunds) - amount(expenses);
}

function floatOf(drawer: Pick<ShiftReport, 'opening_float' | 'cash_in' | 'cash_out'>): number {
  return drawer.opening_float + drawer.cash_in - drawer.cash_out;
}

function tenders(
  rows: readonly { payment_method?: string | null; amount: number }[] | null | undefined,
  otherwise: string | null | undefined,
): [string, number][] {
  return (rows ?? []).map((row) => [row.payment_method ?? otherwise ?? 'unknown', row.amount]);
}

function byTender(tenders: readonly [string, number][]): ByTender {
  const sums = new Map<string, number>();
  for (const [method, amount] of tenders) {
    sums.set(method, (sums.get(method) ?? 0) + amount);
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function moved(shift: StaffWorkSession, kind: 'cash_in' | 'cash_out'): number {
  const movements: unknown[] = Array.isArray(shift.cash_movements) ? shift.cash_movements : [];
  return sum(
    movements.filter((movement) => field(movement, 'kind') === kind).map((movement) => amountOf(movement)),
  );
}

/** Null for a shift that wasn't counted yet. */
function countedIn(shift: StaffWorkSession): ByTender | null {
  const { counted } = shift;
  if (typeof counted !== 'object' || counted === null || Object.keys(counted).length === 0) {
    return null;
  }
  return mapped({ ...counted }, (amount) => (typeof amount === 'number' ? amount : 0));
}

function mapped<T>(values: Readonly<Record<string, T>>, of: (value: T, name: string) => number): ByTender {
  const names = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(names.map(([name, value]) => [name, of(value, name)]));
}

function amountOf(movement: unknown): number {
  const amount = field(movement, 'amount');
  return typeof amount === 'number' ? amount : 0;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
