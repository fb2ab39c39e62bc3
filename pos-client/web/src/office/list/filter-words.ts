import { formatDate, formatMoney, formatNumber } from '../../i18n';
import { t } from '../i18n';
import { recordName } from '../lookup';
import { session } from '../session';
import { addDays, boundsOf, type Filter, isoDay, startOfDay } from './filter';

/** What a filter asks, in words; null while it asks nothing. */
export function useFilterWords(filter: Filter, values: Readonly<Record<string, string>>): string | null {
  const value = values[filter.field];
  switch (filter.kind) {
    case 'choice':
      return value ? chosen(filter.options, value) : null;
    case 'flag':
      return value ? t(value === 'true' ? 'list.yes' : 'list.no') : null;
    case 'text':
      return value ?? null;
    case 'branch':
      return value ? (session.person?.branches.find(({ id }) => id === value)?.name ?? value) : null;
    case 'record':
      return value ? recordName(filter.table, value) : null;
    case 'days':
    case 'dates':
      return range(values, boundsOf(filter), dayWords, (text) =>
        text.length > 10 ? dayWords(text) : dayWords(addDays(text, -1)),
      );
    case 'money':
      return range(
        values,
        boundsOf(filter),
        (text) => formatMoney(Number(text)),
        (text) => formatMoney(Number(text) - 1),
      );
    case 'number':
      return range(
        values,
        boundsOf(filter),
        (text) => formatNumber(Number(text)),
        (text) => `< ${formatNumber(Number(text))}`,
      );
  }
}

function chosen(options: readonly { value: string; label: string }[], value: string): string {
  return value
    .split(',')
    .map((one) => options.find((option) => option.value === one)?.label ?? one)
    .join(', ');
}

function dayWords(text: string): string {
  return formatDate((text.length > 10 ? new Date(text) : startOfDay(text)).toISOString());
}

function range(
  values: Readonly<Record<string, string>>,
  [first, last]: readonly [string, string],
  from: (text: string) => string,
  to: (text: string) => string,
): string | null {
  const least = values[first];
  const below = values[last];
  if (!least && !below) {
    return null;
  }
  const [start, end] = [least && from(least), below && to(below)];
  return start === end ? (start ?? null) : `${start ?? '…'} – ${end ?? '…'}`;
}

/** Today's date here. */
export const today = (): string => isoDay(new Date());
