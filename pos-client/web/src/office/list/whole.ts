import { api, type Part, type Query } from '../api';
import type { Source } from './records';
import { csvOf, inOrder, type SheetColumn } from './sheet';

export type PartOf<T> = (answer: unknown) => Part<T>;
type Get = (path: string, query: Query, options: { signal?: AbortSignal }) => Promise<unknown>;

/** A list whose order and file are made here, because the server makes neither. */
export interface Sheet<T> {
  columns: readonly SheetColumn<T>[];
  /** reads what the columns need beside the rows, such as names */
  prepare?: (rows: readonly T[]) => Promise<unknown>;
  /** the server answers it as one, without a cursor: it is always read as a whole */
  whole?: boolean;
}

const PART = 1000;
/** So many rows are put into another order: what is beyond them is told to be there. */
const MOST_SORTED = 10_000;

/** All rows that a question finds, page after page, `most` of them. */
export async function readAll<T>(
  path: string,
  query: Query,
  part: PartOf<T>,
  { most, signal, get = api.get }: { most: number; signal?: AbortSignal; get?: Get },
): Promise<{ rows: T[]; more: boolean }> {
  const rows: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const asked = { ...query, limit: PART, ...(cursor !== null && { cursor }) };
    const { items, next_cursor, count_exceeded = false } = part(await get(path, asked, { signal }));
    rows.push(...items);
    if (next_cursor === null || rows.length >= most) {
      return { rows: rows.slice(0, most), more: next_cursor !== null || count_exceeded };
    }
    cursor = next_cursor;
  }
}

/** How such a list is read: part by part in the server's order, or all of it where another one is asked for. */
export function sheetSource<T>(part: PartOf<T>, sheet: Sheet<T>, get: Get = api.get): Source<T> {
  return {
    counts: false,
    get: async (path, { sort, ...query }, { signal }) => {
      if (!sort && !sheet.whole) {
        return part(await get(path, query, { signal }));
      }
      const { rows, more } = await readAll(path, query, part, { most: MOST_SORTED, signal, get });
      if (sort) {
        await sheet.prepare?.(rows);
      }
      const items = [...inOrder(sheet.columns, rows, String(sort ?? ''))];
      return { items, next_cursor: null, count: items.length, count_exceeded: more };
    },
  };
}

/** All that the question finds, in its order, as the text of a file. */
export async function sheetCsv<T>(
  path: string,
  { sort, ...query }: Query,
  part: PartOf<T>,
  { columns, prepare }: Sheet<T>,
  get: Get = api.get,
): Promise<string> {
  const { rows } = await readAll(path, query, part, { most: Number.POSITIVE_INFINITY, get });
  await prepare?.(rows);
  return csvOf(columns, inOrder(columns, rows, String(sort ?? '')));
}
