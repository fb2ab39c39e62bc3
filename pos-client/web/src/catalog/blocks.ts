import type { Block, BlockTable, TillDb } from '../store/db';
import type { Row } from '../store/records';

/** Rows in a block: the write of 100,000 rows takes a third of a second in blocks of this size. */
export const BLOCK_ROWS = 200;

/** Blocks in one read: a few milliseconds of work between two pauses. */
const READ_BLOCKS = 2;

/** The same for who has nothing to answer before all is read. */
export const READ_MANY_BLOCKS = 25;

/** How much of a table may be stale before it is compacted, and while the till rests: a start reads all of it. */
const BUSY_GROWTH = 2;
const RESTING_GROWTH = 1.25;

/** What a table may have of blocks beside that. */
const SPARE_BLOCKS = 50;

/** How a table stood when its blocks were looked through last; kept in `sync_state` under `blocks:<table>`. */
export interface BlockState {
  /** how many blocks its rows needed */
  blocks: number;
  /** the newest block before it was compacted last: who has read through this one knows all that was in the table */
  before: number;
  /** the last block that was written then */
  through: number;
}

/** Whether rows of this table are kept in blocks. */
export function isBlockTable(table: string): table is BlockTable {
  return table === 'products' || table === 'stock_levels';
}

/**
 * Adds rows as new blocks and answers their keys, for the `changed` message. Inside a transaction of the caller's it is a
 * part of that one.
 * @param rows whole rows, each id once; they replace what older blocks have of them
 * @param deleted ids that are gone; none of them in `rows`
 */
export async function appendBlocks(
  db: TillDb,
  table: BlockTable,
  rows: readonly Row[],
  deleted: readonly string[] = [],
): Promise<number[]> {
  const blocks = packed(rows);
  const [first] = blocks;
  if (first) {
    first.deleted.push(...deleted);
  } else if (deleted.length > 0) {
    blocks.push({ rows: [], deleted: [...deleted] });
  }
  return blocks.length === 0 ? [] : db.table<Block, number>(table).bulkAdd(blocks, { allKeys: true });
}

/**
 * Visits the blocks after the given one in their order, and answers the key of the last. While some are visited the next ones
 * are on their way.
 * @param visit is awaited before more is visited
 * @param atOnce how many blocks come in one read
 */
export async function readBlocks(
  db: TillDb,
  table: BlockTable,
  after: number,
  visit: (block: Block) => void | Promise<void>,
  atOnce = READ_BLOCKS,
): Promise<number> {
  const read = (from: number) =>
    db.table<Block, number>(table).where('block').above(from).limit(atOnce).toArray();
  let last = after;
  for (let next: PromiseLike<Block[]> | null = read(after); next !== null; ) {
    const blocks: Block[] = await next;
    next = blocks.length < atOnce ? null : read(blocks.at(-1)?.block ?? last);
    for (const block of blocks) {
      await visit(block);
      last = block.block ?? last;
    }
  }
  return last;
}

/** The rows as they are now, by id. */
export async function liveRows(db: TillDb, table: BlockTable): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  await readBlocks(db, table, 0, (block) => lay(rows, block));
  return rows;
}

/** The versions of the rows as they are now, by id: what a digest is made of. */
export async function liveVersions(db: TillDb, table: BlockTable): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  await readBlocks(db, table, 0, (block) => {
    for (const row of block.rows) {
      versions.set(row.id, row.version ?? 0);
    }
    for (const id of block.deleted) {
      versions.delete(id);
    }
  });
  return versions;
}

/**
 * Writes the table anew where about half of what is stored is stale or scattered over small blocks, a fifth where the till
 * rests; cheap while little was added since the last time. True where it was rewritten: the rows are the same, in other
 * blocks. For the one worker that syncs. Readers and writers wait for the writing alone. What was never looked through is
 * looked through at rest: that reads the whole table, and a sale waits for the disk behind it.
 */
export async function compactBlocks(db: TillDb, table: BlockTable, resting = false): Promise<boolean> {
  const growth = resting ? RESTING_GROWTH : BUSY_GROWTH;
  const count = await db.table<Block, number>(table).count();
  const state = await readBlockState(db, table);
  const fits = count <= growth * (state?.blocks ?? 0) + SPARE_BLOCKS;
  if (fits || (state === undefined && !resting)) {
    return false;
  }
  const rows = new Map<string, Row>();
  let stored = 0;
  const last = await readBlocks(db, table, 0, (block) => {
    lay(rows, block);
    stored += block.rows.length;
  });
  const needed = Math.ceil(rows.size / BLOCK_ROWS);
  if (stored <= growth * rows.size && count <= growth * needed + SPARE_BLOCKS) {
    const { before = 0, through = 0 } = state ?? {};
    await writeBlockState(db, table, { blocks: needed, before, through });
    return false;
  }
  await rewrite(db, table, rows, last);
  return true;
}

/**
 * In a transaction over the blocks alone: sales go on meanwhile. Where the state below isn't written any more, whoever
 * follows the blocks begins anew.
 *
 * @param rows all that the blocks up to `last` hold; what came after them is laid over
 */
async function rewrite(db: TillDb, table: BlockTable, rows: Map<string, Row>, last: number): Promise<void> {
  const blocks = db.table<Block, number>(table);
  const state = await db.transaction('rw', blocks, async () => {
    const before = await readBlocks(db, table, last, (block) => lay(rows, block));
    await blocks.clear();
    const written = await blocks.bulkAdd(packed([...rows.values()]), { allKeys: true });
    return { blocks: written.length, before, through: written.at(-1) ?? before };
  });
  await writeBlockState(db, table, state);
}

/** Empties the table: what read it before has to begin anew. */
export async function clearBlocks(db: TillDb, table: BlockTable): Promise<void> {
  const blocks = db.table<Block, number>(table);
  await db.transaction('rw', blocks, db.sync_state, async () => {
    await blocks.clear();
    await db.sync_state.delete(stateKey(table));
  });
}

/** How the table was compacted last; undefined where it never was. */
export async function readBlockState(db: TillDb, table: BlockTable): Promise<BlockState | undefined> {
  const value = (await db.sync_state.get(stateKey(table)))?.value;
  return isBlockState(value) ? value : undefined;
}

async function writeBlockState(db: TillDb, table: BlockTable, value: BlockState): Promise<void> {
  await db.sync_state.put({ key: stateKey(table), value });
}

function stateKey(table: BlockTable): string {
  return `blocks:${table}`;
}

function isBlockState(value: unknown): value is BlockState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'blocks' in value &&
    'before' in value &&
    'through' in value
  );
}

function lay(rows: Map<string, Row>, block: Block): void {
  for (const row of block.rows) {
    rows.set(row.id, row);
  }
  for (const id of block.deleted) {
    rows.delete(id);
  }
}

function packed(rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < rows.length; from += BLOCK_ROWS) {
    blocks.push({ rows: rows.slice(from, from + BLOCK_ROWS), deleted: [] });
  }
  return blocks;
}
