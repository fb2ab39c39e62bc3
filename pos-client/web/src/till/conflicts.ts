import { changes } from '../store/changes';
import { ask, gatewayOf } from '../store/gateway';
import type { Conflict } from '../store/records';
import { Refusal } from '../store/refusal';
import type { Till } from '../store/till';

export type Strategy = NonNullable<Conflict['resolution_strategy']>;

/** As many as the gateway lists at once. */
const MOST_CONFLICTS = 1000;

type Listed = Sides & Pick<Conflict, 'conflict_id'>;

/** Open conflicts, newest first (S2-13). */
export async function openConflicts(till: Till): Promise<Conflict[]> {
  const open = await till.db.conflicts.where('status').equals('open').toArray();
  return open.sort((a, b) => ((a.created_at ?? '') > (b.created_at ?? '') ? -1 : 1));
}

/** What both sides of a conflict say. */
export type Sides = Pick<Conflict, 'local_data' | 'server_data' | 'suggested_fix'>;

/** Whether the till keeps the conflict without what both sides say: a person's data lies nowhere in plain (S3-7). */
export function isWithoutSides({ local_data, server_data }: Conflict): boolean {
  return (local_data ?? null) === null && (server_data ?? null) === null;
}

/**
 * Asks the gateway for what the till doesn't keep of a conflict; null where the gateway doesn't list it.
 *
 * @throws Refusal `not_enrolled`, `not_reachable`, `key_refused`, `gateway_refused`
 */
export async function conflictSides(
  till: Till,
  { conflict_id, status }: Pick<Conflict, 'conflict_id' | 'status'>,
  fetcher: typeof fetch = fetch,
): Promise<Sides | null> {
  const gateway = await gatewayOf(till.db, fetcher);
  const path = `/sync/conflicts?status=${status}&limit=${MOST_CONFLICTS}`;
  const { conflicts } = await ask<{ conflicts: Listed[] }>(gateway, path);
  const found = conflicts.find((conflict) => conflict.conflict_id === conflict_id);
  return found === undefined
    ? null
    : {
        local_data: found.local_data,
        server_data: found.server_data,
        suggested_fix: found.suggested_fix,
      };
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
  const gateway = await gatewayOf(till.db, fetcher);
  const path = `/sync/conflicts/${encodeURIComponent(conflictId)}/resolve`;
  try {
    await ask(gateway, path, { strategy, merged });
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
