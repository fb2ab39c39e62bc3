import { computeTotals, type SaleTotals } from '../domain/money';
import { type ReturnDraft, type ReturnedLine, returnOf } from '../domain/refund';
import type { Order, Payment, Return, Tender } from '../store/records';
import { Refusal } from '../store/refusal';
import { returned } from '../store/stock';
import type { Till } from '../store/till';
import { type OperationLog, record } from '../store/write';
import { numbered } from './numbered';
import { type Item, itemsOf } from './sale';

/** How the money of a return is given. */
interface Payout {
  /** minted by whoever begins the return: asked for twice, it happens once */
  id: string;
  /** never defaulted (S1-6); `credit` stays on the customer's account */
  refund_method: Tender;
  return_type?: 'refund' | 'exchange' | 'store_credit';
  /** any other field of `returns`: `reason`, `notes`, `customer_id`, `exchange_order_id` */
  details?: Partial<Return>;
}

/** What comes back of a sale that this till knows (B-7): see `refundable` and `allOf` for what is left of it. */
export interface Refund extends Payout {
  order_id: string;
  lines: readonly ReturnedLine[];
}

/** Goods of a receipt, and whether they can be sold again. */
export interface UnseenItem extends Item {
  /** back to the shelves where it is absent */
  disposition?: 'restock' | 'loss';
}

/** What comes back of a sale that this till doesn't know: the server finds it by its printed number, whenever it arrives. */
export interface UnseenRefund extends Payout {
  original_offline_reference: string;
  items: readonly UnseenItem[];
}

/**
 * Takes goods back, durably, at what was paid for them, and answers the return with its number.
 *
 * @throws Refusal `no_items`, `unknown_record`, `over_refund`, `already_void`
 */
export async function refund(till: Till, asked: Refund): Promise<Return> {
  if (asked.lines.length === 0) {
    throw new Refusal('no_items');
  }
  return record(till, ['returns', 'orders'], async (log) => {
    const known = await till.db.returns.get(asked.id);
    if (known !== undefined) {
      return known;
    }
    const order = await soldAs(till, asked.order_id);
    const before = await returnsOf(till, order.id);
    return write(till, log, asked, draftOf(order, before, asked.lines), order.customer_id);
  });
}

/** The same without the sale: at the prices that the receipt shows. @throws Refusal `no_items`, `discount_too_high` */
export async function refundUnseen(till: Till, asked: UnseenRefund): Promise<Return> {
  if (asked.items.length === 0) {
    throw new Refusal('no_items');
  }
  const draft = unseenDraft(asked, till.newId);
  return record(till, ['returns'], async (log) => {
    const known = await till.db.returns.get(asked.id);
    return known ?? write(till, log, asked, draft, undefined);
  });
}

/** The sale that this number stands for: printed number, id, transaction code or order number. */
export async function findSale(till: Till, number: string): Promise<Order | undefined> {
  const { orders } = till.db;
  const asked = number.trim();
  if (asked === '') {
    return undefined;
  }
  const found = (await orders.where('offline_reference').equals(asked).first()) ?? (await orders.get(asked));
  return found ?? orders.filter((order) => isNumbered(order, asked)).first();
}

/** The returns of a sale that this till knows. */
export async function returnsOf(till: Till, orderId: string): Promise<Return[]> {
  return till.db.returns.where('order_id').equals(orderId).toArray();
}

function isNumbered({ transaction_code, global_order_number }: Order, asked: string): boolean {
  return transaction_code === asked || (global_order_number ?? '').toString() === asked;
}

async function soldAs(till: Till, id: string): Promise<Order> {
  const order = await till.db.orders.get(id);
  if (order === undefined) {
    throw new Refusal('unknown_record', { table: 'orders', id });
  }
  if (order.status === 'cancelled') {
    throw new Refusal('already_void', { offline_reference: order.offline_reference });
  }
  return order;
}

function draftOf(order: Order, before: readonly Return[], lines: readonly ReturnedLine[]): ReturnDraft {
  try {
    return returnOf(order, before, lines);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new Refusal('over_refund', { message: error.message });
    }
    throw error;
  }
}

function unseenDraft(asked: UnseenRefund, newId: () => string): ReturnDraft {
  const totals: SaleTotals = computeTotals(
    asked.items.map(({ priced: { line }, given }) => ({ ...line, discount: line.discount + given })),
  );
  const rows = itemsOf({ items: asked.items, discount: 0 }, totals, newId);
  return {
    order_id: null,
    original_offline_reference: asked.original_offline_reference.trim(),
    subtotal: totals.subtotal,
    discount: 0,
    tax: totals.tax,
    total: totals.total,
    items: rows.map((row, i) => ({ ...row, disposition: asked.items[i]?.disposition ?? 'restock' })),
  };
}

async function write(
  till: Till,
  log: OperationLog,
  asked: Payout,
  draft: ReturnDraft,
  customerId: string | null | undefined,
): Promise<Return> {
  const payment: Payment = {
    id: till.newId(),
    kind: 'refund',
    payment_method: asked.refund_method,
    amount: draft.total,
    paid_at: log.now,
  };
  const items = draft.items.map((row, i) => ({ ...row, id: till.newId(), line_number: i + 1 }));
  const payload = log.stamp({
    customer_id: customerId,
    ...asked.details,
    ...draft,
    items,
    ...(await numbered(log)),
    return_type: asked.return_type ?? ('refund' as const),
    refund_method: asked.refund_method,
    status: 'completed' as const,
    payments: [payment],
  });
  return log.create('returns.create', asked.id, payload, { stock: returned(items) });
}
