import { random, utf8 } from './bytes';
import type { Sealed, SealedRow } from './db';
import type { Row } from './records';

/** Opens what was sealed under its id; in memory only while somebody is logged in. */
export interface DataKey {
  id: string;
  key: CryptoKey;
}

const IV_BYTES = 12;

/** Columns that stay readable: what the sync needs of a record, and what is this till's alone. */
const PLAIN = ['id', 'branch_id', 'version', 'created_at', 'updated_at', 'occurred_at', 'device_id'] as const;

/** AES-GCM under a fresh IV; only under the same record's id can it be opened again. */
export async function seal(key: DataKey, id: string, value: unknown): Promise<Sealed> {
  const iv = random(IV_BYTES);
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(id) },
    key.key,
    utf8(JSON.stringify(value)),
  );
  return { key_id: key.id, iv, data };
}

/**
 * Answers what was sealed, or null where none of the keys is the one.
 *
 * @throws DOMException where the content was changed, or belongs to another record
 */
export async function unseal<T>(keys: readonly DataKey[], id: string, sealed: Sealed): Promise<T | null> {
  const key = keys.find((candidate) => candidate.id === sealed.key_id);
  if (key === undefined) {
    return null;
  }
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.iv, additionalData: utf8(id) },
    key.key,
    sealed.data,
  );
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}

/** A person's row as it lies in its store: the meta and local columns as they are, the rest sealed. */
export async function sealRow(key: DataKey, row: Row): Promise<SealedRow> {
  return { ...readable(row), id: row.id, _sealed: await seal(key, row.id, hidden(row)) };
}

/** The row again, or null where none of the keys opens it. */
export async function unsealRow<R extends Row>(
  keys: readonly DataKey[],
  row: R | SealedRow,
): Promise<R | null> {
  if (!isSealed(row)) {
    return row;
  }
  const fields = await unseal<Partial<R>>(keys, row.id, row._sealed);
  const { _sealed, ...plain } = row;
  return fields === null ? null : ({ ...plain, ...fields } as R);
}

export function isSealed<R extends Row>(row: R | SealedRow): row is SealedRow {
  return '_sealed' in row;
}

/** Another text after each change of the row: each sealing has its own IV. */
export function stampOf<R extends Row>(row: R | SealedRow | undefined): string {
  const iv = row !== undefined && isSealed(row) ? row._sealed.iv.join('.') : '';
  return [row?.version, row?._sync_status, row?._local_updated_at, iv].join('|');
}

function isPlain(name: string): boolean {
  return name.startsWith('_') || PLAIN.some((plain) => plain === name);
}

function readable(row: Row): Partial<Row> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => isPlain(name)));
}

function hidden(row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !isPlain(name)));
}
