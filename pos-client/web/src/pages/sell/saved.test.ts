import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Product } from '../../store/records';
import { openTill } from '../../store/till';
import type { ResumedCart } from '../../till/park';
import { type CartState, emptyCart } from './cart';
import { draftOf } from './goods';
import { CartSaver, restoreCart } from './saved';

const milk: Product = { id: 'milk', name: 'Milk', price: 165 };
const newer: Product = { ...milk, price: 175 };
const products = async (ids: readonly string[]) => ids.map((id) => (id === 'milk' ? newer : null));

function cartOf(count: number): CartState {
  return { ...emptyCart('sale'), entries: [{ ...draftOf(milk, count * 1000), key: 'k' }] };
}

let stores = 0;
function till() {
  stores += 1;
  return openTill(`saved-${stores}`);
}

test('an unfinished cart is there again after a reload, with the products of now (R-1)', async () => {
  const here = till();
  const saver = new CartSaver(here, '1');
  for (let count = 1; count <= 20; count += 1) {
    saver.save(cartOf(count));
  }
  await expect.poll(async () => (await restoreCart(here, '1', products))?.entries[0]?.quantity).toBe(20_000);
  expect((await restoreCart(here, '1', products))?.entries[0]?.product.price).toBe(175);
  saver.save(emptyCart('next'));
  await expect.poll(() => here.db.carts.get('1')).toBeUndefined();
});

test('what was sold at the last moment is not put back (R-4)', async () => {
  const here = till();
  await here.db.carts.put({ place: '1', cart: cartOf(1) });
  await here.db.orders.put({ id: 'sale', total: 165, payment_method: 'cash', items: [] });
  expect(await restoreCart(here, '1', products)).toBeNull();
});

test('a parked sale that was taken up before a crash is on the counter, at the price that was told (B-11)', async () => {
  const here = till();
  const resumed: ResumedCart = {
    items: [
      { product_id: 'milk', name: 'Milk', quantity: 2, unit_price: 150, discount: 20, given_discount: 20 },
    ],
    discount: 30,
    customer_id: 'amal',
    parked_order_id: 'parked',
  };
  await here.db.carts.put({ place: '2', cart: resumed });
  const cart = await restoreCart(here, '2', products);
  expect(cart).toMatchObject({
    customerId: 'amal',
    parkedOrderId: 'parked',
    discount: { kind: 'amount', amount: 30 },
  });
  expect(cart?.entries[0]).toMatchObject({
    quantity: 2000,
    discount: { amount: 20 },
    told: { line: { unitPrice: 150 } },
  });
});
