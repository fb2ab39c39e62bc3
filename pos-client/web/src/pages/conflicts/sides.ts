import type { Conflict } from '../../store/records';
import { caseOf } from './ways';

export type Side = 'local' | 'server';

/** A field of both sides of a conflict. */
export interface FieldPair {
  name: string;
  local: unknown;
  server: unknown;
  differs: boolean;
}

/** Which side's value each field takes, by name. */
export type Picks = Readonly<Record<string, Side>>;

/** Field by field: those that differ first; names that begin with `_` are nobody's business (S1-70). */
export function pairsOf({ local_data, server_data }: Conflict): FieldPair[] {
  const local = fieldsOf(local_data);
  const server = fieldsOf(server_data);
  const names = [...new Set([...local.keys(), ...server.keys()])].filter((name) => !name.startsWith('_'));
  const pairs = names.map((name) => {
    const [ours, theirs] = [local.get(name) ?? null, server.get(name) ?? null];
    return { name, local: ours, server: theirs, differs: stable(ours) !== stable(theirs) };
  });
  return [...pairs.filter(({ differs }) => differs), ...pairs.filter(({ differs }) => !differs)];
}

/** What a merge begins with: the side that was suggested, else the server's. */
export function firstPicks(conflict: Conflict, pairs: readonly FieldPair[]): Picks {
  const side: Side = conflict.suggested_strategy === 'keep_local' ? 'local' : 'server';
  return Object.fromEntries(pairs.filter(({ differs }) => differs).map(({ name }) => [name, side]));
}

/** The fields as they shall be (PROTOCOL §5); null clears one. */
export function mergedOf(pairs: readonly FieldPair[], picks: Picks): Record<string, unknown> {
  return Object.fromEntries(
    pairs.filter(({ differs }) => differs).map((pair) => [pair.name, pair[picks[pair.name] ?? 'server']]),
  );
}

/** Whether fields can be chosen one by one: a sale is never put together of two. */
export function isMergeable(conflict: Conflict): boolean {
  return caseOf(conflict) === 'fields';
}

/** Open ones, and those that only a rule has settled. */
export function isDecidable({ status, resolved_by }: Conflict): boolean {
  return status === 'open' || resolved_by === 'rule';
}

function fieldsOf(data: unknown): Map<string, unknown> {
  return new Map(typeof data === 'object' && data !== null ? Object.entries(data) : []);
}

/** The same text for the same value, whatever the order of its names. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
