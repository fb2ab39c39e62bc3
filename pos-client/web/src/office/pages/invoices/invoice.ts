import { computeTotals, linePrice } from '../../../domain/money';
import type { Invoice, InvoiceItem, Order, OrderItem } from '../../../store/records';
import type { AnyRecord } from '../../lookup';

export const STATUSES = ['draft', 'issued', 'paid', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** What a person says of an invoice; the rest is the sale's. */
export interface Heading {
  number: string;
  customerId: string | null;
  name: string;
  taxNumber: string;
  address: string;
  /** yyyy-mm-dd */
  issued: string;
  /** yyyy-mm-dd; empty where there is none */
  due: string;
  notes: string;
}

/** The texts that an invoice's lines need beside the sale's. */
export interface Words {
  /** of goods whose line has no name of its own */
  product: (id: string) => string;
  shipping: string;
}

/** What the heading begins with; `there` is how many invoices the sale has already. */
export function headingOf(order: Order, customer: AnyRecord | null, today: string, there = 0): Heading {
  const number = `INV-${order.global_order_number ?? order.offline_reference ?? order.id.slice(-8)}`;
  return {
    number: there === 0 ? number : `${number}-${there + 1}`,
    ...customerIn(customer),
    customerId: order.customer_id ?? null,
    issued: today,
    due: '',
    notes: '',
  };
}

/** What an invoice says of a customer. */
export function customerIn(
  customer: AnyRecord | null,
): Pick<Heading, 'customerId' | 'name' | 'taxNumber' | 'address'> {
  const text = (field: string) => (typeof customer?.[field] === 'string' ? customer[field] : '');
  return {
    customerId: customer?.id ?? null,
    name: text('name'),
    taxNumber: text('tax_number'),
    address: [text('address'), text('city'), text('country')].filter((part) => part !== '').join('\n'),
  };
}

/** Whether an invoice can be issued with it. */
export function isComplete({ number, name, issued, due }: Heading): boolean {
  return number.trim() !== '' && name.trim() !== '' && issued !== '' && (due === '' || due >= issued);
}

/** The payload of `invoices.create` for a sale: its goods and its money as they are, shipping as a line of its own. */
export function invoiceOf(order: Order, heading: Heading, words: Words): Record<string, unknown> {
  const shipping = order.shipping_cost ?? 0;
  const items = (order.items ?? []).map((item) => itemOf(item, words));
  const subtotal = items.reduce((sum, item) => sum + (item.total_price ?? 0), 0);
  return {
    order_id: order.id,
    invoice_number: heading.number.trim(),
    ...(heading.customerId && { customer_id: heading.customerId }),
    customer_name: heading.name.trim(),
    ...said('customer_tax_number', heading.taxNumber),
    ...said('customer_address', heading.address),
    issue_date: heading.issued,
    ...said('due_date', heading.due),
    ...said('notes', heading.notes),
    subtotal: subtotal + shipping,
    discount: order.discount ?? 0,
    tax: order.tax ?? 0,
    total: order.total,
    amount_paid: order.amount_paid ?? 0,
    status: (order.remaining_amount ?? order.total - (order.amount_paid ?? 0)) > 0 ? 'issued' : 'paid',
    items: shipping > 0 ? [...items, shippingLine(words.shipping, shipping)] : items,
  };
}

function said(field: string, text: string): Record<string, string> {
  return text.trim() === '' ? {} : { [field]: text.trim() };
}

function itemOf(item: OrderItem, words: Words): InvoiceItem {
  const { product_id, quantity, unit_price, discount, tax_rate, tax_included } = item;
  const name = item.name || words.product(product_id);
  const price = linePrice(thousandths(quantity), unit_price) - (discount ?? 0);
  return {
    product_id,
    name: item.variant_display_name ? `${name} · ${item.variant_display_name}` : name,
    quantity,
    unit_price,
    ...(discount && { discount }),
    total_price: item.total_price ?? price,
    ...(typeof tax_rate === 'number' && { tax_rate, tax_included: tax_included ?? true }),
  };
}

function shippingLine(name: string, amount: number): InvoiceItem {
  return { name, quantity: 1, unit_price: amount, total_price: amount };
}

function thousandths(quantity: number): number {
  return Math.round(quantity * 1000);
}

/** The tax of an invoice's lines of one rate, minor units. */
export interface TaxShare {
  /** basis points */
  rate: number;
  included: boolean;
  tax: number;
}

/**
 * The tax by rate, by the algorithm of sales; none where it doesn't come to what the invoice says, for then somebody else
 * counted otherwise. What is no product, such as shipping, has no tax and no part of the discount.
 */
export function taxesOf({ items, discount, tax }: Invoice): TaxShare[] {
  const goods = items.filter(({ product_id }) => Boolean(product_id));
  const lines = goods.map((item) => ({
    quantity: thousandths(item.quantity),
    unitPrice: item.unit_price,
    discount: item.discount ?? 0,
    taxRate: item.tax_rate ?? 0,
    taxIncluded: item.tax_included ?? true,
  }));
  try {
    const totals = computeTotals(lines, { discount: discount ?? 0 });
    return totals.tax === (tax ?? 0) ? shares(lines, totals.lineTaxes) : [];
  } catch {
    return [];
  }
}

function shares(lines: readonly { taxRate: number; taxIncluded: boolean }[], taxes: readonly number[]) {
  const found = new Map<string, TaxShare>();
  lines.forEach(({ taxRate: rate, taxIncluded: included }, at) => {
    const key = `${rate} ${included}`;
    const before = found.get(key)?.tax ?? 0;
    found.set(key, { rate, included, tax: before + (taxes[at] ?? 0) });
  });
  return [...found.values()].filter(({ rate }) => rate > 0);
}

/** What cash rounding added to an invoice, or took away; 0 where its tax can't be told apart. */
export function roundingOf(invoice: Invoice, taxes: readonly TaxShare[]): number {
  if (taxes.length === 0 && invoice.tax) {
    return 0;
  }
  const added = taxes.reduce((sum, { included, tax }) => (included ? sum : sum + tax), 0);
  return invoice.total - ((invoice.subtotal ?? invoice.total) - (invoice.discount ?? 0) + added);
}

/** What is still to pay, minor units. */
export function openOf({ total, amount_paid, status }: Invoice): number {
  return status === 'paid' || status === 'cancelled' ? 0 : Math.max(0, total - (amount_paid ?? 0));
}

/** Whether it should have been paid before today. */
export function isOverdue(invoice: Pick<Invoice, 'status' | 'due_date'>, today: string): boolean {
  return invoice.status === 'issued' && Boolean(invoice.due_date) && String(invoice.due_date) < today;
}
