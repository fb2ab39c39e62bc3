import { changes } from '../store/changes';
import { ask } from '../store/gateway';
import type { Conflict } from '../store/records';
import { Refusal } from '../store/refusal';
import { readStates } from '../store/state';
import type { Till } from '../store/till';

export type Strategy = NonNullable<Conflict['resolution_strategy']>;

/** Open conflicts, newest first (S2-13). */
export async function openConflicts(till: Till): Promise<Conflict[]> {
  const open = await till.db.conflicts.where('status').equals('open').toArray();
  return open.sort((a, b) => ((a.created_at ?? '') > (b.created_at ?? '') ? -1 : 1));
}

/**
 * Decides a conflict at the gateway, and shows it as decided; the records that follow from it come by the feed. It needs
 * the network: two people must not decide differently while they don't see each other.
 *
 * @param merged with `merge`: the fields as they shall be; absent for field by field
 * @throws Refusal `conflict_resolved` where somebody has decided otherwise, `not_enrolled`, `not_reachable`, `key_refused`,
 *     `gateway_refused`
 */
export async function resolveConflict(
  till: Till,
  conflictId: string,
  strategy: Strategy,
  merged?: Record<string, unknown>,
  fetcher: typeof fetch = fetch,
): Promise<void> {
  const [url = '', key] = await readStates(till.db, 'gateway_url', 'device_key');
  if (key === undefined) {
    throw new Refusal('not_enrolled');
  }
  const path = `/sync/conflicts/${encodeURIComponent(conflictId)}/resolve`;
  try {
    await ask({ url, key, fetch: fetcher }, path, { strategy, merged });
  } catch (error) {
    if (error instanceof Refusal && error.details.reason === 'conflict_resolved') {
      throw new Refusal('conflict_resolved', error.details);
    }
    throw error;
  }
  await till.db.conflicts
    .filter((conflict) => conflict.conflict_id === conflictId)
    .modify({ status: 'resolved', resolution_strategy: strategy });
  changes.announce(['conflicts'], true);
}
