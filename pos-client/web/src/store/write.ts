import { changes } from './changes';
import type { RowTable } from './db';
import { type Head, isSameHead, leaveHead, probableHead, readHead } from './head';
import { OperationLog } from './operationLog';
import { RawWrites } from './rawWrites';
import type { Till } from './till';

export type { OperationLog, Stamp } from './operationLog';

const STORES = ['sync_outbox', 'sync_state', 'server_rows', 'fiscal_documents', 'pending_stock'] as const;

/** Of these, what anybody shows; counters are nobody's business. */
const SHOWN = ['sync_outbox', 'pending_stock'] as const;

/**
 * Does what happens at the till in one transaction over the named tables, the outbox, the counters, the chain of documents
 * and the stock: all of it is there after a power cut, or nothing (S0-7, S1-93, R-1). Then everyone who shows these tables
 * is told, and the sync is nudged; nothing waits for either.
 *
 * @param work awaits nothing but the store's own promises: anything else ends the transaction
 */
export async function record<T>(
  till: Till,
  tables: Tables,
  work: (log: OperationLog) => Promise<T>,
): Promise<T> {
  return transact(till, tables, async () => {
    const writes = new RawWrites();
    const log = new OperationLog(till, writes, await readHead(till.db));
    const answer = await work(log);
    log.finish();
    writes.commit();
    return { answer, log };
  });
}

/**
 * The same for what is written once under its id, and often, such as a sale: where the till stands is guessed from the
 * operation before, so that what is read and what is written is asked for in one go. The transaction holds only where the
 * guess was right; otherwise nothing was written, and it is done again by what was read.
 *
 * @param there what was written under that id before, if anything; then that is the answer
 */
export async function recordOnce<T>(
  till: Till,
  tables: Tables,
  there: () => Promise<T | undefined>,
  work: (log: OperationLog) => Promise<T>,
): Promise<T> {
  const { db } = till;
  const attempt = (guess: Head | undefined) =>
    transact(till, tables, async () => {
      const writes = new RawWrites();
      const asked = Promise.all([readHead(db), there()]);
      asked.catch(() => undefined);
      const [head, known] = guess ? [guess, undefined] : await asked;
      const log = new OperationLog(till, writes, head);
      const answer = known ?? (await work(log));
      log.finish();
      const [actual, before] = await asked;
      if (guess && (before !== undefined || !isSameHead(guess, actual))) {
        throw new WrongGuess();
      }
      writes.commit();
      return { answer, log };
    });
  const guess = probableHead(db);
  return attempt(guess).catch((error: unknown) => {
    if (guess === undefined || !(error instanceof WrongGuess)) {
      throw error;
    }
    return attempt(undefined);
  });
}

class WrongGuess extends Error {}

type Tables = readonly (RowTable | 'carts')[];

async function transact<T>(
  till: Till,
  tables: Tables,
  work: () => Promise<{ answer: T; log: OperationLog }>,
): Promise<T> {
  const { db } = till;
  leaveHead(db, undefined);
  const { answer, log } = await db.transaction('rw', [...STORES, ...tables], work);
  leaveHead(db, log.head);
  changes.announce([...SHOWN, ...tables, ...(log.movesShift ? ['sync_state'] : [])], true);
  return answer;
}
