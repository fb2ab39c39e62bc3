import { changes } from '../store/changes';
import { ask, gatewayOf } from '../store/gateway';
import type { Order, Return } from '../store/records';
import type { Till } from '../store/till';

/** A part of what the gateway answers when a table is read. */
interface Items<T> {
  items: T[];
}

const MOST_RETURNS = 100;

/**
 * Asks the gateway for a sale that this till hasn't got, by its printed number, its code or its order number (B-7), and
 * keeps it with its returns, so that what is left of it is known. Null where nobody knows it.
 *
 * @throws Refusal `not_enrolled`, `not_reachable`, `key_refused`, `gateway_refused`
 */
export async function findOnline(
  till: Till,
  number: string,
  fetcher: typeof fetch = fetch,
): Promise<Order | null> {
  const gateway = await gatewayOf(till.db, fetcher);
  const { items } = await ask<Items<Order>>(gateway, `/orders?${question(number.trim())}&limit=1`);
  const [order] = items;
  if (order === undefined) {
    return null;
  }
  const of = `/returns?order_id=${encodeURIComponent(order.id)}&limit=${MOST_RETURNS}`;
  await keep(till, order, (await ask<Items<Return>>(gateway, of)).items);
  return (await till.db.orders.get(order.id)) ?? null;
}

function question(number: string): string {
  const column = /^#?\d{1,15}$/.test(number)
    ? 'global_order_number'
    : number.startsWith('TRX-')
      ? 'transaction_code'
      : 'offline_reference';
  return `${column}=${encodeURIComponent(number.replace(/^#/, ''))}`;
}

/** What is here already stays as it is: it may have changes of this till over it. */
async function keep({ db }: Till, order: Order, returns: readonly Return[]): Promise<void> {
  const synced = { _synced: 1, _sync_status: 'synced' } as const;
  await db.transaction('rw', db.orders, db.returns, async () => {
    if ((await db.orders.get(order.id)) === undefined) {
      await db.orders.put({ ...order, ...synced });
    }
    for (const one of returns) {
      if ((await db.returns.get(one.id)) === undefined) {
        await db.returns.put({ ...one, ...synced });
      }
    }
  });
  changes.announce(['orders', 'returns'], false);
}
