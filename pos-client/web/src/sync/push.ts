import type { OutboxEntry, TillDb } from '../store/db';
import { type DataKey, unseal } from '../store/sealing';
import { writeState } from '../store/state';
import type { Operation, PushAnswer, PushResult } from '../wire';
import type { Backoff } from './backoff';
import type { SyncConfig } from './config';
import { Refused, Unreachable } from './failure';
import { Queue } from './queue';
import { markFailed, settleApart } from './settle';
import { Sizing } from './sizing';
import type { Transport } from './transport';

const ENVELOPE_BYTES = 400;

interface Batch {
  entries: OutboxEntry[];
  operations: Operation[];
}

/**
 * Brings the outbox up, a batch at a time. An answer that is lost does no harm: what was in the batch is sent again under
 * the same `op_id`s. One operation that is refused stops none behind it.
 */
export class Push {
  private readonly db: TillDb;
  private readonly transport: Transport;
  private readonly config: SyncConfig;
  private readonly backoff: Backoff;
  private readonly queue: Queue;
  private readonly size: Sizing;

  constructor(db: TillDb, transport: Transport, config: SyncConfig, backoff: Backoff) {
    this.db = db;
    this.transport = transport;
    this.config = config;
    this.backoff = backoff;
    this.queue = new Queue(db);
    this.size = new Sizing(1, config.longBatch, config.longBatch);
  }

  /**
   * Sends one batch; where it gets no answer it is back in the queue.
   *
   * @returns how many operations got an answer; nothing to send: 0
   */
  async sendOne(keys: readonly DataKey[]): Promise<number> {
    const now = this.config.now();
    const claimed = await this.queue.claim({
      limit: await this.batchSize(),
      now,
      keyIds: new Set(keys.map((key) => key.id)),
    });
    if (claimed.length === 0) {
      return 0;
    }
    try {
      const batch = await this.batch(claimed, keys);
      await this.send(batch, now);
      return batch.entries.length;
    } finally {
      await this.queue.release(claimed);
    }
  }

  /** S0-30, and S2-12 for a long queue; less while the line is bad. */
  private async batchSize(): Promise<number> {
    const waiting = await this.db.sync_outbox.where('_sync_status').equals('pending').count();
    return Math.min(
      this.size.now,
      waiting >= this.config.longQueue ? this.config.longBatch : this.config.batch,
    );
  }

  private async send(batch: Batch, now: Date): Promise<void> {
    try {
      await this.record(
        await this.transport.push(batch.operations, now.toISOString(), waitSeconds(batch)),
        now,
      );
      this.size.wentWell();
    } catch (failure) {
      if (failure instanceof Unreachable && failure.stalled) {
        this.size.tooMuch(batch.entries.length);
      }
      if (!(failure instanceof Refused) || !failure.isAboutTheBatch) {
        throw failure;
      }
      await this.onRefusal(batch, failure, now);
    }
  }

  private async onRefusal(batch: Batch, refusal: Refused, now: Date): Promise<void> {
    const [only, ...others] = batch.entries;
    if (only === undefined || others.length > 0) {
      this.size.tooMuch(batch.entries.length);
      return;
    }
    const result: PushResult = {
      op_id: only.op_id,
      status: 'rejected',
      reason: refusal.reason,
      message: refusal.message,
    };
    await this.record({ results: [result], server_time: '' }, now);
  }

  private async record(answer: PushAnswer, now: Date): Promise<void> {
    const retries = {
      attempts: this.config.attempts,
      pauseMs: (attempt: number) => this.backoff.after(attempt),
    };
    const failed = await this.queue.record(answer.results, now, retries);
    await markFailed(this.db, failed);
    await settleApart(
      this.db,
      answer.results.flatMap((result) => result.receipt ?? []),
    );
    await writeState(this.db, 'last_push_at', now.toISOString());
  }

  /** As many of the claimed as fit into a request, at least one. */
  private async batch(claimed: readonly OutboxEntry[], keys: readonly DataKey[]): Promise<Batch> {
    const batch: Batch = { entries: [], operations: [] };
    let bytes = ENVELOPE_BYTES;
    for (const entry of claimed) {
      const operation = await operationOf(entry, keys);
      if (operation === null) {
        continue;
      }
      bytes += ENVELOPE_BYTES + new TextEncoder().encode(JSON.stringify(operation.payload)).length;
      if (bytes > this.config.requestBytes && batch.entries.length > 0) {
        return batch;
      }
      batch.entries.push(entry);
      batch.operations.push(operation);
    }
    return batch;
  }
}

/** The receipt of what was sent before may have been pulled long ago: it doesn't come by the feed again. */
function waitSeconds(batch: Batch): number {
  return batch.entries.some((entry) => entry.sent_at !== null) ? 1 : 0;
}

/** Null where the key went while it was being claimed. */
async function operationOf(entry: OutboxEntry, keys: readonly DataKey[]): Promise<Operation | null> {
  const sealed = entry._sealed;
  const payload =
    sealed === undefined
      ? entry.payload
      : await unseal<Record<string, unknown>>(keys, entry.record_id, sealed);
  if (payload === undefined || payload === null) {
    return null;
  }
  return {
    op_id: entry.op_id,
    seq: entry.seq,
    epoch: entry.epoch,
    type: entry.type,
    id: entry.record_id,
    base_version: entry.base_version,
    occurred_at: entry.occurred_at,
    payload,
  };
}
