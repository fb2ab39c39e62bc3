import type { Order } from '../store/records';
import { Refusal } from '../store/refusal';
import { unsold } from '../store/stock';
import type { Till } from '../store/till';
import { record } from '../store/write';

/**
 * Takes a sale back: the order stays, cancelled, and its goods return to the shelves.
 *
 * @throws Refusal `unknown_record`, `already_void`, `reason_missing`
 */
export async function voidSale(till: Till, orderId: string, reason: string): Promise<Order> {
  if (reason.trim() === '') {
    throw new Refusal('reason_missing');
  }
  return record(till, ['orders'], async (log) => {
    const order = await till.db.orders.get(orderId);
    if (order === undefined) {
      throw new Refusal('unknown_record', { table: 'orders', id: orderId });
    }
    if (order.status === 'cancelled') {
      throw new Refusal('already_void', { offline_reference: order.offline_reference });
    }
    const said = { reason: reason.trim(), voided_at: log.now, employee_id: till.session.person?.id };
    const shown = { status: 'cancelled', voided_at: log.now, void_reason: said.reason } as const;
    return log.change('orders.void', order, said, shown, unsold(order.items));
  });
}
