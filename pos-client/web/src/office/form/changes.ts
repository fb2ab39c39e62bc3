/** Fields and their values, by the names of the wire. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * The fields that differ, as an operation's payload: what was emptied is null, so that it is cleared. A new record (no
 * `before`) tells what isn't empty.
 */
export function changedFields(before: Values | null, after: Values): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(after)) {
    const now = settled(value);
    const was = settled(before?.[name]);
    if (!same(was, now)) {
      changed[name] = now;
    }
  }
  return changed;
}

/** Empty texts, gaps and absent values are all nothing. */
export function settled(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.trim() === '' ? null : value.trim();
  }
  return value ?? null;
}

/** Whether two values are the same on the wire, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) {
    return true;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && same(value, right.get(name)))
  );
}

/** The field that a refusal is about, where its message begins with one: "payload.items[0].quantity must be…". */
export function fieldOf(message: string, names: readonly string[]): string | null {
  const named = /^(?:payload\.)?([a-z_]+)\b/.exec(message)?.[1];
  return named !== undefined && names.includes(named) ? named : null;
}
