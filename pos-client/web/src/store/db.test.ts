import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { ROW_TABLES, TillDb } from './db';
import { newId } from './ids';

/** The stores as the first version has made them on people's disks. */
const FIRST = {
  ...ROW_TABLES,
  products: '++block',
  stock_levels: '++block',
  sync_outbox: '[epoch+seq], &op_id, _sync_status, [table_name+record_id]',
  sync_state: 'key',
  server_rows: '[table+id]',
  fiscal_documents: 'document_seq',
  pending_stock: '[epoch+seq+product_id], [epoch+seq], product_id',
};

const ORDER = { id: 'o-1', total: 250, payment_method: 'cash', items: [] };
const ENTRY = {
  epoch: 1,
  seq: 1,
  op_id: 'op-1',
  type: 'orders.create',
  table_name: 'orders',
  record_id: 'o-1',
};
const CART = { id: 'sale', entries: [{ key: 'k', quantity: 2000 }] };

async function firstVersion(): Promise<string> {
  const name = newId();
  const old = new Dexie(name);
  old.version(1).stores(FIRST);
  await old.table('orders').add(ORDER);
  await old.table('sync_outbox').add({ ...ENTRY, _sync_status: 'pending' });
  await old.table('products').add({ rows: [{ id: 'p-1', name: 'Milk' }], deleted: [] });
  await old.table('sync_state').bulkAdd([
    { key: 'cart:1', value: CART },
    { key: 'cart:2', value: { items: [], parked_order_id: 'p' } },
    { key: 'cursor:books', value: 'c-17' },
    { key: 'seq', value: 1 },
  ]);
  old.close();
  return name;
}

test('a store of the first version opens with all it held, and its carts have a store of their own (R-1, R-11)', async () => {
  const name = await firstVersion();
  const db = new TillDb('strict', name);
  expect(await db.carts.toArray()).toEqual([
    { place: '1', cart: CART },
    { place: '2', cart: { items: [], parked_order_id: 'p' } },
  ]);
  expect(await db.sync_state.toArray()).toEqual([
    { key: 'cursor:books', value: 'c-17' },
    { key: 'seq', value: 1 },
  ]);
  expect(await db.orders.toArray()).toEqual([ORDER]);
  expect(await db.sync_outbox.where('_sync_status').equals('pending').toArray()).toMatchObject([ENTRY]);
  expect(await db.products.count()).toBe(1);
  expect(db.verno).toBe(2);
  db.close();

  const again = new TillDb('strict', name);
  expect(await again.carts.count()).toBe(2);
});

test('a tab that still runs the first version neither holds the new one up nor loses what it writes', async () => {
  const name = await firstVersion();
  const old = new Dexie(name);
  old.version(1).stores(FIRST);
  await old.open();
  const db = new TillDb('strict', name);
  expect(await db.carts.count()).toBe(2);

  await old.table('orders').add({ ...ORDER, id: 'o-2' });
  expect(await db.orders.count()).toBe(2);
});

test('nothing of the first version was changed: the stores are those of people’s disks', async () => {
  const db = await new TillDb('strict', newId()).open();
  const made = db.tables.filter(({ name }) => name !== 'carts').map(({ name }) => name);
  expect(made.sort()).toEqual(Object.keys(FIRST).sort());
});
