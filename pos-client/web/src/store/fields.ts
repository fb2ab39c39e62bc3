import type { RowTable, TillDb } from './db';
import { isUnsettled } from './outbox';
import type { Row } from './records';

/** Without the fields that say nothing. */
export function withoutEmpty<P extends object>(payload: P): P {
  return Object.fromEntries(
    Object.entries(payload).filter(([, value]) => value !== null && value !== undefined),
  ) as P;
}

/** Of the fields those that the record has otherwise. */
export function differing<R extends Row>(current: R, fields: Partial<R>): Partial<R> {
  const before = new Map(Object.entries(current));
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => JSON.stringify(before.get(name) ?? null) !== JSON.stringify(value ?? null),
    ),
  ) as Partial<R>;
}

/** Before the first open change of a record: what is there is the server's, and must be found again (S1-97). */
export async function keepServers(db: TillDb, table: RowTable, current: Row | undefined): Promise<void> {
  if (current?.version === undefined || (await isUnsettled(db, table, current.id))) {
    return;
  }
  const known = await db.server_rows.get([table, current.id]);
  if (known === undefined) {
    const data = Object.fromEntries(
      Object.entries(current).filter(([name]) => !name.startsWith('_') || name === '_sealed'),
    );
    await db.server_rows.put({ table, id: current.id, version: current.version, deleted: false, data });
  }
}
