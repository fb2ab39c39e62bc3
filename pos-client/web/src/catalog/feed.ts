import type { Block, BlockTable, TillDb } from '../store/db';
import type { Row } from '../store/records';
import { READ_MANY_BLOCKS, readBlockState, readBlocks } from './blocks';

/** Who is told of the rows of a table. */
export interface Follower {
  /** what was told is void: all rows come anew, until `end` */
  begin(): void;
  put(row: Row): void;
  remove(id: string): void;
  /** everything that there is was told */
  end(): Promise<void>;
}

/** Follows one table of blocks: tells its rows once, and then only what is new. */
export class BlockFeed {
  readonly #db: TillDb;
  readonly #table: BlockTable;
  readonly #follower: Follower;
  readonly #pause: () => Promise<void> | null;
  #last = 0;

  /** @param pause asked after each row; what it answers is awaited, so that others get their turn */
  constructor(db: TillDb, table: BlockTable, follower: Follower, pause: () => Promise<void> | null) {
    this.#db = db;
    this.#table = table;
    this.#follower = follower;
    this.#pause = pause;
  }

  get table(): BlockTable {
    return this.#table;
  }

  /**
   * Tells what came since the last time; true where there was something. As long as the oldest block stays, the table was not
   * written anew: how it stands otherwise is asked for only where it was, because sales wait for who reads that.
   */
  async catchUp(): Promise<boolean> {
    const from = this.#last;
    const oldest = await this.#oldest();
    if (await this.#isLost(oldest)) {
      this.#restart();
    }
    await this.#read();
    if ((await this.#oldest()) !== oldest) {
      this.#restart();
      await this.#read();
    }
    await this.#follower.end();
    return this.#last !== from;
  }

  async #read(): Promise<void> {
    const atOnce = this.#last === 0 ? READ_MANY_BLOCKS : undefined;
    this.#last = await readBlocks(this.#db, this.#table, this.#last, (block) => this.#tell(block), atOnce);
  }

  async #oldest(): Promise<number | undefined> {
    const blocks = this.#db.table<Block, number>(this.#table);
    return (await blocks.orderBy(':id').limit(1).primaryKeys())[0];
  }

  /** Whether the blocks that were read are gone, and what took their place isn't the same rows. */
  async #isLost(oldest: number | undefined): Promise<boolean> {
    if (this.#last === 0 || (oldest !== undefined && oldest <= this.#last)) {
      return false;
    }
    const state = await readBlockState(this.#db, this.#table);
    if (state?.before === this.#last) {
      this.#last = state.through;
      return false;
    }
    return true;
  }

  #restart(): void {
    this.#last = 0;
    this.#follower.begin();
  }

  async #tell(block: Block): Promise<void> {
    for (const row of block.rows) {
      this.#follower.put(row);
      const pause = this.#pause();
      if (pause !== null) {
        await pause;
      }
    }
    for (const id of block.deleted) {
      this.#follower.remove(id);
    }
  }
}
