import type { DataKey } from '../store/sealing';

/** What threads and tabs of one till tell each other, over the BroadcastChannel `tillstream`. */
export const CHANNEL = 'tillstream';

/** The tag under which a browser with Background Sync wakes the service worker. */
export const SYNC_TAG = 'tillstream-sync';

export type Message =
  /** Something was queued, or a person wants it now: sync, do not wait for the timer. */
  | { type: 'nudge' }
  /**
   * Records changed: by a pull, or by another tab's sale. `blocks` are new blocks of the tables kept in blocks; the blocks
   * of tables in `rebuilt` were replaced as a whole, with the same rows in them.
   */
  | { type: 'changed'; tables: string[]; blocks?: { table: string; block: number }[]; rebuilt?: string[] }
  /** The leader's state, at every change of it and when a tab asks. */
  | { type: 'state'; state: SyncState }
  | { type: 'ask' }
  /** The worker that leads needs the keys of people's records from whoever has them. */
  | { type: 'ready' }
  | { type: 'command'; command: Command }
  /** Somebody works at the till: what is pulled gives way for a moment. */
  | { type: 'attended' }
  /** The battery is low: what isn't urgent waits (S2-16). */
  | { type: 'power'; saving: boolean }
  /** A person logged in, or out (none): the keys of people's records that they hold, the one in use first. Never stored. */
  | { type: 'keys'; keys: readonly DataKey[] };

/** `full`: everything is pulled anew, the outbox stays. `check`: compares digests, and loads anew what differs. */
export type Command = 'push' | 'pull' | 'full' | 'check';

export type Phase = 'starting' | 'first-load' | 'idle' | 'pushing' | 'pulling' | 'unreachable' | 'stopped';

/** How the sync stands, for every tab (S3-8). */
export interface SyncState {
  phase: Phase;
  /** queued or sent, without a receipt */
  pending: number;
  failed: number;
  openConflicts: number;
  oldestUnsyncedAt: string | null;
  lastPushAt: string | null;
  lastPullAt: string | null;
  /** in words: "Unreachable: …" */
  lastError: string | null;
  /** of a first load: rows so far, and of how many where the gateway told */
  progress: { table: string; rows: number; total: number | null } | null;
  /** how far the device's clock is ahead of the server's */
  clockSkewMs: number | null;
  missingSeqs: number[];
  /** whether the browser promised to keep the store; null before it was asked */
  persisted: boolean | null;
}
