import { list } from './fields';

/** Where and when a cart is priced. */
export interface Moment {
  branchId: string;
  /** milliseconds since 1970 */
  at: number;
  /** the branch's IANA time zone: which weekday that is */
  zone: string;
}

/** Where and when a price list or a promotion holds. */
export interface Validity {
  active: boolean;
  /** empty for all branches */
  branchIds: Set<string>;
  /** the first moment; null for always */
  from: number | null;
  /** the first moment at which it holds no more; null for ever */
  until: number | null;
  /** 1 is Monday, 7 is Sunday; empty for all */
  weekdays: Set<number>;
}

interface Dated {
  is_active?: boolean | null;
  branch_ids?: unknown;
  starts_at?: string | null;
  ends_at?: string | null;
  weekdays?: unknown;
}

/** Reads a record; one that doesn't say whether it is active is. */
export function readValidity(record: Dated): Validity {
  return {
    active: record.is_active ?? true,
    branchIds: texts(record.branch_ids, 'branch_ids'),
    from: time(record.starts_at, 'starts_at'),
    until: time(record.ends_at, 'ends_at'),
    weekdays: new Set(list(record.weekdays, 'weekdays').map(weekday)),
  };
}

/** Whether it holds at that branch and moment. */
export function holds(validity: Validity, moment: Moment): boolean {
  const { active, branchIds, from, until, weekdays } = validity;
  return (
    active &&
    (branchIds.size === 0 || branchIds.has(moment.branchId)) &&
    (from === null || moment.at >= from) &&
    (until === null || moment.at < until) &&
    (weekdays.size === 0 || weekdays.has(weekdayAt(moment)))
  );
}

/** The strings of an array; none where it is absent. */
export function texts(value: unknown, name: string): Set<string> {
  return new Set(list(value, name).map(String));
}

const ISO_WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

function weekdayAt({ at, zone }: Moment): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: zone });
  formats.set(zone, format);
  return ISO_WEEKDAYS.indexOf(format.format(at)) + 1;
}

function weekday(day: unknown): number {
  if (typeof day !== 'number') {
    throw new TypeError(`weekdays must be numbers, but one is ${JSON.stringify(day)}`);
  }
  return Math.trunc(day);
}

function time(value: string | null | undefined, name: string): number | null {
  if (value === null || value === undefined) {
    return null;
  }
  const at = Date.parse(value);
  if (Number.isNaN(at)) {
    throw new TypeError(`${name} must be a time, but is ${value}`);
  }
  return at;
}
