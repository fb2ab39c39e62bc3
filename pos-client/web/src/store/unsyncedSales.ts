import type { OutboxEntry, TillDb } from './db';
import { readState } from './state';

const CHUNK = 100;

/** Where an operation stands in the outbox. */
type Place = [epoch: number, seq: number];

/**
 * What the sales come to that the server may not know (B-8), kept up with few reads: a till that was offline for a week has
 * thousands of them, and the next sale must not wait for all to be read. What became durable is taken off in order, so it
 * counts a little longer behind a sale that isn't.
 */
export class UnsyncedSales {
  readonly #db: TillDb;
  #open: { place: Place; total: number }[] = [];
  #last: Place = [0, 0];
  #sum = 0;
  #requeued = 0;
  #running: Promise<unknown> = Promise.resolve();

  constructor(db: TillDb) {
    this.#db = db;
  }

  /** Minor units. */
  async total(): Promise<number> {
    const turn = this.#running.then(() => this.#keepUp());
    this.#running = turn.catch(() => undefined);
    return turn;
  }

  async #keepUp(): Promise<number> {
    await this.#beginAnew();
    await this.#add();
    await this.#takeOff();
    return this.#sum;
  }

  /** What was refused and is tried again counts again, wherever it stands in the queue. */
  async #beginAnew(): Promise<void> {
    const requeued = (await readState(this.#db, 'requeued')) ?? 0;
    if (requeued !== this.#requeued) {
      this.#requeued = requeued;
      this.#open = [];
      this.#last = [0, 0];
      this.#sum = 0;
    }
  }

  async #add(): Promise<void> {
    for (let more = true; more; ) {
      const entries = await this.#db.sync_outbox.where(':id').above(this.#last).limit(CHUNK).toArray();
      for (const entry of entries) {
        this.#last = [entry.epoch, entry.seq];
        const total = isOpen(entry) && entry.type === 'orders.create' ? entry.payload?.total : 0;
        if (typeof total === 'number' && total !== 0) {
          this.#open.push({ place: this.#last, total });
          this.#sum += total;
        }
      }
      more = entries.length === CHUNK;
    }
  }

  async #takeOff(): Promise<void> {
    for (let [first] = this.#open; first !== undefined; [first] = this.#open) {
      if (isOpen(await this.#db.sync_outbox.get(first.place))) {
        return;
      }
      this.#open.shift();
      this.#sum -= first.total;
    }
  }
}

function isOpen(entry: OutboxEntry | undefined): boolean {
  return (
    entry !== undefined &&
    entry.durable_at === null &&
    (entry._sync_status === 'pending' || entry._sync_status === 'syncing')
  );
}
