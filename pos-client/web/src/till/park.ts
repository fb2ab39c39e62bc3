import type { ParkedOrder } from '../store/records';
import { Refusal } from '../store/refusal';
import type { Till } from '../store/till';
import { record } from '../store/write';
import { type Cart, itemsOf, type SoldItem, totalsOf } from './sale';

/** A parked cart as it travels: rows as in an order, with the prices that the customer was told (B-11). */
export interface ParkedCart {
  items: SoldItem[];
  discount: number;
  customer_id?: string | null;
  notes?: string | null;
}

/** A parked cart that is taken up; `parked_order_id` goes into the sale's details. */
export interface ResumedCart extends ParkedCart {
  parked_order_id: string;
}

/** Puts the cart aside, durably, for every till of the branch. @throws Refusal `no_items`, `discount_too_high` */
export async function park(till: Till, cart: Cart, label: string | null): Promise<ParkedOrder> {
  if (cart.items.length === 0) {
    throw new Refusal('no_items');
  }
  const totals = totalsOf(cart);
  const { customer_id, notes } = cart.details ?? {};
  const items = itemsOf(cart, totals, till.newId);
  const parked: ParkedCart = { items, discount: cart.discount, customer_id, notes };
  return record(till, ['parked_orders'], async (log) =>
    log.upsert<ParkedOrder>('parked_orders', log.newId(), {
      label,
      customer_id,
      employee_id: till.session.person?.id,
      item_count: items.length,
      total: totals.total,
      cart: parked,
      parked_at: log.now,
    }),
  );
}

/** What is parked at the branch, as far as this till knows, oldest first. */
export async function parkedOrders(till: Till): Promise<ParkedOrder[]> {
  const parked = await till.db.parked_orders.toArray();
  return parked.sort((a, b) => ((a.parked_at ?? '') < (b.parked_at ?? '') ? -1 : 1));
}

/**
 * Takes a parked sale up: it is parked no more, and its cart stands in `carts` under the place, in the same transaction, so that a crash in between loses nothing. Make lines of it by `itemOf`, and name it in the sale's
 * `parked_order_id`: where another till took it up too, the server tells.
 *
 * @throws Refusal `already_resumed` where this till knows none of that id any more
 */
export async function resume(till: Till, id: string, place: string): Promise<ResumedCart> {
  return record(till, ['parked_orders', 'carts'], async (log) => {
    const parked = await log.remove<ParkedOrder>('parked_orders', id);
    if (parked === undefined) {
      throw new Refusal('already_resumed', { id });
    }
    const cart: ResumedCart = { ...cartOf(parked), parked_order_id: id };
    await till.db.carts.put({ place, cart });
    return cart;
  });
}

/** Forgets a parked sale. @throws Refusal `already_resumed` */
export async function discard(till: Till, id: string): Promise<void> {
  await record(till, ['parked_orders'], async (log) => {
    if ((await log.remove<ParkedOrder>('parked_orders', id)) === undefined) {
      throw new Refusal('already_resumed', { id });
    }
  });
}

/** The cart of a parked sale, for a look; what another client left out of it is empty. */
export function cartOf(parked: ParkedOrder): ParkedCart {
  const {
    items = [],
    discount,
    notes,
  }: Partial<ParkedCart> = typeof parked.cart === 'object' && parked.cart !== null ? parked.cart : {};
  return { items, discount: discount ?? 0, customer_id: parked.customer_id, notes };
}
