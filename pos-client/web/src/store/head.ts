import type { FiscalDocument, TillDb } from './db';
import { type Device, readDevice } from './device';
import { lastDocument } from './documents';

/** Where the till stands before an operation: itself, its counters, and the end of its chain of documents. */
export interface Head {
  device: Device;
  /** the last number of its operations; 0 for none yet */
  seq: number;
  /** the series that was counted on last, and its last number */
  series: `number:${string}`;
  number: number;
  last: FiscalDocument | undefined;
}

/** By the store of this tab: where it was left after the last operation. A guess, because other tabs and the sync go on. */
const left = new WeakMap<TillDb, Head>();

export async function readHead(db: TillDb): Promise<Head> {
  const [known, last] = await Promise.all([readDevice(db), lastDocument(db)]);
  return { ...known, last };
}

/** Where the till probably stands; undefined where nobody knows. To be compared with {@link readHead} before it counts. */
export function probableHead(db: TillDb): Head | undefined {
  return left.get(db);
}

/** Remembers where an operation has left the till, or that it isn't known. */
export function leaveHead(db: TillDb, head: Head | undefined): void {
  if (head === undefined) {
    left.delete(db);
  } else {
    left.set(db, head);
  }
}

export function isSameHead(a: Head, b: Head): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
