import { formatDateTime, formatMoney, formatNumber, formatPercent, t, tMaybe } from '../../i18n';
import type { Conflict } from '../../store/records';

const MONEY =
  /(^|_)(price|total|subtotal|amount|tax|discount|cost|balance|float|cash|tendered|change_given|rounding)$|^(amount_paid|remaining_amount|credit_limit|price_per_.*|counted_cash|max_offline_amount)$/;
const RATE = /_rate$/;
const TIME = /_(at|date)$/;

/** What the conflict is about: "Product · Whole milk". */
export function conflictTitle({ table, record_id, local_data, server_data }: Conflict): string {
  const name = nameIn(local_data) ?? nameIn(server_data) ?? record_id.slice(-12);
  return `${tMaybe(`table.${table}`, table)} · ${name}`;
}

/** Why, in words; '' where nothing is said. */
export function reasonWords({ reason, conflict_type }: Conflict): string {
  return reason ? tMaybe(`reason.${reason}`, reason) : t(`conflicts.type.${conflict_type}`);
}

/** A field's name as people say it. */
export function fieldName(name: string): string {
  return tMaybe(`field.${name}`, name.replaceAll('_', ' '));
}

/** A field's value in words; lists of rows as one line each. */
export function valueWords(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') {
    return '–';
  }
  if (typeof value === 'number') {
    return numberWords(name, value);
  }
  if (typeof value === 'boolean') {
    return t(value ? 'state.yes' : 'state.no');
  }
  if (typeof value === 'string') {
    return TIME.test(name) && /^\d{4}-\d{2}-\d{2}T/.test(value) ? formatDateTime(value) : value;
  }
  return Array.isArray(value) ? value.map((row: unknown) => rowWords(row)).join('\n') : JSON.stringify(value);
}

function numberWords(name: string, value: number): string {
  if (RATE.test(name)) {
    return formatPercent(value);
  }
  return MONEY.test(name) ? formatMoney(value) : formatNumber(value);
}

function rowWords(row: unknown): string {
  if (typeof row !== 'object' || row === null) {
    return String(row);
  }
  const fields = new Map<string, unknown>(Object.entries(row));
  const what = fields.get('name') ?? fields.get('payment_method') ?? fields.get('product_id');
  const quantity = fields.get('quantity');
  const amount = fields.get('total_price') ?? fields.get('amount');
  return what === undefined
    ? JSON.stringify(row)
    : [
        typeof quantity === 'number' ? `${formatNumber(quantity)} ×` : null,
        tMaybe(`method.${String(what)}`, String(what)),
        typeof amount === 'number' ? formatMoney(amount) : null,
      ]
        .filter(Boolean)
        .join(' ');
}

function nameIn(data: unknown): string | null {
  const fields = new Map<string, unknown>(
    typeof data === 'object' && data !== null ? Object.entries(data) : [],
  );
  const name = ['offline_reference', 'name', 'label', 'description']
    .map((field) => fields.get(field))
    .find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : null;
}
