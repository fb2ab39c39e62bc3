import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { testTill } from '../store/till.test-support';
import { discard, park, parkedOrders, resume } from './park';
import { itemOf, totalsOf } from './sale';
import { CHEESE, item, MILK } from './sale.test-support';

describe('a parked order (B-11)', () => {
  it('comes back with the prices that the customer was told', async () => {
    const till = await testTill();
    const cart = {
      items: [item(MILK, 3, 75), item(CHEESE, 0.25)],
      discount: 100,
      details: { customer_id: 'c-1', notes: 'no bag' },
    };
    const parked = await park(till, cart, 'Rosa');
    expect(parked).toMatchObject({ label: 'Rosa', item_count: 2, total: totalsOf(cart).total });
    expect((await parkedOrders(till)).map((order) => order.id)).toEqual([parked.id]);

    const resumed = await resume(till, parked.id, 'main');
    expect(resumed).toMatchObject({ discount: 100, customer_id: 'c-1', notes: 'no bag' });
    expect(await till.db.carts.get('main')).toEqual({ place: 'main', cart: resumed });
    const dearer = [{ ...MILK, price: 999 }, CHEESE];
    const items = resumed.items.map((row, i) => itemOf(row, dearer[i] ?? MILK));
    expect(items.map((line) => line.given)).toEqual([75, 0]);
    expect(totalsOf({ items, discount: 100 })).toEqual(totalsOf(cart));
    expect(await parkedOrders(till)).toEqual([]);
  });

  it('is resumed once, and never lost', async () => {
    const till = await testTill();
    const { id } = await park(till, { items: [item(MILK, 1)], discount: 0 }, null);
    await resume(till, id, 'main');
    await expect(resume(till, id, 'main')).rejects.toMatchObject({ reason: 'already_resumed' });
    await expect(discard(till, id)).rejects.toMatchObject({ reason: 'already_resumed' });
    await expect(park(till, { items: [], discount: 0 }, null)).rejects.toMatchObject({ reason: 'no_items' });
    const other = await park(till, { items: [item(MILK, 1)], discount: 0 }, null);
    await discard(till, other.id);
    expect(await till.db.parked_orders.count()).toBe(0);
  });
});
