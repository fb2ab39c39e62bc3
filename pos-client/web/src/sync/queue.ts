import Dexie from 'dexie';
import type { OutboxEntry, TillDb } from '../store/db';
import type { PushResult } from '../wire';

const CHUNK = 200;
/** Verdicts on one operation that another attempt may turn. Any other is final (PROTOCOL §1). */
const PASSING = ['unavailable', 'internal_error', 'rate_limited'];

/** What a claim may take. */
export interface Claim {
  limit: number;
  now: Date;
  /** ids of the keys at hand: what is sealed under another waits for somebody who has it */
  keyIds: ReadonlySet<string>;
}

/** How often and how late a refused operation is tried again. */
export interface Retries {
  attempts: number;
  pauseMs(attempt: number): number;
}

/** The outbox as the sync sees it: nothing is removed from it before its receipt is old (S1-72). */
export class Queue {
  private readonly db: TillDb;

  constructor(db: TillDb) {
    this.db = db;
  }

  /**
   * Takes the oldest operations that may be sent now and marks them `syncing`. A change of master data waits for the
   * receipt of an earlier operation on the record, so that its base version can name that one's result.
   *
   * @returns the operations as they were before, so that one that was sent already can be told
   */
  claim(claim: Claim): Promise<OutboxEntry[]> {
    const outbox = this.db.sync_outbox;
    return this.db.transaction('rw', outbox, async () => {
      const found = await this.sendable(claim);
      const sent_at = claim.now.toISOString();
      const taken = { _sync_status: 'syncing' as const, durable_at: null, sent_at };
      await outbox.bulkPut(found.map((entry) => ({ ...entry, ...taken })));
      return found;
    });
  }

  private async sendable(claim: Claim): Promise<OutboxEntry[]> {
    const found: OutboxEntry[] = [];
    const passed = new Set<string>();
    const all = this.db.sync_outbox.where('_sync_status').equals('pending');
    for (let offset = 0, more = true; more && found.length < claim.limit; offset += CHUNK) {
      const chunk = await all.offset(offset).limit(CHUNK).toArray();
      for (const entry of chunk) {
        if (found.length < claim.limit && (await this.isSendable(entry, claim, passed))) {
          found.push(entry);
        }
        passed.add(recordOf(entry));
      }
      more = chunk.length === CHUNK;
    }
    return found;
  }

  private async isSendable(entry: OutboxEntry, claim: Claim, passed: ReadonlySet<string>): Promise<boolean> {
    if (!isDue(entry, claim) || !isMasterData(entry)) {
      return isDue(entry, claim);
    }
    return !passed.has(recordOf(entry)) && !(await this.isUnderWay(entry));
  }

  private async isUnderWay(entry: OutboxEntry): Promise<boolean> {
    const sent = await this.db.sync_outbox
      .where('[table_name+record_id]')
      .equals([entry.table_name, entry.record_id])
      .filter((other) => other._sync_status === 'syncing')
      .count();
    return sent > 0;
  }

  /** What was durable before this and still has no receipt is to be sent again. */
  async revive(durableBefore: Date): Promise<void> {
    const limit = durableBefore.toISOString();
    await this.db.sync_outbox
      .where('_sync_status')
      .equals('syncing')
      .filter((entry) => entry.durable_at !== null && entry.durable_at < limit)
      .modify({ _sync_status: 'pending', durable_at: null });
  }

  /** What got no answer goes back: all of it, or of what was claimed. */
  async release(claimed?: readonly OutboxEntry[]): Promise<void> {
    const outbox = this.db.sync_outbox;
    await this.db.transaction('rw', outbox, async () => {
      const entries =
        claimed === undefined
          ? await outbox.where('_sync_status').equals('syncing').toArray()
          : (await outbox.bulkGet(claimed.map(keyOf))).filter((entry) => entry !== undefined);
      const unanswered = entries.filter(
        (entry) => entry._sync_status === 'syncing' && entry.durable_at === null,
      );
      await outbox.bulkPut(unanswered.map((entry) => ({ ...entry, _sync_status: 'pending' as const })));
    });
  }

  /**
   * Writes down what became of operations.
   *
   * @returns those that were refused for good
   */
  async record(results: readonly PushResult[], now: Date, retries: Retries): Promise<OutboxEntry[]> {
    const outbox = this.db.sync_outbox;
    return this.db.transaction('rw', outbox, async () => {
      const entries = await outbox
        .where('op_id')
        .anyOf(results.map((result) => result.op_id))
        .toArray();
      const byId = new Map(results.map((result) => [result.op_id, result]));
      const open = entries.filter((entry) => entry._sync_status === 'syncing');
      const after = open.map((entry) => concluded(entry, byId.get(entry.op_id), now, retries));
      await outbox.bulkPut(after);
      return after.filter((entry) => entry._sync_status === 'failed');
    });
  }

  /** Whether the outbox has an operation on the table, settled or not. */
  async hasAny(table: string): Promise<boolean> {
    return (await this.ofTable(table).count()) > 0;
  }

  /** Which of these records have an operation without a receipt. */
  async unsettled(table: string, ids: readonly string[]): Promise<Set<string>> {
    const ofTable = this.ofTable(table);
    if (ids.length === 0 || (await ofTable.count()) === 0) {
      return new Set();
    }
    const entries =
      ids.length > CHUNK
        ? await ofTable.toArray()
        : await this.db.sync_outbox
            .where('[table_name+record_id]')
            .anyOf(ids.map((id) => [table, id]))
            .toArray();
    return new Set(entries.filter((entry) => entry.receipt === null).map((entry) => entry.record_id));
  }

  private ofTable(table: string) {
    const records = this.db.sync_outbox.where('[table_name+record_id]');
    return records.between([table, Dexie.minKey], [table, Dexie.maxKey]);
  }

  /**
   * The server says that it never received these numbers: what was taken for durable is sent again.
   *
   * @returns those that the till hasn't got (any more) either: they are lost
   */
  async resend(epoch: number, seqs: readonly number[]): Promise<number[]> {
    const outbox = this.db.sync_outbox;
    return this.db.transaction('rw', outbox, async () => {
      const found = await outbox.bulkGet(seqs.map((seq): [number, number] => [epoch, seq]));
      const entries = found.filter((entry) => entry !== undefined);
      const taken = entries.filter((entry) => entry._sync_status === 'syncing');
      await outbox.bulkPut(
        taken.map((entry) => ({ ...entry, _sync_status: 'pending' as const, durable_at: null })),
      );
      return seqs.filter((_, index) => found[index] === undefined);
    });
  }
}

export function keyOf(entry: OutboxEntry): [number, number] {
  return [entry.epoch, entry.seq];
}

/** Where the record of an operation is: its table, and its id there. */
export function placeOf(entry: OutboxEntry): [string, string] {
  return [entry.table_name, entry.record_id];
}

function concluded(
  entry: OutboxEntry,
  result: PushResult | undefined,
  now: Date,
  retries: Retries,
): OutboxEntry {
  if (result === undefined) {
    return entry;
  }
  if (result.status !== 'rejected') {
    return { ...entry, durable_at: now.toISOString(), last_error: null, reason: null };
  }
  const attempts = entry.attempts + 1;
  const again = PASSING.includes(result.reason ?? '') && attempts < retries.attempts;
  return {
    ...entry,
    attempts,
    _sync_status: again ? 'pending' : 'failed',
    next_attempt_at: again ? new Date(now.getTime() + retries.pauseMs(attempts)).toISOString() : null,
    reason: result.reason ?? null,
    last_error: result.message ?? 'refused by the gateway',
  };
}

function isDue(entry: OutboxEntry, claim: Claim): boolean {
  const sealedAway = entry._sealed !== undefined && !claim.keyIds.has(entry._sealed.key_id);
  return !sealedAway && (entry.next_attempt_at === null || entry.next_attempt_at <= claim.now.toISOString());
}

function isMasterData(entry: OutboxEntry): boolean {
  return entry.type.endsWith('.upsert') || entry.type.endsWith('.delete');
}

/** Which record an operation is about, as a key of a map. */
export function recordOf(entry: OutboxEntry): string {
  return `${entry.table_name}|${entry.record_id}`;
}
