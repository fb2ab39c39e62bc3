import type { TillDb } from './db';

/** Empties the store but for this browser's preferences. Inside a `rw` transaction on all tables. */
export async function forgetAll(db: TillDb): Promise<void> {
  const others = db.tables.filter((table) => table.name !== db.sync_state.name);
  await Promise.all([
    ...others.map((table) => table.clear()),
    db.sync_state.filter((entry) => !entry.key.startsWith('preference:')).delete(),
  ]);
}
