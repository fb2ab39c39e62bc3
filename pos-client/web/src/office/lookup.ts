import { type Signal, signal } from '@preact/signals';
import { api, type Part } from './api';
import { onTableChanged } from './live';

/** Any record, by the names of the wire. */
export interface AnyRecord {
  id: string;
  version?: number;
  [field: string]: unknown;
}

const COLLECT_MS = 15;
const AT_ONCE = 100;
const FRESH_MS = 60_000;
const SHOWN = 20;

interface Known {
  record: Signal<AnyRecord | null | undefined>;
  at: number;
}

const known = new Map<string, Known>();
const wanted = new Map<string, Set<string>>();

onTableChanged((table) => {
  for (const [key, entry] of known) {
    if (key.startsWith(`${table}/`)) {
      entry.at = 0;
    }
  }
});

/** A record as it was a minute ago at most; undefined until it is here, null where there is none. */
export function record(table: string, id: string): AnyRecord | null | undefined {
  const key = `${table}/${id}`;
  let entry = known.get(key);
  if (!entry) {
    entry = { record: signal(undefined), at: 0 };
    known.set(key, entry);
  }
  if (Date.now() - entry.at > FRESH_MS) {
    entry.at = Date.now();
    want(table, id);
  }
  return entry.record.value;
}

/** What a record is called; its id while that isn't known. */
export function recordName(table: string, id: string): string {
  const found = record(table, id);
  return found ? nameOf(found) : found === null ? id : '…';
}

/** What people call a record: its name, or the number that stands on paper. */
export function nameOf(found: AnyRecord): string {
  const names = ['name', 'offline_reference', 'purchase_number', 'description', 'label', 'code'];
  for (const field of names) {
    const value = found[field];
    if (typeof value === 'string' && value !== '') {
      return value;
    }
  }
  return found.id;
}

/** The records that match what somebody types. */
export async function findRecords(table: string, q: string, abort: AbortSignal): Promise<AnyRecord[]> {
  const { items } = await api.get<Part<AnyRecord>>(`/${table}`, { q, limit: SHOWN }, { signal: abort });
  for (const item of items) {
    remember(table, item);
  }
  return items;
}

/** For whoever has read a record anyway. */
export function remember(table: string, found: AnyRecord): void {
  const entry = known.get(`${table}/${found.id}`);
  if (entry) {
    entry.record.value = found;
    entry.at = Date.now();
  } else {
    known.set(`${table}/${found.id}`, { record: signal(found), at: Date.now() });
  }
}

/** Reads those that nobody has asked for yet, for what is written at once: a file, an order. Never fails. */
export async function learn(table: string, ids: readonly (string | null | undefined)[]): Promise<void> {
  const missing = [...new Set(ids)].filter((id): id is string => {
    return Boolean(id) && known.get(`${table}/${id}`)?.record.peek() === undefined;
  });
  for (const id of missing) {
    known.set(`${table}/${id}`, { record: signal(undefined), at: Date.now() });
  }
  await fetchSome(table, missing);
}

function want(table: string, id: string): void {
  const first = wanted.size === 0;
  const ids = wanted.get(table) ?? new Set();
  wanted.set(table, ids.add(id));
  if (!first) {
    return;
  }
  setTimeout(() => {
    const all = [...wanted];
    wanted.clear();
    for (const [one, some] of all) {
      void fetchSome(one, [...some]);
    }
  }, COLLECT_MS);
}

async function fetchSome(table: string, ids: string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const found = await read(table, some).catch(() => null);
    for (const id of some) {
      settle(table, id, found);
    }
  }
}

/** By the list, also for one: that there is none is an answer then, and no 404 in the browser's console. */
async function read(table: string, ids: string[]): Promise<AnyRecord[]> {
  const query = { id: ids.join(','), limit: ids.length };
  return (await api.get<Part<AnyRecord>>(`/${table}`, query)).items;
}

function settle(table: string, id: string, found: AnyRecord[] | null): void {
  const entry = known.get(`${table}/${id}`);
  if (entry && found === null) {
    entry.at = 0;
  } else if (entry && found) {
    entry.record.value = found.find((one) => one.id === id) ?? null;
    entry.at = Date.now();
  }
}
