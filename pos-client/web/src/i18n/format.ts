import { signal } from '@preact/signals';
import { locale } from './index';

/** The organization's currency, ISO 4217; set as soon as its record is known. */
export const currency = signal('USD');

/** Everyday prices in these have no minor unit, although ISO 4217 has one: it is shown only where there is one. */
const SHOWN_WHOLE = new Set(['IDR']);

/** ISO 4217's digits where they aren't 2: browsers disagree on some, and an amount must not depend on them. */
const OTHER_DIGITS = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

const formats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale.value + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(locale.value, options);
  formats.set(key, known);
  return known;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale.value + JSON.stringify(options);
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale.value, options);
  dateFormats.set(key, known);
  return known;
}

/** How many digits of the currency are minor units: 2 for most, 0 for JPY, 3 for KWD. */
export function moneyDigits(): number {
  return OTHER_DIGITS.get(currency.value) ?? 2;
}

/** Minor units as people write an amount, with the currency. */
export function formatMoney(amount: number, signed = false): string {
  return numberFormat({
    style: 'currency',
    currency: currency.value,
    currencyDisplay: 'narrowSymbol',
    signDisplay: signed ? 'exceptZero' : 'auto',
    ...fraction(amount),
  }).format(amount / 10 ** moneyDigits());
}

/** Minor units without the currency, grouped: for columns of amounts and receipts. */
export function formatAmount(amount: number): string {
  return numberFormat(fraction(amount)).format(amount / 10 ** moneyDigits());
}

function fraction(amount: number): Intl.NumberFormatOptions {
  const whole = SHOWN_WHOLE.has(currency.value) && amount % 10 ** moneyDigits() === 0;
  const digits = whole ? 0 : moneyDigits();
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** Minor units as a person would type them into a field: no groups, a point. */
export function editableAmount(amount: number): string {
  const digits = moneyDigits();
  return (amount / 10 ** digits).toFixed(digits).replace(/\.0+$/, '');
}

/**
 * Minor units of what somebody typed, null for what is no amount. A separator with as many digits behind it as the currency
 * has, or fewer, begins the fraction; the others group. Digits of every script count.
 */
export function parseAmount(typed: string): number | null {
  return parseDecimal(typed, moneyDigits(), true);
}

/** Thousandths of what somebody typed, null for what is no number with at most three digits behind the point. */
export function parseQuantity(typed: string): number | null {
  return parseDecimal(typed, 3, false);
}

/** Basis points of a percentage that somebody typed: "12.5" is 1250. */
export function parsePercent(typed: string): number | null {
  return parseDecimal(typed.replace('%', ''), 2, false);
}

function parseDecimal(typed: string, digits: number, groups: boolean): number | null {
  const text = latinDigits(typed).replace(/[\s\u00a0\u202f_]/g, '');
  const match = /^(-?)([\d.,]*?)(?:[.,](\d*))?$/.exec(text);
  if (!match || !/\d/.test(text)) {
    return null;
  }
  const [, sign, before = '', after = ''] = match;
  if (after.length > digits) {
    return groups && after.length === 3 ? whole(sign, before + after, digits) : null;
  }
  return before !== '' && /[.,]/.test(before) && !groups
    ? null
    : exact(`${sign}${before.replace(/[.,]/g, '') || '0'}${after.padEnd(digits, '0')}`);
}

function whole(sign: string | undefined, text: string, digits: number): number | null {
  return exact(`${sign ?? ''}${text.replace(/[.,]/g, '')}${'0'.repeat(digits)}`);
}

function exact(text: string): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number + 0 : null;
}

/** Arabic and Persian digits as 0–9, and their decimal sign as a point. */
export function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',');
}

export function formatNumber(value: number): string {
  return numberFormat({ maximumFractionDigits: 3 }).format(value);
}

/** Thousandths as a number with as many digits as it needs. */
export function formatQuantity(quantity: number): string {
  return formatNumber(quantity / 1000);
}

/** Basis points as a percentage. */
export function formatPercent(basisPoints: number): string {
  return numberFormat({ style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
}

/** RFC 3339 as a day, in the device's zone. */
export function formatDate(time: string): string {
  return dateFormat({ dateStyle: 'medium' }).format(new Date(time));
}

export function formatTime(time: string): string {
  return dateFormat({ timeStyle: 'short' }).format(new Date(time));
}

export function formatDateTime(time: string): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}

/** "3 minutes ago", by the device's clock. */
export function formatAge(time: string, now = Date.now()): string {
  const seconds = Math.round((new Date(time).getTime() - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** Keeps a name of another script from turning the sentence round that it stands in. */
export function isolated(said: string): string {
  return `\u2068${said}\u2069`;
}
