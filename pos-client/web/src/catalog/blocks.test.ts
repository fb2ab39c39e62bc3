import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '../domain/vectors.test-support';
import { TillDb } from '../store/db';
import {
  appendBlocks,
  BLOCK_ROWS,
  clearBlocks,
  compactBlocks,
  liveRows,
  liveVersions,
  readBlocks,
} from './blocks';

let db: TillDb;
let name = 0;

beforeEach(() => {
  name += 1;
  db = new TillDb('relaxed', `blocks-${name}`);
});

afterEach(() => db.delete());

const rows = (from: number, to: number, version = 1) =>
  Array.from({ length: to - from }, (_, i) => ({ id: `p${from + i}`, version }));

test('the newest block wins, and what is deleted is gone until it comes again', async () => {
  await appendBlocks(db, 'products', rows(0, 500));
  await appendBlocks(db, 'products', rows(10, 20, 2), ['p0', 'p499']);
  await appendBlocks(db, 'products', rows(0, 1, 3));

  const live = await liveRows(db, 'products');

  expect(live.size).toBe(499);
  expect(live.get('p15')?.version).toBe(2);
  expect(live.get('p0')?.version).toBe(3);
  expect(live.has('p499')).toBe(false);
});

test('blocks are visited in order, from where the reader was', async () => {
  const first = await appendBlocks(db, 'products', rows(0, 5 * BLOCK_ROWS));
  const second = await appendBlocks(db, 'products', [], ['p1']);
  const seen: number[] = [];

  const last = await readBlocks(db, 'products', first[2] ?? 0, (block) => void seen.push(block.block ?? -1));

  expect(seen).toEqual([...first.slice(3), ...second]);
  expect(last).toBe(second[0]);
  expect(await appendBlocks(db, 'products', [])).toEqual([]);
});

test('a write that is not committed leaves no block behind', async () => {
  const failing = db.transaction('rw', db.products, db.sync_state, async () => {
    await appendBlocks(db, 'products', rows(0, 10));
    throw new Error('page is broken');
  });
  await expect(failing).rejects.toThrow('page is broken');
  expect(await db.products.count()).toBe(0);
});

test('compaction keeps what is live, drops the rest, and is left alone while there is little to drop', async () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  await appendBlocks(db, 'products', rows(0, 600));
  expect(await compactBlocks(db, 'products')).toBe(false);
  let version = 1;
  let compactions = 0;
  for (let page = 0; page < 70; page += 1) {
    version += 1;
    const from = Math.floor(random() * 550);
    await appendBlocks(db, 'products', rows(from + 1, from + 51, version), [
      `p${Math.floor(random() * from)}`,
    ]);
    const before = await liveVersions(db, 'products');
    compactions += Number(await compactBlocks(db, 'products', page % 2 === 1));
    expect(await liveVersions(db, 'products'), `seed ${seed}, page ${page}`).toEqual(before);
  }
  expect(compactions).toBeGreaterThan(0);
  expect(await db.products.count()).toBeLessThan(70);
});

test('a till at rest compacts what is stale by a third, and not again until more is', async () => {
  await appendBlocks(db, 'products', rows(0, 30_000));
  for (let from = 0; from < 20_000; from += 200) {
    await appendBlocks(db, 'products', rows(from, from + 200, 2));
  }
  const before = await liveVersions(db, 'products');
  expect(await compactBlocks(db, 'products')).toBe(false);
  expect(await compactBlocks(db, 'products', true)).toBe(true);
  expect(await liveVersions(db, 'products')).toEqual(before);
  expect(await db.products.count()).toBe(150);
  expect(await compactBlocks(db, 'products', true)).toBe(false);
});

test('what was cleared is empty', async () => {
  await appendBlocks(db, 'stock_levels', rows(0, 300));
  await clearBlocks(db, 'stock_levels');
  expect((await liveRows(db, 'stock_levels')).size).toBe(0);
});
