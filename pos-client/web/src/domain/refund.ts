import type { Order, OrderItem, Return, ReturnItem, SellingUnit } from '../store/records';
import { computeTotals, linePrice, type SaleLine } from './money';
import { decimal, thousandths } from './quantity';
import { sum, timesOver } from './rounding';

/** What of a line of a sale can still be given back (B-7, R-15). */
export interface RefundableLine {
  item: OrderItem;
  /** thousandths */
  quantity: number;
  /** minor units: the line's own price after its discount, before its share of the order's discount and added tax */
  amount: number;
}

/** What of a sale can still be given back, as far as this till knows of returns. */
export interface Refundable {
  lines: RefundableLine[];
  /** minor units: the most that all further returns can come to */
  amount: number;
}

/** Some of a line that comes back. */
export interface ReturnedLine {
  order_item_id: string;
  /** thousandths, greater than 0 */
  quantity: number;
  /** any other field of `return_items`: `disposition`, `reason`, `serial_numbers` … */
  details?: Partial<ReturnItem>;
}

/** The money and the rows of a return; numbers, times, ids and payments are the till's to add. */
export type ReturnDraft = Required<
  Pick<
    Return,
    'order_id' | 'original_offline_reference' | 'subtotal' | 'discount' | 'tax' | 'total' | 'items'
  >
>;

const CARRIED = [
  'name',
  'color_id',
  'size_id',
  'sale_type',
  'selling_unit_type',
  'units_per_box',
  'batch_id',
  'batch_number',
  'expiry_date',
] as const satisfies (keyof OrderItem & keyof ReturnItem)[];

/** The field that repeats the quantity for what isn't sold by the piece (S1-35). */
const MEASURES = {
  piece: null,
  weight: 'weight_sold',
  meter: 'meters_sold',
  box: 'boxes_sold',
} as const satisfies Record<SellingUnit, keyof OrderItem | null>;

/**
 * What is left of a sale: its lines and money without what came back before; nothing of one that is void. A return that
 * doesn't name the line takes from the first lines of its product.
 *
 * @param returns all that are known of this sale
 */
export function refundable(order: Order, returns: readonly Return[]): Refundable {
  const isVoid = order.status === 'cancelled';
  const lines = order.items.map((item) => ({
    item,
    quantity: isVoid ? 0 : thousandths(item.quantity),
    amount: isVoid ? 0 : priceOf(item),
  }));
  for (const back of returns.flatMap((one) => one.items)) {
    take(lines, back);
  }
  const left = order.total - sum(returns.map((one) => one.total));
  return { lines, amount: isVoid ? 0 : Math.max(0, left) };
}

/**
 * A return of some lines at what was paid for them: of a line's and of the order's discount the returned part, rounded
 * half-up, so that all returns of a sale together never come to more than it did. Pure.
 *
 * @param returns all that are known of this sale, before this one
 * @throws RangeError for a line that the sale hasn't got, or more of it than is left
 */
export function returnOf(
  order: Order,
  returns: readonly Return[],
  back: readonly ReturnedLine[],
): ReturnDraft {
  const left = refundable(order, returns);
  const parts = back.map((line) => partOf(left, line));
  const discount = discountOf(order, returns, sum(parts.map(({ money }) => totalOf(money))));
  const totals = fitted(
    parts.map(({ money }) => money),
    discount,
    left.amount,
  );
  return {
    order_id: order.id,
    original_offline_reference: order.offline_reference ?? null,
    subtotal: totals.subtotal,
    discount: totals.discount,
    tax: totals.tax,
    total: totals.total,
    items: parts.map(({ row }, i) => ({ ...row, total_price: totals.lineTotals[i] ?? 0 })),
  };
}

/** Everything that is left of a sale. */
export function allOf({ lines }: Refundable): ReturnedLine[] {
  return lines.flatMap(({ item, quantity }) =>
    item.id && quantity > 0 ? [{ order_item_id: item.id, quantity }] : [],
  );
}

function take(lines: readonly RefundableLine[], back: ReturnItem): void {
  let quantity = thousandths(back.quantity);
  let amount = priceOf(back);
  const named = lines.filter(({ item }) => item.id && item.id === back.order_item_id);
  for (const line of named.length > 0
    ? named
    : lines.filter(({ item }) => item.product_id === back.product_id)) {
    const taken = Math.min(quantity, line.quantity);
    const paid = Math.min(amount, line.amount);
    line.quantity -= taken;
    line.amount -= paid;
    quantity -= taken;
    amount -= paid;
  }
}

function partOf(left: Refundable, back: ReturnedLine): { money: SaleLine; row: ReturnItem } {
  const line = left.lines.find(({ item }) => item.id === back.order_item_id);
  if (!line || back.quantity <= 0 || back.quantity > line.quantity) {
    throw new RangeError(
      `there is no ${decimal(back.quantity)} of line ${back.order_item_id} left to give back`,
    );
  }
  const { item } = line;
  const money = {
    quantity: back.quantity,
    unitPrice: item.unit_price,
    discount: lineDiscount(line, back.quantity),
    taxRate: item.tax_rate ?? 0,
    taxIncluded: item.tax_included ?? true,
  };
  const row = {
    disposition: 'restock',
    ...carried(item),
    ...measured(item, back.quantity),
    ...back.details,
    order_item_id: back.order_item_id,
    product_id: item.product_id,
    quantity: decimal(back.quantity),
    unit_price: money.unitPrice,
    discount: money.discount,
    tax_rate: money.taxRate,
    tax_included: money.taxIncluded,
  } satisfies ReturnItem;
  return { money, row };
}

/** The returned part of the line's discount; the last of a line takes what is left of its money. */
function lineDiscount({ item, quantity: left, amount }: RefundableLine, quantity: number): number {
  const price = linePrice(quantity, item.unit_price);
  const part = timesOver(item.discount ?? 0, quantity, thousandths(item.quantity));
  const paid = quantity === left ? amount : Math.min(price - part, amount);
  return Math.max(0, price - paid);
}

/** Of the order's discount the part of all that came back until now, less what earlier returns had of it. */
function discountOf(order: Order, returns: readonly Return[], part: number): number {
  const subtotal = order.subtotal ?? 0;
  if (subtotal === 0) {
    return 0;
  }
  const before = sum(returns.map((one) => one.subtotal ?? 0));
  const until = timesOver(order.discount ?? 0, Math.min(before + part, subtotal), subtotal);
  const had = sum(returns.map((one) => one.discount ?? 0));
  return Math.min(part, Math.max(0, until - had));
}

/** The totals, with more discount where they would exceed what is left: the sale was rounded to a coin, or lines were. */
function fitted(
  lines: readonly SaleLine[],
  discount: number,
  most: number,
): ReturnType<typeof computeTotals> {
  const totals = computeTotals(lines, { discount });
  const over = totals.total - most;
  return over <= 0 || discount >= totals.subtotal
    ? totals
    : fitted(lines, Math.min(totals.subtotal, discount + Math.max(1, Math.floor(over / 2))), most);
}

function carried(item: OrderItem): Partial<ReturnItem> {
  return Object.fromEntries(
    CARRIED.flatMap((field) => {
      const value = item[field] ?? null;
      return value === null ? [] : [[field, value]];
    }),
  );
}

/** The returned part of what was weighed, measured or boxed; a package with a printed price weighs what it weighs. */
function measured(item: OrderItem, quantity: number): Partial<ReturnItem> {
  const field = MEASURES[item.selling_unit_type ?? 'piece'];
  if (field === null) {
    return {};
  }
  const whole = thousandths(item[field] ?? item.quantity);
  return { [field]: decimal(timesOver(whole, quantity, thousandths(item.quantity))) };
}

function totalOf(line: SaleLine): number {
  return linePrice(line.quantity, line.unitPrice) - line.discount;
}

function priceOf(item: OrderItem | ReturnItem): number {
  return item.total_price ?? linePrice(thousandths(item.quantity), item.unit_price) - (item.discount ?? 0);
}
