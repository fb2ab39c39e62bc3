import type { Conflict } from '../../../store/records';
import { api, type Query } from '../../api';

/** A conflict as `GET /sync/conflicts` tells it: `id` is the record's. */
export type ListedConflict = Omit<Conflict, 'id' | 'record_id'> & { id: string; device_id?: string | null };

/** An operation that was kept in place of being applied; in a list its content is cut short. */
export interface Kept {
  id: string;
  device_id: string | null;
  branch_id: string | null;
  reason: string;
  message: string;
  source: string;
  received_at: string | null;
  op_id: string | null;
  seq: number | null;
  content: string;
  content_length: number;
  status: 'open' | 'releasing' | 'released' | 'discarded';
  decided_at: string | null;
  decided_by: string | null;
  decision_reason: string | null;
  receipt: { status: string; reason?: string; message?: string } | null;
}

/** What became of one that was decided. */
export interface DecisionResult {
  id: string;
  status: Kept['status'] | 'unknown';
  message?: string;
  receipt?: Kept['receipt'];
}

/** The server takes so many at once. */
const AT_ONCE = 200;
const WAIT_S = 5;

/** In the shape that the pages and the till share. */
export function toConflict(listed: ListedConflict): Conflict {
  return { ...listed, id: listed.conflict_id, record_id: listed.id };
}

/** Decides many, some at a time; in the order of the ids. */
export async function decide(
  deed: 'release' | 'discard',
  ids: readonly string[],
  reason: string,
  post: typeof api.post = api.post,
): Promise<DecisionResult[]> {
  const results: DecisionResult[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const body = { ids: ids.slice(from, from + AT_ONCE), reason };
    const options = { headers: { Prefer: `wait=${WAIT_S}` }, timeoutMs: 60_000 };
    results.push(
      ...(await post<{ results: DecisionResult[] }>(`/quarantine/${deed}`, body, options)).results,
    );
  }
  return results;
}

/** How many were done, how many were let in but refused, and of the rest the first one's words. */
export function sumUp(deed: 'release' | 'discard', results: readonly DecisionResult[]) {
  const wanted = deed === 'release' ? ['releasing', 'released'] : ['discarded'];
  const done = results.filter(({ status }) => wanted.includes(status));
  const refused = done.filter(({ receipt }) => receipt?.status === 'rejected');
  const rest = results.filter(({ status, message }) => !wanted.includes(status) || message);
  return { done: done.length - refused.length, refused: refused.length, problem: rest[0]?.message ?? null };
}

/** JSON so that people can read it; what is none stays as it is. */
export function readable(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}

/** What kind of operation it is, where its content tells, even when it is cut short. */
export function typeIn(content: string): string | null {
  return /"type"\s*:\s*"([\w.]+)"/.exec(content)?.[1] ?? null;
}

/** The conflicts that are read at once: the server has no pages of them. */
export const MOST = { limit: 1000 } as const satisfies Query;
