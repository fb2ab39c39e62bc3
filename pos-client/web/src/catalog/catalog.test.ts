import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TillDb } from '../store/db';
import type { Product, StockLevel } from '../store/records';
import { CHANNEL, type Message } from '../sync/messages';
import { appendBlocks, clearBlocks, compactBlocks } from './blocks';
import { type Catalog, connectCatalog } from './catalog';
import { generatedProducts } from './products.test-support';
import { serve } from './serve';
import { CatalogServer } from './server';

let db: TillDb;
let stores = 0;
let closing: (() => void)[] = [];

beforeEach(() => {
  stores += 1;
  db = new TillDb('relaxed', `catalog-${stores}`);
});

afterEach(() => {
  for (const close of closing) {
    close();
  }
  closing = [];
  db.close();
});

const product = (id: string, more: Partial<Product> = {}): Product => ({
  id,
  name: `Product ${id}`,
  version: 1,
  ...more,
});
const changed = (...tables: string[]): Message => ({ type: 'changed', tables });
const names = (products: (Product | null)[]) => products.map((found) => found?.name);

function startServer(): CatalogServer {
  const server = new CatalogServer(db, () => {});
  closing.push(() => server.close());
  return server;
}

/** The whole way, with ports in the place of a worker. */
function startCatalog(): Catalog {
  const { port1, port2 } = new MessageChannel();
  serve(port1);
  closing.push(() => port1.close());
  return connectCatalog(db, port2);
}

test('asks through a port, and hears of what is pulled meanwhile', async () => {
  await appendBlocks(db, 'products', [product('1', { name: 'Green tea', barcode: '4000000000006' })]);
  const level: StockLevel = { id: 's1', product_id: '1', quantity: 2.5 };
  await appendBlocks(db, 'stock_levels', [level]);
  const catalog = startCatalog();

  expect(names(await catalog.search('gre', 10))).toEqual(['Green tea']);
  expect(catalog.size.value).toBe(1);
  expect((await catalog.scan('4000000000006'))?.product.id).toBe('1');
  expect(await catalog.read('4000000000007')).toEqual({ refused: 'wrong_check_digit' });
  expect(await catalog.scan('nothing')).toBeNull();
  expect(await catalog.stocks(['1', '2'])).toEqual([2500, null]);
  expect(await catalog.products(['2', '1'])).toMatchObject([null, { id: '1' }]);

  await appendBlocks(db, 'products', [product('2', { name: 'Black tea' })]);
  const revision = catalog.revision.value;
  const channel = new BroadcastChannel(CHANNEL);
  closing.push(() => channel.close());
  channel.postMessage(changed('products'));
  await expect.poll(() => catalog.revision.value).toBeGreaterThan(revision);
  expect(names(await catalog.search('tea', 10))).toEqual(['Black tea', 'Green tea']);
});

test('variants that are pulled later are known then', async () => {
  await appendBlocks(db, 'products', [product('shirt')]);
  const server = startServer();
  await server.follow();
  expect(await server.scan('S-M')).toEqual({ refused: 'unknown' });
  await db.product_sizes.put({ id: 'm', product_id: 'shirt', name: 'M', barcode: 'S-M' });
  await server.hear(changed('product_sizes'));
  expect(await server.scan('S-M')).toMatchObject({ scanned: { sizeId: 'm', colorId: null } });
});

test('variants: a size brings its colour, and lists come in the order of the shop', async () => {
  await appendBlocks(db, 'products', [product('shirt')]);
  await db.product_colors.bulkPut([
    { id: 'red', product_id: 'shirt', name: 'Red', barcode: 'C-RED', sort_order: 2 },
    { id: 'blue', product_id: 'shirt', name: 'Blue', sort_order: 1 },
  ]);
  await db.product_sizes.put({ id: 'l', product_id: 'shirt', color_id: 'red', name: 'L', barcode: 'S-L' });
  const catalog = startCatalog();

  expect(await catalog.scan('s-l')).toMatchObject({ product: { id: 'shirt' }, colorId: 'red', sizeId: 'l' });
  expect(await catalog.scan('c-red')).toMatchObject({ colorId: 'red', sizeId: null });
  expect((await catalog.variants('shirt')).colors.map((color) => color.name)).toEqual(['Blue', 'Red']);
});

test('B-14: the layouts of the branch count, and new ones as soon as they are pulled', async () => {
  await appendBlocks(db, 'products', [product('ham', { sku: '04217', price_per_weight_unit: 1999 })]);
  const server = startServer();
  await server.follow();

  expect(await server.scan('2104217012349')).toMatchObject({ scanned: { quantity: 1234 } });
  await db.sync_state.put({ key: 'branch_id', value: 'b1' });
  await db.pos_settings.put({ id: 's', for_branch_id: 'b1', settings: { scale_barcodes: [] } });
  await server.hear(changed('pos_settings'));
  expect(await server.scan('2104217012349')).toEqual({ refused: 'unknown' });
});

describe('what follows the store ends with what the store has', () => {
  const live = async (server: CatalogServer, ids: string[]) =>
    (await server.products(ids)).map((found) => found?.version ?? null);

  test('after changes and deletions', async () => {
    const server = startServer();
    await server.follow();
    await appendBlocks(db, 'products', [product('1'), product('2')]);
    await appendBlocks(db, 'products', [product('1', { version: 2 })], ['2']);
    await server.hear(changed('products'));
    expect(await live(server, ['1', '2'])).toEqual([2, null]);
  });

  test('after a compaction that it has seen the end of, and one that it has not', async () => {
    await appendBlocks(db, 'products', [product('1'), product('2'), product('3')]);
    const server = startServer();
    await server.follow();
    await scatter();
    await server.follow();
    expect(await compactBlocks(db, 'products', true)).toBe(true);
    await appendBlocks(db, 'products', [], ['2']);
    await server.hear({ type: 'changed', tables: ['products'], rebuilt: ['products'] });
    expect(await live(server, ['1', '2', '3'])).toEqual([60, null, 1]);

    await appendBlocks(db, 'products', [], ['3']);
    await scatter();
    expect(await compactBlocks(db, 'products', true)).toBe(true);
    await server.follow();
    expect(await live(server, ['1', '2', '3'])).toEqual([60, null, null]);
    expect(await server.search('product', 10)).toHaveLength(1);
  });

  test('after the store was emptied and filled anew', async () => {
    await appendBlocks(db, 'products', [product('1'), product('2')]);
    const server = startServer();
    await server.follow();
    await clearBlocks(db, 'products');
    await server.follow();
    expect(await live(server, ['1', '2'])).toEqual([null, null]);
    await appendBlocks(db, 'products', [product('2')]);
    await server.follow();
    expect(await live(server, ['1', '2'])).toEqual([null, 1]);
  });

  async function scatter(): Promise<void> {
    for (let version = 1; version <= 60; version += 1) {
      await appendBlocks(db, 'products', [product('1', { version })]);
    }
  }
});

test('questions are answered while much is taken in', async () => {
  const products = generatedProducts(20_000, 7);
  await appendBlocks(db, 'products', products.slice(0, 1_000));
  const server = startServer();
  await server.follow();
  await appendBlocks(db, 'products', products.slice(1_000));
  let done = false;
  const taken = server.hear(changed('products'))?.then(() => {
    done = true;
  });
  let asked = 0;
  while (!done) {
    const code = products[asked % 1_000]?.barcode ?? '';
    expect('scanned' in (await server.scan(code))).toBe(true);
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve));
  }
  await taken;
  expect(asked).toBeGreaterThan(5);
  expect(await server.search('SKU-019999', 5)).toHaveLength(1);
});
