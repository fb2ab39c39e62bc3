import type { Problem } from '../wire';

/** A request that failed as a whole. The message is for people. */
export abstract class SyncFailure extends Error {}

/** Nobody decided anything: no answer, a 5xx or a 429. To be tried again; never counts as an attempt. */
export class Unreachable extends SyncFailure {
  /** how long the server asks to wait; null where it doesn't say */
  readonly retryAfterMs: number | null;
  /** whether an answer began too late or broke off: a smaller one may come through */
  readonly stalled: boolean;

  private constructor(message: string, stalled: boolean, retryAfterMs: number | null) {
    super(message);
    this.name = 'Unreachable';
    this.stalled = stalled;
    this.retryAfterMs = retryAfterMs;
  }

  static failed(why: string): Unreachable {
    return new Unreachable(why, false, null);
  }

  static stalled(why: string): Unreachable {
    return new Unreachable(why, true, null);
  }

  static busy(why: string, retryAfterMs: number | null): Unreachable {
    return new Unreachable(why, false, retryAfterMs);
  }
}

/** The gateway understood and said no: a 4xx. */
export class Refused extends SyncFailure {
  readonly status: number;
  /** one of PROTOCOL §6; null where the answer was no problem document */
  readonly reason: string | null;

  constructor(status: number, problem: Partial<Problem> | null) {
    super(problem?.detail ?? problem?.title ?? `refused with status ${status}`);
    this.name = 'Refused';
    this.status = status;
    this.reason = problem?.reason ?? null;
  }

  /** The device's key is not valid (any more): nothing can be synced until a person has acted. */
  get isAboutTheKey(): boolean {
    return this.status === 401 || this.reason === 'device_revoked';
  }

  /** The batch is too large, or something in it makes it unreadable: smaller ones tell which operation it is. */
  get isAboutTheBatch(): boolean {
    return this.status === 413 || this.status === 400 || this.status === 422;
  }

  /** The cursor is older than the deletions that the server remembers (PROTOCOL §2). */
  get isExpiredCursor(): boolean {
    return this.status === 410 || this.reason === 'cursor_expired';
  }
}

/** A failure as the sync page shows it (S3-8). */
export function inWords(failure: unknown): string {
  if (failure instanceof Unreachable) {
    return `Unreachable: ${failure.message}`;
  }
  if (failure instanceof Refused && failure.reason === 'device_revoked') {
    return `This till was revoked and syncs no more; everything it has is kept: ${failure.message}`;
  }
  if (failure instanceof Refused) {
    return `Refused: ${failure.message}`;
  }
  return failure instanceof Error ? failure.message : String(failure);
}
