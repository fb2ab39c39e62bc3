import { refundable } from '../../domain/refund';
import type { Order, Return } from '../../store/records';
import type { Till } from '../../store/till';
import { dueOf } from '../../till/pay';
import { returnsOf } from '../../till/refund';

/** Which sales are looked for. */
export type Kind = 'all' | 'due' | 'void' | 'unsynced';

export interface Question {
  /** of a number, a reference, a code or a note; '' for all */
  text: string;
  /** customers whose names begin with the text */
  customerIds: ReadonlySet<string>;
  /** a day of the device's calendar, `YYYY-MM-DD`; '' for all */
  day: string;
  kind: Kind;
  limit: number;
}

export interface Found<T> {
  rows: T[];
  /** whether there are others behind them */
  more: boolean;
}

type Document = Order | Return;

/** A sale and how it stands now, with what this till has done to it since. */
export interface Standing {
  order: Order;
  /** still due, minor units */
  due: number;
  /** nothing of it is left to give back */
  isReturned: boolean;
}

/** How a sale stands: its own amounts follow only with the server's version of it. */
export async function standingOf(till: Till, order: Order): Promise<Standing> {
  const returns = await returnsOf(till, order.id);
  const cameBack = returns.length > 0 && refundable(order, returns).amount === 0;
  const isReturned = order.status !== 'cancelled' && (order.payment_status === 'refunded' || cameBack);
  return { order, due: owes(order) ? await dueOf(till, order) : 0, isReturned };
}

/** Sales that this till knows, the newest first (S4-8). */
export async function findOrders(till: Till, question: Question): Promise<Found<Standing>> {
  const { db } = till;
  const { day, limit } = question;
  const all = inDay(day, (from, to) =>
    from === null
      ? db.orders.orderBy('created_at')
      : db.orders.where('created_at').between(from, to, true, false),
  );
  const rows = await all
    .reverse()
    .filter((order) => isOfKind(order, question.kind) && matches(order, question))
    .limit(limit + 1)
    .toArray();
  const standing = await Promise.all(rows.slice(0, limit).map((order) => standingOf(till, order)));
  const shown = question.kind === 'due' ? standing.filter(({ due }) => due > 0) : standing;
  return { rows: shown, more: rows.length > limit };
}

/** Returns, likewise. */
export async function findReturns({ db }: Till, question: Question): Promise<Found<Return>> {
  const { day, limit } = question;
  const all = inDay(day, (from, to) =>
    from === null
      ? db.returns.orderBy('created_at')
      : db.returns.where('created_at').between(from, to, true, false),
  );
  const rows = await all
    .reverse()
    .filter((one) => matches(one, question))
    .limit(limit + 1)
    .toArray();
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

/** When it happened, by the clock of the till that did it. */
export function timeOf({ occurred_at, created_at }: Document): string | null {
  return occurred_at ?? created_at ?? null;
}

function inDay<T>(day: string, query: (from: string | null, to: string) => T): T {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return query(null, '');
  }
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return query(
    new Date(year, month - 1, date).toISOString(),
    new Date(year, month - 1, date + 1).toISOString(),
  );
}

function isOfKind(order: Order, kind: Kind): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'due':
      return owes(order);
    case 'void':
      return order.status === 'cancelled';
    case 'unsynced':
      return order._synced === 0;
  }
}

/** By its own amounts: what this till was paid since is not counted. */
function owes(order: Order): boolean {
  const isOver = order.status === 'cancelled' || order.payment_status === 'refunded';
  return !isOver && (order.remaining_amount ?? 0) > 0;
}

function matches(document: Document, { text, customerIds }: Question): boolean {
  const asked = text.trim().toLowerCase();
  if (asked === '') {
    return true;
  }
  const said = [
    document.offline_reference,
    document.transaction_code,
    document.id,
    document.notes,
    'original_offline_reference' in document ? document.original_offline_reference : null,
  ];
  return (
    document.global_order_number?.toString() === asked.replace(/^#/, '') ||
    said.some((words) => words?.toLowerCase().includes(asked)) ||
    customerIds.has(document.customer_id ?? '')
  );
}
