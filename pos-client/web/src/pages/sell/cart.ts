import { linePrice } from '../../domain/money';
import {
  type CartLine,
  type Moment,
  type PriceBook,
  type PricedLine,
  priceCart,
  type Variant,
} from '../../domain/pricing';
import { ONE } from '../../domain/quantity';
import type { OrderItem, Product, SaleType, SellingUnit } from '../../store/records';
import type { Approval } from '../../store/staff';
import { type Cart, type Item, totalsOf } from '../../till/sale';

const BASIS_POINTS = 10_000;

/** What a person takes off: minor units, or basis points that follow the price. */
export type Discount = { kind: 'amount'; amount: number } | { kind: 'rate'; rate: number };

/** A line as it is on the screen. */
export interface Entry {
  key: string;
  product: Product;
  /** thousandths of the unit, greater than 0 */
  quantity: number;
  unit: SellingUnit;
  /** null leaves it to the quantity */
  saleType: SaleType | null;
  variant: Variant | null;
  discount: Discount | null;
  /** any other field of `order_items`: the variant's names, batch, serial numbers */
  details: Partial<OrderItem>;
  /** a price that stands whatever the rules say: a scale printed it, or the customer was told it (B-11, B-14) */
  told: PricedLine | null;
}

/** What is being sold; the id becomes the order's, so that it is sold once. */
export interface CartState {
  id: string;
  entries: readonly Entry[];
  discount: Discount | null;
  customerId: string | null;
  notes: string;
  parkedOrderId: string | null;
  /** the return that these goods are given for (B-7) */
  exchangeReturnId: string | null;
  /** a manager's word on the discounts */
  approval: Approval | null;
}

/** The cart with its money. */
export interface PricedCart {
  cart: Cart;
  /** in the order of the entries */
  items: readonly Item[];
  totals: ReturnType<typeof totalsOf>;
  /** how many pieces; what is weighed or measured counts as one */
  pieces: number;
}

export function emptyCart(id: string): CartState {
  return {
    id,
    entries: [],
    discount: null,
    customerId: null,
    notes: '',
    parkedOrderId: null,
    exchangeReturnId: null,
    approval: null,
  };
}

/** One more line; what lies there already in the same way becomes more instead. Answers the line's key too. */
export function withEntry(cart: CartState, entry: Entry): { cart: CartState; key: string } {
  const same = cart.entries.find((other) => isSame(other, entry));
  return same
    ? { cart: withQuantity(cart, same.key, same.quantity + entry.quantity), key: same.key }
    : { cart: { ...cart, entries: [...cart.entries, entry] }, key: entry.key };
}

/** Changes a line; a quantity of nothing takes it out. A price that the customer was told ends with the quantity. */
export function withQuantity(cart: CartState, key: string, quantity: number): CartState {
  if (quantity <= 0) {
    return withoutEntry(cart, key);
  }
  return withChange(cart, key, (entry) =>
    entry.quantity === quantity ? entry : { ...entry, quantity, told: null },
  );
}

export function withChange(cart: CartState, key: string, change: (entry: Entry) => Entry): CartState {
  return { ...cart, entries: cart.entries.map((entry) => (entry.key === key ? change(entry) : entry)) };
}

export function withoutEntry(cart: CartState, key: string): CartState {
  return { ...cart, entries: cart.entries.filter((entry) => entry.key !== key) };
}

/** Prices by the rules of now and here (B-5); a told price stands beside them. Pure. */
export function priced(state: CartState, book: PriceBook, moment: Moment): PricedCart {
  const open = state.entries.filter((entry) => entry.told === null);
  const prices = new Map(
    priceCart(open.map(lineOf), book, moment).map((line, i) => [open[i]?.key, line] as const),
  );
  const items = state.entries.flatMap((entry) => {
    const price = entry.told ?? prices.get(entry.key);
    return price ? [itemOf(entry, price)] : [];
  });
  const subtotal = totalsOf({ items, discount: 0 }).subtotal;
  const discount = off(state.discount, subtotal);
  const cart: Cart = { items, discount, details: detailsOf(state) };
  return { cart, items, totals: totalsOf(cart), pieces: pieces(state.entries) };
}

/** What a discount takes off, never more than there is; a rate is cut, so that the highest allowed one is never exceeded. */
export function off(discount: Discount | null, from: number): number {
  if (!discount) {
    return 0;
  }
  const amount =
    discount.kind === 'rate' ? Math.floor((from * discount.rate) / BASIS_POINTS) : discount.amount;
  return Math.min(amount, from);
}

export function lineOf({ product, quantity, unit, saleType, variant }: Entry): CartLine {
  return { product, quantity, unit, saleType, variant };
}

function itemOf(entry: Entry, price: PricedLine): Item {
  const room = linePrice(price.line.quantity, price.line.unitPrice) - price.line.discount;
  return { cart: lineOf(entry), priced: price, given: off(entry.discount, room), details: entry.details };
}

function detailsOf({ customerId, notes, parkedOrderId, exchangeReturnId }: CartState): Cart['details'] {
  return {
    ...(customerId && { customer_id: customerId }),
    ...(notes.trim() && { notes: notes.trim() }),
    ...(parkedOrderId && { parked_order_id: parkedOrderId }),
    ...(exchangeReturnId && { exchange_return_id: exchangeReturnId }),
  };
}

/** Counted goods without anything of their own lie on one line, as a customer expects. */
function isSame(a: Entry, b: Entry): boolean {
  return (
    a.product.id === b.product.id &&
    a.unit === b.unit &&
    (a.unit === 'piece' || a.unit === 'box') &&
    a.saleType === b.saleType &&
    (a.variant?.colorId ?? null) === (b.variant?.colorId ?? null) &&
    (a.variant?.sizeId ?? null) === (b.variant?.sizeId ?? null) &&
    [a, b].every(
      ({ discount, told, details }) => !discount && !told && !details.serial_numbers && !details.batch_number,
    )
  );
}

function pieces(entries: readonly Entry[]): number {
  return entries.reduce(
    (sum, { unit, quantity }) => sum + (unit === 'piece' || unit === 'box' ? Math.round(quantity / ONE) : 1),
    0,
  );
}
