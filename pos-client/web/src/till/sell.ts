import type { Order, ParkedOrder } from '../store/records';
import { Refusal } from '../store/refusal';
import { sold } from '../store/stock';
import type { Till } from '../store/till';
import { type OperationLog, recordOnce } from '../store/write';
import { held } from './limits';
import { numbered } from './numbered';
import { orderOf, type Sale } from './sale';

/**
 * Sells, durably, and answers the order as it was written, with its `offline_reference` (S0-7, S0-29, R-1). Nothing waits
 * for the network. The parked order that it names is parked no more. Under one id it happens once: asked again, it answers
 * the order that is there.
 *
 * @throws Refusal `no_items`, `no_payment`, `no_customer` (credit without one), `discount_too_high`, `limit_exceeded`
 *     (`breaches`); then nothing was written
 */
export async function sell(till: Till, sale: Sale): Promise<Order> {
  requireWhole(sale);
  const [before, order] = await Promise.all([
    till.db.orders.get(sale.id),
    held(till, sale, orderOf(sale, till.now().toISOString(), till.newId)).catch(asRefusal),
  ]);
  if (before !== undefined) {
    return before;
  }
  if (order instanceof Refusal) {
    throw order;
  }
  return recordOnce(
    till,
    ['orders', 'parked_orders'],
    () => till.db.orders.get(sale.id),
    (log) => write(till, log, sale.id, order),
  );
}

/** What a sale that was made already was refused for doesn't matter any more. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) {
    return error;
  }
  throw error;
}

async function write(till: Till, log: OperationLog, id: string, order: Omit<Order, 'id'>): Promise<Order> {
  const person = till.session.person;
  const payload = log.stamp({
    ...order,
    ...(await numbered(log)),
    created_by_staff_id: person?.id,
    created_by_staff_name: person?.name,
  });
  const parked = order.parked_order_id;
  if (parked !== null && parked !== undefined) {
    await log.remove<ParkedOrder>('parked_orders', parked);
  }
  return log.create('orders.create', id, payload, { stock: sold(order.items) });
}

function requireWhole(sale: Sale): void {
  if (sale.items.length === 0) {
    throw new Refusal('no_items');
  }
  if (sale.payments.length === 0) {
    throw new Refusal('no_payment');
  }
  if (sale.payments.some((payment) => !Number.isSafeInteger(payment.tendered) || payment.tendered < 0)) {
    throw new Refusal('amount_not_positive');
  }
  const onCredit = sale.payments.some((payment) => payment.payment_method === 'credit');
  if (onCredit && !sale.details?.customer_id) {
    throw new Refusal('no_customer');
  }
}
