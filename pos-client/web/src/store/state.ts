import type { TillDb } from './db';

/** The feed is pulled in streams, each with a cursor of its own. */
export type Stream = 'catalogue' | 'books' | 'people';

/** A staff member's share of the keys that open people's records: see `vault.ts`. All parts are Base64. */
export interface WrappedKey {
  salt: string;
  iterations: number;
  iv: string;
  /** the private key, PKCS #8, encrypted by what the PIN derives */
  private_key: string;
  /** P-256, raw: new data keys are wrapped for this person by it, while they are away */
  public_key: string;
  /** data keys by their id */
  keys: Record<string, { ephemeral: string; iv: string; data: string }>;
}

/** Time without the gateway, added up from one look at the clock to the next. */
export interface OfflineTime {
  ms: number;
  /** the last look */
  seen_at: string;
  /** the exchange since which it counts */
  since: string;
}

/**
 * What the till remembers of itself and of its place in the feed (S1-80). Each value is changed in the transaction of what
 * it describes. Times are RFC 3339. What is absent was never set.
 */
export interface TillState {
  /** '' for the origin that served the till */
  gateway_url: string;
  device_key: string;
  device_id: string;
  branch_id: string | null;
  /** what the till prints in its numbers */
  device_label: string;
  enrolled_at: string;
  /** this life of the device; 1 where it is absent */
  epoch: number;
  /** the last number given in this epoch */
  seq: number;
  /** how often older operations came into the queue again: tried once more, or from a file */
  requeued: number;
  applied_through: number;
  last_push_at: string;
  last_pull_at: string;
  last_digest_at: string;
  last_digest: string;
  /** in words; absent while the last exchange went well */
  last_error: string;
  /** why the sync stopped until a person does something: the key was revoked */
  stopped: string;
  clock_skew_ms: number;
  /** for how long the till has been without its gateway: see `offlineTime.ts` */
  offline_time: OfflineTime;
  /** the first document of the chain that this store holds; 1 where it is absent (B-3) */
  chain_from: number;
  /** the shift that is open at this till (B-1) */
  shift_id: string;
  pin_failures: number;
  pin_locked_until: string;
  /** the data key by which people's records are sealed now */
  data_key_id: string;
  /** whether the browser promised to keep the store */
  persisted: boolean;
  [cursor: `cursor:${string}`]: string;
  [etag: `etag:${string}`]: string;
  /** what the stream's cursor belongs to, separated by commas: another filter needs a new start (PROTOCOL §2) */
  [tables: `tables:${string}`]: string;
  /** of a load from nothing that isn't over: records so far */
  [loading: `loading:${string}`]: number;
  /** whether the stream ever had a page */
  [begun: `begun:${string}`]: boolean;
  [resyncing: `resyncing:${string}`]: unknown;
  [wrapped: `wrapped_key:${string}`]: WrappedKey;
  /** a share that the person's PIN of today doesn't open: see `Vault.recover` */
  [former: `former_key:${string}`]: WrappedKey;
  /** the last number given in a series */
  [number: `number:${string}`]: number;
  /** a choice of this device's: language, colours, printer */
  [preference: `preference:${string}`]: unknown;
}

export type StateKey = keyof TillState;

const FIRST_EPOCH = 1;

/** One value; inside a transaction that holds `sync_state`, or by itself. */
export async function readState<K extends StateKey>(db: TillDb, key: K): Promise<TillState[K] | undefined> {
  const entry = await db.sync_state.get(key);
  return entry?.value as TillState[K] | undefined;
}

/** Several values in one go, in the order of their keys. */
export async function readStates<const K extends StateKey[]>(
  db: TillDb,
  ...keys: K
): Promise<{ [I in keyof K]: TillState[K[I]] | undefined }> {
  const entries = await db.sync_state.bulkGet(keys);
  return entries.map((entry) => entry?.value) as { [I in keyof K]: TillState[K[I]] | undefined };
}

/** Remembers the value; undefined forgets it. */
export async function writeState<K extends StateKey>(
  db: TillDb,
  key: K,
  value: TillState[K] | undefined,
): Promise<void> {
  if (value === undefined) {
    await db.sync_state.delete(key);
  } else {
    await db.sync_state.put({ key, value });
  }
}

/** All values whose keys begin so, by what follows in the key. */
export async function readStatesBy<P extends 'wrapped_key:' | 'former_key:' | 'cursor:' | 'preference:'>(
  db: TillDb,
  prefix: P,
): Promise<Map<string, TillState[`${P}${string}`]>> {
  const entries = await db.sync_state.where('key').startsWith(prefix).toArray();
  return new Map(
    entries.map((entry) => [entry.key.slice(prefix.length), entry.value as TillState[`${P}${string}`]]),
  );
}

export async function readEpoch(db: TillDb): Promise<number> {
  return (await readState(db, 'epoch')) ?? FIRST_EPOCH;
}

/**
 * The next number of a counter, from 1. Dense, because it is taken in the transaction that uses it, whichever tab that runs
 * in (S2-22, B-2): call it inside a `rw` transaction on `sync_state` only.
 */
export async function next(db: TillDb, counter: 'seq' | `number:${string}`): Promise<number> {
  const number = ((await readState(db, counter)) ?? 0) + 1;
  await writeState(db, counter, number);
  return number;
}

/** Begins another life of the device: its counters start anew, in numbers that no earlier life has used. */
export async function beginEpoch(db: TillDb, epoch: number): Promise<void> {
  await writeState(db, 'epoch', epoch);
  await writeState(db, 'seq', undefined);
}
