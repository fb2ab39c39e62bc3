interface Named {
  /** the column on the wire */
  field: string;
  label: string;
}

/** What the two ends of a range are called, where not `<field>.gte` and `<field>.lt`. */
type Bounds = readonly [from: string, below: string];

/** A way to narrow a list; `kind` says how it is asked and how it goes into the address. */
export type Filter =
  /** `one`: the server takes one of them at a time */
  | (Named & { kind: 'choice'; options: readonly { value: string; label: string }[]; one?: boolean })
  | (Named & { kind: 'flag' })
  /** a time on the wire, asked as days of this device's zone */
  | (Named & { kind: 'days'; bounds?: Bounds })
  /** a date without a time on the wire */
  | (Named & { kind: 'dates' })
  /** minor units */
  | (Named & { kind: 'money' })
  | (Named & { kind: 'number' })
  /** a record of another table, found by its name */
  | (Named & { kind: 'record'; table: string })
  /** only for those who see more than one branch */
  | (Named & { kind: 'branch' })
  /** a text that must be the same, letter by letter */
  | (Named & { kind: 'text' });

/** What a list is asked, as it stands in the address; the parameters are those of the server (docs/protocol.md). */
export interface ListState {
  q: string;
  /** a column, with `-` before it for falling; empty for the list's own order */
  sort: string;
  /** by parameter: `status`, `total.gte` */
  values: Readonly<Record<string, string>>;
}

const RANGES: ReadonlySet<Filter['kind']> = new Set(['days', 'dates', 'money', 'number']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The parameters that a filter sets. */
export function parameters(filter: Filter): readonly string[] {
  return RANGES.has(filter.kind) ? boundsOf(filter) : [filter.field];
}

/** The parameters of a range. */
export function boundsOf(filter: Filter): Bounds {
  const { field } = filter;
  return (filter.kind === 'days' && filter.bounds) || [`${field}.gte`, `${field}.lt`];
}

/** What the address asks of a list with these filters; what it knows nothing of is left out. */
export function readState(query: Readonly<Record<string, string>>, filters: readonly Filter[]): ListState {
  const known = filters.flatMap(parameters);
  return {
    q: query.q ?? '',
    sort: query.sort ?? '',
    values: Object.fromEntries(
      known.flatMap((name) => {
        const value = query[name];
        return value ? [[name, value]] : [];
      }),
    ),
  };
}

/** The state as parameters of the address. */
export function addressOf({ q, sort, values }: ListState): Record<string, string> {
  return { ...(q && { q }), ...values, ...(sort && { sort }) };
}

/** The state as the server is asked. */
export function questionOf(
  state: ListState,
  filters: readonly Filter[],
  defaultSort = '',
): Record<string, string> {
  const { q, sort, values } = state;
  const asked = { ...values };
  for (const filter of filters) {
    for (const name of filter.kind === 'days' ? boundsOf(filter) : []) {
      const value = asked[name];
      if (value && DAY.test(value)) {
        asked[name] = startOfDay(value).toISOString();
      }
    }
  }
  const order = sort || defaultSort;
  return { ...(q && { q }), ...asked, ...(order && { sort: order }) };
}

/** With a filter set to other values; empty ones end it. */
export function withValues(
  state: ListState,
  changed: Readonly<Record<string, string | undefined>>,
): ListState {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...state.values, ...changed })) {
    if (value) {
      values[name] = value;
    }
  }
  return { ...state, values };
}

/** Rising, falling, and back to the list's own order. */
export function nextSort(sort: string, column: string): string {
  if (sort === column) {
    return `-${column}`;
  }
  return sort === `-${column}` ? '' : column;
}

/** The beginning of a day in this device's zone. */
export function startOfDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** The day so many days after another, as yyyy-mm-dd. */
export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isoDay(new Date(year, month - 1, date + days));
}

/** A time's day in this device's zone. */
export function isoDay(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
