import { useLive } from '../../store/live';
import type { Till } from '../../store/till';

/** How many sales wait at the branch, as far as this till knows. */
export function useParkedCount(till: Till): number {
  return useLive(() => till.db.parked_orders.count(), ['parked_orders']) ?? 0;
}
