import type { Return } from '../../store/records';
import type { App } from '../../ui';
import { deskOf } from '../sell/desk';
import type { ReturnType } from './payout-form';

/** The sale that goods are exchanged for: it is not made yet, but the cart that waits for it has its id already (B-7). */
export function exchangedFor(app: App, type: ReturnType): Pick<Return, 'exchange_order_id'> {
  return type === 'exchange' ? { exchange_order_id: deskOf(app).cart.value.id } : {};
}
