export type Cell = string | number | boolean | null | undefined;

/** A field of a list that the server neither sorts nor writes as a file. */
export interface SheetColumn<T> {
  /** its name in the file, and the `sort` of a column that is ordered by it */
  field: string;
  value: (row: T) => Cell;
}

const LINE_END = '\r\n';
const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * Rows as CSV, as the server writes it: RFC 4180, with a header, and an apostrophe before what a spreadsheet would take for
 * a formula.
 */
export function csvOf<T>(columns: readonly SheetColumn<T>[], rows: readonly T[]): string {
  const lines = rows.map((row) => columns.map(({ value }) => cell(value(row))).join(','));
  return [columns.map(({ field }) => field).join(','), ...lines].map((line) => line + LINE_END).join('');
}

/**
 * The rows in another order; equal ones stay in theirs. What has no value comes last, and first where it falls, as in the
 * server's lists.
 *
 * @param sort a column's field, with `-` before it for falling; one that isn't known leaves the order as it is
 */
export function inOrder<T>(
  columns: readonly SheetColumn<T>[],
  rows: readonly T[],
  sort: string,
): readonly T[] {
  const falls = sort.startsWith('-');
  const column = columns.find(({ field }) => field === (falls ? sort.slice(1) : sort));
  if (!column) {
    return rows;
  }
  const sign = falls ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare(column.value(one), column.value(other)));
}

function compare(one: Cell, other: Cell): number {
  const [left, right] = [one ?? null, other ?? null];
  if (left === null || right === null) {
    return Number(left === null) - Number(right === null);
  }
  if (typeof left === 'string' || typeof right === 'string') {
    return texts.compare(String(left), String(right));
  }
  return Number(left) - Number(right);
}

function cell(value: Cell): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
