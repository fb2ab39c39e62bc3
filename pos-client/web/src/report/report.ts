import { version } from '../../package.json';
import type { SyncState } from '../sync/messages';

/** What a till tells of itself (B-17), as `POST /devices/self/report` takes it. */
export interface Report {
  client_version: string;
  queue_length: number;
  failed_count: number;
  oldest_unsynced_seconds?: number;
  storage_persisted?: boolean;
  storage_used_bytes?: number;
  storage_quota_bytes?: number;
}

/** How the till stands. What isn't known is left out, so that nobody takes it for a nought. */
export function reportOf(state: SyncState, space: StorageEstimate, now: Date): Report {
  const { pending, failed, oldestUnsyncedAt, persisted } = state;
  const waited = oldestUnsyncedAt && Math.round((now.getTime() - Date.parse(oldestUnsyncedAt)) / 1000);
  return {
    client_version: `web ${version}`,
    queue_length: pending,
    failed_count: failed,
    ...(typeof waited === 'number' && { oldest_unsynced_seconds: Math.max(0, waited) }),
    ...(persisted !== null && { storage_persisted: persisted }),
    ...(space.usage !== undefined && { storage_used_bytes: space.usage }),
    ...(space.quota !== undefined && { storage_quota_bytes: space.quota }),
  };
}

/** Whether there is somebody to tell, and something to tell of. */
export function isTellable({ phase }: Pick<SyncState, 'phase'>): boolean {
  return phase === 'idle' || phase === 'pushing' || phase === 'pulling';
}
