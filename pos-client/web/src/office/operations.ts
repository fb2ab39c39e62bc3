import { newId } from '../store/ids';
import type { PushAnswer, PushResult, Receipt } from '../wire';
import { api, pause, Unreachable, waitAfter } from './api';

/** A change as it goes through `POST /sync/batch`: the one way to write (DESIGN §1). */
export interface Change {
  /** stays the same however often it is sent: it has one effect */
  op_id: string;
  /** `<table>.<verb>` */
  type: string;
  id: string;
  base_version: number | null;
  occurred_at: string;
  payload: Record<string, unknown>;
}

/** How a change ended. */
export type Outcome =
  | { status: 'applied'; receipt: Receipt }
  /** kept, and a person decides at the review desk */
  | { status: 'conflict'; receipt: Receipt }
  | { status: 'rejected'; reason: string; message: string }
  /** in the log and never lost, but not done yet */
  | { status: 'durable' };

/** How a batch gets to the gateway. */
export type Post = (batch: readonly Change[]) => Promise<PushAnswer>;

const WAIT_S = 10;
const TIMEOUT_MS = 25_000;
const TRIES = 4;
const LOOKS = 2;
const BATCH = 100;

export const newRecordId = newId;

/**
 * A change, not sent yet. Keep it where it may be sent again: the same change twice has one effect.
 *
 * @param baseVersion the version that the person saw; null for a creation
 */
export function change(
  type: string,
  id: string,
  payload: Record<string, unknown>,
  baseVersion: number | null = null,
): Change {
  return {
    op_id: newId(),
    type,
    id,
    base_version: baseVersion,
    occurred_at: new Date().toISOString(),
    payload,
  };
}

/**
 * Sends one and waits until it is decided, some seconds at most. Where the network fails it is sent again.
 *
 * @throws Unreachable when nobody answered: it may have arrived; send the same change again
 * @throws Refused when the request as a whole was refused
 */
export async function send(one: Change): Promise<Outcome> {
  const [outcome] = await sendAll([one]);
  if (!outcome) {
    throw new Unreachable('the answer tells nothing of the change');
  }
  return outcome;
}

/**
 * Sends many, in their order.
 *
 * @param onProgress how many of them are decided
 */
export async function sendAll(
  changes: readonly Change[],
  onProgress?: (done: number) => void,
  post: Post = postBatch,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < changes.length; from += BATCH) {
    outcomes.push(...(await sendBatch(changes.slice(from, from + BATCH), post)));
    onProgress?.(outcomes.length);
  }
  return outcomes;
}

async function sendBatch(batch: readonly Change[], post: Post): Promise<Outcome[]> {
  let results = await push(batch, post);
  for (let look = 0; look < LOOKS && results.some(isUndecided); look += 1) {
    const open = batch.filter((one) => isUndecided(of(results, one)));
    const later = await push(open, post);
    results = results.map((result) => later.find(({ op_id }) => op_id === result.op_id) ?? result);
  }
  return batch.map((one) => outcomeOf(of(results, one)));
}

async function push(batch: readonly Change[], post: Post): Promise<PushResult[]> {
  for (let tries = 0; ; tries += 1) {
    try {
      return (await post(batch)).results;
    } catch (failure) {
      const wait = waitAfter(failure, Math.max(0, tries - 1));
      if (wait === null || tries + 1 >= TRIES) {
        throw failure;
      }
      await pause(wait);
    }
  }
}

function postBatch(batch: readonly Change[]): Promise<PushAnswer> {
  const body = { sent_at: new Date().toISOString(), operations: batch };
  const options = { headers: { Prefer: `wait=${WAIT_S}` }, timeoutMs: TIMEOUT_MS };
  return api.post<PushAnswer>('/sync/batch', body, options);
}

function of(results: readonly PushResult[], one: Change): PushResult {
  return results.find(({ op_id }) => op_id === one.op_id) ?? { op_id: one.op_id, status: 'durable' };
}

function isUndecided({ status, receipt }: PushResult): boolean {
  return status === 'durable' && !receipt;
}

function outcomeOf({ op_id, status, reason, message, receipt }: PushResult): Outcome {
  const decided = receipt?.status ?? status;
  if (decided === 'rejected') {
    return {
      status: 'rejected',
      reason: receipt?.reason ?? reason ?? 'internal_error',
      message: receipt?.message ?? message ?? '',
    };
  }
  if (decided === 'durable' || !receipt) {
    return { status: 'durable' };
  }
  return { status: decided, receipt: { ...receipt, op_id } };
}

/**
 * The change that takes another one back: each changed field as it was. Null where that can't be, such as for a sale.
 *
 * @param before the record as it was; null when the change created it
 */
export function inverse(
  done: Change,
  before: Readonly<Record<string, unknown>> | null,
  version: number | null,
): Change | null {
  const [table, verb] = done.type.split('.');
  if (verb !== 'upsert') {
    return null;
  }
  if (before === null) {
    return change(`${table}.delete`, done.id, {}, version);
  }
  const payload = Object.fromEntries(Object.keys(done.payload).map((name) => [name, before[name] ?? null]));
  return change(done.type, done.id, payload, version);
}
