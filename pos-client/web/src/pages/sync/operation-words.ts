import { formatMoney, t, tMaybe } from '../../i18n';
import type { OutboxEntry } from '../../store/db';

/** What an operation does, in words: "Sale", "Cash taken out". */
export function operationName(type: string): string {
  return tMaybe(`operation.${type}`, type);
}

/** By what a person knows its record: the printed number, a name, an amount, or the end of its id. */
export function operationReference({ payload, record_id }: OutboxEntry): string {
  const said = NAMING.map((field) => payload?.[field]).find(
    (value) => typeof value === 'string' && value !== '',
  );
  if (typeof said === 'string') {
    return said;
  }
  return typeof payload?.amount === 'number' ? formatMoney(payload.amount) : record_id.slice(-12);
}

/** Why the server refused it, in words; what it said itself comes after. */
export function reasonOf({ reason, last_error }: OutboxEntry): string {
  const said = reason ? tMaybe(`reason.${reason}`, reason) : t('sync.noReason');
  return last_error ? `${said}: ${last_error}` : said;
}

/** What of it may be shown: names that begin with `_` are the till's own (S1-70). */
export function shownPayload({ payload }: OutboxEntry): string {
  const said = Object.entries(payload ?? {}).filter(([name]) => !name.startsWith('_'));
  return JSON.stringify(Object.fromEntries(said), null, 2);
}

/** What the sync says of its last failure, the beginning in the person's language; what the network said stays as it is. */
export function errorInWords(error: string): string {
  const [, message] = /^Unreachable: (.*)$/s.exec(error) ?? [];
  return message === undefined ? error : t('sync.unreachable', { message });
}

/** Minutes and hours that the device's clock is off; null where it is right enough. */
export function skewInWords(skewMs: number | null): string | null {
  if (skewMs === null || Math.abs(skewMs) < TOLERATED_MS) {
    return null;
  }
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  const amount =
    minutes < 120 ? t('sync.minutes', { n: minutes }) : t('sync.hours', { n: Math.round(minutes / 60) });
  return t(skewMs > 0 ? 'sync.clockAhead' : 'sync.clockBehind', { amount });
}

const NAMING = ['offline_reference', 'name', 'description', 'label', 'employee_name', 'reason'];
const TOLERATED_MS = 90_000;

/** 1–3, 7, 9–10 … as a few ranges. */
export function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && number <= last[1] + 1) {
      last[1] = number;
    } else {
      found.push([number, number]);
    }
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
