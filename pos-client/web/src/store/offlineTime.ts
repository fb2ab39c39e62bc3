import { type OfflineTime, readStates, writeState } from './state';
import type { Till } from './till';

const WRITTEN_EVERY_MS = 60_000;

/**
 * For how long the till has been without its gateway, in milliseconds (B-8). Time is added up from one look at the clock to
 * the next, and a look that finds it wound back adds nothing and takes nothing away: so winding it back doesn't make the
 * time shorter, over reloads neither. A clock that was set forward by mistake counts, until the next exchange.
 */
export async function offlineMs(till: Till): Promise<number> {
  const { db } = till;
  const now = till.now();
  const glance = await look(till, now);
  if (glance.sinceWritten >= 0 && glance.sinceWritten < WRITTEN_EVERY_MS) {
    return glance.time.ms;
  }
  return db.transaction('rw', db.sync_state, async () => {
    const { time } = await look(till, now);
    await writeState(db, 'offline_time', time);
    return time.ms;
  });
}

/** `sinceWritten` is negative where nothing was written since the last exchange, or the clock was wound back. */
async function look(till: Till, now: Date): Promise<{ time: OfflineTime; sinceWritten: number }> {
  const [before, ...exchanges] = await readStates(
    till.db,
    'offline_time',
    'enrolled_at',
    'last_push_at',
    'last_pull_at',
  );
  const since = exchanges.reduce<string>((latest, at) => (at !== undefined && at > latest ? at : latest), '');
  const counted = before?.since === since ? before : undefined;
  const from = counted?.seen_at ?? since;
  const passed = from === '' ? 0 : now.getTime() - Date.parse(from);
  const ms = (counted?.ms ?? 0) + Math.max(0, passed);
  return {
    time: { ms, seen_at: now.toISOString(), since },
    sinceWritten: counted === undefined ? -1 : passed,
  };
}
