import { changes } from '../store/changes';
import { forgetAll } from '../store/forget';
import { openOperations } from '../store/outbox';
import type { OutboxFile } from '../store/outboxFile';
import { Refusal } from '../store/refusal';
import { logOut } from '../store/staff';
import type { Till } from '../store/till';

/** How many operations are not settled well: what the server may not know, and what it refused. */
export async function unsyncedCount(till: Till): Promise<number> {
  return till.db.sync_outbox.where('_sync_status').anyOf('pending', 'syncing', 'failed').count();
}

/**
 * Makes this browser nobody's till: in one transaction everything is forgotten, unless something is unsynced that isn't in
 * the file (B-9, R-18).
 *
 * @param exported what a person has just saved, where something is unsynced
 * @throws Refusal `unsynced` (`count`); then everything is as it was
 */
export async function signOut(till: Till, exported?: OutboxFile): Promise<void> {
  const { db } = till;
  const saved = new Set(exported?.operations.map((operation) => operation.op_id));
  await db.transaction('rw', db.tables, async () => {
    const left = (await openOperations(db)).filter((entry) => !saved.has(entry.op_id));
    if (left.length > 0) {
      throw new Refusal('unsynced', { count: left.length });
    }
    await forgetAll(db);
  });
  logOut(till);
  changes.announce(
    db.tables.map((table) => table.name),
    false,
  );
}
