import type { TillDb } from '../store/db';
import { readStates } from '../store/state';
import type { Phase, SyncState } from './messages';

/** What the engine alone knows of how things stand. */
export interface Activity {
  phase: Phase;
  progress: SyncState['progress'];
  missingSeqs: number[];
}

/** How the sync stands (S3-8), and what the engine does once that is counted. The page that shows it fills in whether its store is persistent. */
export async function overview(db: TillDb, activity: Activity): Promise<SyncState> {
  const outbox = db.sync_outbox;
  const [counts, firsts, openConflicts, states] = await Promise.all([
    Promise.all(
      ['pending', 'syncing', 'failed'].map((status) => outbox.where('_sync_status').equals(status).count()),
    ),
    Promise.all(['pending', 'syncing'].map((status) => outbox.where('_sync_status').equals(status).first())),
    db.conflicts.where('status').equals('open').count(),
    readStates(db, 'last_push_at', 'last_pull_at', 'last_error', 'stopped', 'clock_skew_ms'),
  ]);
  const [pending = 0, syncing = 0, failed = 0] = counts;
  const [lastPushAt, lastPullAt, lastError, stopped, clockSkewMs] = states;
  const oldest = firsts.filter((entry) => entry !== undefined).map((entry) => entry.occurred_at);
  return {
    ...activity,
    pending: pending + syncing,
    failed,
    openConflicts,
    oldestUnsyncedAt: oldest.sort()[0] ?? null,
    lastPushAt: lastPushAt ?? null,
    lastPullAt: lastPullAt ?? null,
    lastError: stopped ?? lastError ?? null,
    clockSkewMs: clockSkewMs ?? null,
    persisted: null,
  };
}
