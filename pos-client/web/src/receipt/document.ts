import { computeTotals } from '../domain/money';
import { thousandths } from '../domain/quantity';
import {
  formatAmount,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  isRtl,
  measureLabel,
  t,
} from '../i18n';
import type { Order, OrderItem, Payment, Return, ReturnItem } from '../store/records';
import type { Surroundings } from '../store/settings';

/** One line of a receipt, whatever it is printed on. */
export type ReceiptLine =
  | { kind: 'title' | 'center' | 'text' | 'small'; text: string }
  | { kind: 'row'; label: string; value: string; strong?: boolean }
  | { kind: 'rule' }
  | { kind: 'barcode'; text: string };

/** A receipt, in the language of the till. */
export interface ReceiptDocument {
  /** the number by which it is found again */
  reference: string;
  /** right to left */
  rtl: boolean;
  lines: ReceiptLine[];
}

export interface ReceiptOptions {
  around: Surroundings;
  cashier?: string | null;
  customer?: string | null;
  /** a reprint says so (B-13) */
  copy?: boolean;
}

/** A sale's receipt: what was bought, what of it is tax, how it was paid. */
export function orderReceipt(order: Order, options: ReceiptOptions): ReceiptDocument {
  return {
    reference: order.offline_reference ?? order.id,
    rtl: isRtl.value,
    lines: [
      ...head(order, options, order.voided_at ? t('receipt.voided') : null),
      ...order.items.flatMap(item),
      { kind: 'rule' },
      ...sums(order),
      { kind: 'rule' },
      ...(order.payments ?? []).flatMap(payment),
      ...(order.remaining_amount
        ? [row(t('receipt.stillDue'), formatMoney(order.remaining_amount), true)]
        : []),
      ...note(order.notes),
      ...foot(order, options),
    ],
  };
}

/** A return's receipt: what was taken back, and what was given for it. */
export function returnReceipt(returned: Return, options: ReceiptOptions): ReceiptDocument {
  const original = returned.original_offline_reference;
  return {
    reference: returned.offline_reference ?? returned.id,
    rtl: isRtl.value,
    lines: [
      ...head(returned, options, t('receipt.return')),
      ...(original ? [row(t('receipt.ofSale'), original)] : []),
      ...returned.items.flatMap(item),
      { kind: 'rule' },
      row(t('receipt.refunded'), formatMoney(returned.total), true),
      ...tax(returned.tax, returned.items),
      { kind: 'rule' },
      ...(returned.payments ?? []).flatMap(payment),
      ...foot(returned, options),
    ],
  };
}

function head(
  record: Order | Return,
  { around, cashier, customer, copy }: ReceiptOptions,
  mark: string | null,
): ReceiptLine[] {
  const { settings, organization, branch } = around;
  const lines: ReceiptLine[] = [{ kind: 'title', text: settings.store_name ?? organization?.name ?? '' }];
  const header = (settings.receipt_header ?? branch?.address ?? '').split('\n');
  const under = [...header, branch?.phone ?? organization?.phone];
  lines.push(...centered(under));
  if (organization?.tax_number) {
    lines.push({ kind: 'center', text: `${t('receipt.taxNumber')} ${organization.tax_number}` });
  }
  lines.push(...centered([copy ? t('receipt.copy') : null, mark], 'title'), { kind: 'rule' });
  lines.push(row(t('receipt.number'), record.offline_reference ?? ''));
  lines.push(
    row(
      t('receipt.date'),
      formatDateTime(record.occurred_at ?? record.created_at ?? new Date().toISOString()),
    ),
  );
  lines.push(...named(t('receipt.cashier'), cashier), ...named(t('receipt.customer'), customer), {
    kind: 'rule',
  });
  return lines;
}

function item(line: OrderItem | ReturnItem): ReceiptLine[] {
  const variant = 'variant_display_name' in line ? line.variant_display_name : null;
  const measure = measureOf(line);
  const lines: ReceiptLine[] = [
    { kind: 'text', text: [line.name ?? '', variant].filter(Boolean).join(' · ') },
  ];
  const sum = `${formatNumber(line.quantity)} ${measure} × ${formatAmount(line.unit_price)}`.replace(
    '  ',
    ' ',
  );
  lines.push(row(sum, formatAmount(line.total_price ?? 0)));
  if (line.discount) {
    lines.push({ kind: 'small', text: t('receipt.discountIn', { amount: formatAmount(line.discount) }) });
  }
  const serials = Array.isArray(line.serial_numbers) ? line.serial_numbers.map(String) : [];
  if (serials.length > 0) {
    lines.push({ kind: 'small', text: `${t('sell.serials')}: ${serials.join(', ')}` });
  }
  return lines;
}

/** What a line counts, as a sign: nothing for pieces. A line knows no sign of its length but the metre (S1-48). */
export function measureOf(line: OrderItem | ReturnItem): string {
  switch (line.selling_unit_type) {
    case 'weight':
      return measureLabel(('weight_unit' in line && line.weight_unit) || 'kg');
    case 'meter':
      return measureLabel('m');
    case 'box':
      return t('unit.box');
    default:
      return '';
  }
}

function sums(order: Order): ReceiptLine[] {
  const { discount = 0, subtotal, shipping_cost } = order;
  const rounding = order.cash_rounding ? roundingOf(order) : 0;
  return [
    ...(discount || rounding ? [row(t('sell.subtotal'), formatAmount(subtotal ?? order.total))] : []),
    ...(discount ? [row(t('sell.discount'), formatAmount(-discount))] : []),
    ...(shipping_cost ? [row(t('receipt.shipping'), formatAmount(shipping_cost))] : []),
    ...(rounding ? [row(t('tender.rounded'), formatAmount(rounding))] : []),
    row(t('receipt.total'), formatMoney(order.total), true),
    ...tax(order.tax, order.items),
  ];
}

/** What rounding to the smallest coin added, or took away: computed as at the sale. */
function roundingOf(order: Order): number {
  const lines = order.items.map((line) => ({
    quantity: thousandths(line.quantity),
    unitPrice: line.unit_price,
    discount: line.discount ?? 0,
    taxRate: line.tax_rate ?? 0,
    taxIncluded: line.tax_included ?? true,
  }));
  const { discount, shipping_cost, cash_rounding } = order;
  return computeTotals(lines, {
    discount: discount ?? 0,
    shipping: shipping_cost ?? 0,
    cashRounding: cash_rounding ?? 0,
  }).rounding;
}

function tax(amount: number | null | undefined, items: readonly (OrderItem | ReturnItem)[]): ReceiptLine[] {
  const rates = [...new Set(items.map((line) => line.tax_rate ?? 0))].filter((rate) => rate > 0);
  if (!amount || rates.length === 0) {
    return [];
  }
  const [rate = 0] = rates;
  const label = rates.length === 1 ? t('receipt.taxAt', { rate: formatPercent(rate) }) : t('receipt.tax');
  return [row(label, formatAmount(amount))];
}

function payment({ payment_method, amount, tendered, change_given, reference }: Payment): ReceiptLine[] {
  const label = [payment_method ? t(`method.${payment_method}`) : '', reference].filter(Boolean).join(' ');
  return [
    row(label, formatAmount(tendered ?? amount)),
    ...(change_given ? [row(t('tender.change'), formatAmount(change_given))] : []),
  ];
}

/** What was written down at the till; each of its lines is one here too. */
function note(text: string | null | undefined): ReceiptLine[] {
  const [first, ...more] = (text ?? '').trim().split(/\r?\n/);
  return first
    ? [
        { kind: 'rule' },
        { kind: 'text', text: `${t('receipt.note')}: ${first}` },
        ...more.map((line): ReceiptLine => ({ kind: 'text', text: line })),
      ]
    : [];
}

function foot(record: Order | Return, { around }: ReceiptOptions): ReceiptLine[] {
  const number = record.global_order_number;
  const text = number
    ? t('receipt.serverNumber', { n: String(number), code: record.transaction_code ?? '' })
    : null;
  const reference = record.offline_reference;
  return [
    { kind: 'rule' },
    ...centered([text, ...(around.settings.receipt_footer ?? t('receipt.thanks')).split('\n')]),
    ...(reference ? [{ kind: 'barcode' as const, text: reference }] : []),
  ];
}

function row(label: string, value: string, strong = false): ReceiptLine {
  return { kind: 'row', label, value, strong };
}

function named(label: string, value: string | null | undefined): ReceiptLine[] {
  return value ? [row(label, value)] : [];
}

function centered(
  texts: readonly (string | null | undefined)[],
  kind: 'center' | 'title' = 'center',
): ReceiptLine[] {
  return texts.flatMap((text) => (text ? [{ kind, text }] : []));
}
