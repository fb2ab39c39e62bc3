import { type OfflineBreach, offlineBreaches } from '../domain/limits';
import { offlineMs } from '../store/offlineTime';
import type { Customer, Order } from '../store/records';
import { Refusal } from '../store/refusal';
import { posSettings } from '../store/settings';
import type { Approval } from '../store/staff';
import type { Till } from '../store/till';
import { balanceOf } from './customers';
import { type GoodsBreach, goodsBreaches } from './goods-limits';
import { orderOf, type Sale } from './sale';

/** A limit that a sale would exceed (B-6, B-8). Hours, minor units, basis points or units of goods, as `limit` says. */
export type Breach = OfflineBreach | { limit: 'credit_limit'; allowed: number; actual: number } | GoodsBreach;

/** Who allowed which limit to be exceeded, when and why: an entry of `metadata.overrides` (B-9, B-13). */
export interface Override {
  limit: Breach['limit'];
  allowed: number;
  actual: number;
  staff_id: string;
  staff_name: string;
  at: string;
  reason: string;
  /** of which goods, where the limit is theirs */
  product_id?: string;
  name?: string;
}

/** What a sale would exceed; empty for one that may be made. For the screen, before a manager is asked. */
export async function breachesOf(till: Till, sale: Sale): Promise<Breach[]> {
  return breaches(till, sale, orderOf(sale, till.now().toISOString(), till.newId));
}

/**
 * The order, with `metadata.overrides` where a manager allowed what it exceeds.
 *
 * @throws Refusal `limit_exceeded` (`breaches`)
 */
export async function held(till: Till, sale: Sale, order: Omit<Order, 'id'>): Promise<Omit<Order, 'id'>> {
  const exceeded = await breaches(till, sale, order);
  if (exceeded.length === 0) {
    return order;
  }
  if (sale.approval === undefined) {
    throw new Refusal('limit_exceeded', { breaches: exceeded });
  }
  return overridden(order, exceeded, sale.approval, till.now().toISOString());
}

async function breaches(till: Till, sale: Sale, order: Omit<Order, 'id'>): Promise<Breach[]> {
  const settings = await posSettings(till);
  const { max_offline_hours: hours, max_offline_amount: amount } = settings;
  const ofLines = sale.items.reduce((sum, item) => sum + item.given, 0);
  const [ms, unsynced, credit, goods] = await Promise.all([
    isSet(hours ?? amount) ? offlineMs(till) : 0,
    isSet(amount) ? till.unsyncedSales.total() : 0,
    creditBreaches(till, order),
    goodsBreaches(till, settings, sale.items, order),
  ]);
  const offline = offlineBreaches(settings, {
    offlineMs: ms,
    unsynced,
    total: order.total,
    discount: sale.discount + ofLines,
    undiscounted: (order.subtotal ?? 0) + ofLines,
  });
  return [...offline, ...credit, ...goods];
}

/** The server would open a conflict; whoever gives the credit should know before (B-6). */
async function creditBreaches(till: Till, order: Omit<Order, 'id'>): Promise<Breach[]> {
  const owed = order.remaining_amount ?? 0;
  if (owed <= 0 || !order.customer_id || !till.vault.isOpen) {
    return [];
  }
  const row = await till.db.customers.get(order.customer_id);
  const limit = row === undefined ? null : (await till.vault.unsealRow<Customer>(row))?.credit_limit;
  const balance = owed + (await balanceOf(till, order.customer_id));
  return isSet(limit) && balance > limit ? [{ limit: 'credit_limit', allowed: limit, actual: balance }] : [];
}

function overridden(
  order: Omit<Order, 'id'>,
  exceeded: readonly Breach[],
  approval: Approval,
  at: string,
): Omit<Order, 'id'> {
  const overrides = exceeded.map((breach): Override => ({ ...breach, ...approval, at }));
  const metadata = typeof order.metadata === 'object' ? order.metadata : {};
  return { ...order, metadata: { ...metadata, overrides } };
}

function isSet(limit: number | null | undefined): limit is number {
  return limit !== null && limit !== undefined;
}
