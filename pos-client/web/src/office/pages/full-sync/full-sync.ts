export type Verdict = 'missing' | 'known' | 'excluded';
export type Status = 'open' | 'proposed' | 'confirmed' | 'refused';

/** How many operations of a kind and day, and what they come to in minor units. */
export interface Group {
  type: string;
  day: string;
  verdict: Verdict;
  count: number;
  amount?: number;
}

/** What a till says that it alone holds. */
export interface FullSync {
  id: string;
  device_id: string;
  branch_id: string;
  reason: string | null;
  status: Status;
  created_at: string;
  proposed_at: string | null;
  decided_at: string | null;
  decided_by: string | null;
  decision_reason: string | null;
  /** operations that would come in */
  waiting: number;
  groups?: Group[];
}

export interface ProposedOperation {
  op_id: string;
  epoch: number;
  seq: number;
  type: string;
  id: string;
  occurred_at: string;
  amount: number | null;
  verdict: Verdict;
  message: string | null;
  status: string | null;
  content: string | null;
}

/** What all groups of a verdict come to. */
export function totals(groups: readonly Group[]): Record<Verdict, { count: number; amount: number }> {
  const sums = {
    missing: { count: 0, amount: 0 },
    known: { count: 0, amount: 0 },
    excluded: { count: 0, amount: 0 },
  };
  for (const { verdict, count, amount = 0 } of groups) {
    sums[verdict].count += count;
    sums[verdict].amount += amount;
  }
  return sums;
}
