import type { Order, Payment, Tender } from '../store/records';
import { Refusal } from '../store/refusal';
import type { Till } from '../store/till';
import { record } from '../store/write';

/** Money that comes later: for an order, or into a customer's account (B-6). Minor units. */
export interface LaterPayment {
  /** minted by whoever asks: asked for twice, it happens once */
  id: string;
  order_id?: string;
  customer_id?: string;
  payment_method: Exclude<Tender, 'credit'>;
  /** at most what is due of the order */
  amount: number;
  /** what was handed over, where it was more */
  tendered?: number;
  reference?: string;
}

/**
 * Takes a later payment, durably. The order's own amounts follow with the server's version of it; {@link dueOf} counts the
 * payment at once.
 *
 * @throws Refusal `no_debt` (`due`), `no_customer`, `unknown_record`, `amount_not_positive`
 */
export async function pay(till: Till, payment: LaterPayment): Promise<Payment> {
  if (!Number.isSafeInteger(payment.amount) || payment.amount <= 0) {
    throw new Refusal('amount_not_positive', { amount: payment.amount });
  }
  if (payment.order_id === undefined && payment.customer_id === undefined) {
    throw new Refusal('no_customer');
  }
  return record(till, ['payments', 'orders'], async (log) => {
    const known = await till.db.payments.get(payment.id);
    if (known !== undefined) {
      return known;
    }
    const order = await orderOf(till, payment);
    const { id, ...fields } = payment;
    const tendered = Math.max(payment.tendered ?? payment.amount, payment.amount);
    const said = log.stamp({
      ...fields,
      customer_id: payment.customer_id ?? order?.customer_id,
      kind: 'payment' as const,
      tendered,
      change_given: tendered - payment.amount,
      paid_at: log.now,
    });
    return log.create('payments.create', id, said);
  });
}

/** What is still due of an order, minor units, less this till's payments that the server hasn't confirmed. */
export async function dueOf(till: Till, order: Order): Promise<number> {
  if (order.status === 'cancelled' || order.payment_status === 'refunded') {
    return 0;
  }
  const open = await till.db.payments
    .where('order_id')
    .equals(order.id)
    .filter((payment) => payment._sync_status === 'pending' || payment._sync_status === 'syncing')
    .toArray();
  const due = order.remaining_amount ?? order.total - (order.amount_paid ?? order.total);
  return Math.max(
    open.reduce((left, payment) => left - payment.amount, due),
    0,
  );
}

async function orderOf(till: Till, payment: LaterPayment): Promise<Order | undefined> {
  if (payment.order_id === undefined) {
    return undefined;
  }
  const order = await till.db.orders.get(payment.order_id);
  if (order === undefined) {
    throw new Refusal('unknown_record', { table: 'orders', id: payment.order_id });
  }
  const due = await dueOf(till, order);
  if (payment.amount > due) {
    throw new Refusal('no_debt', { due });
  }
  return order;
}
