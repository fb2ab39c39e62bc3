import { computeTotals, type SaleTotals } from '../domain/money';
import type { CartLine, PricedLine } from '../domain/pricing';
import { decimal, thousandths } from '../domain/quantity';
import type { Order, OrderItem, Payment, Product, Tender } from '../store/records';
import { Refusal } from '../store/refusal';
import type { Approval } from '../store/staff';

/** One line of a sale, with its price. */
export interface Item {
  cart: CartLine;
  /** as `priceCart` gave it */
  priced: PricedLine;
  /** what a person took off the line, beside promotions: minor units */
  given: number;
  /** any other field of `order_items`: the variant's names, batch, serial numbers */
  details?: Partial<OrderItem>;
}

/** What a customer hands over. */
export interface Tendered {
  /** never defaulted (S1-6) */
  payment_method: Tender;
  /** minor units; more than is due is given back as change */
  tendered: number;
  /** of the card terminal or the bank */
  reference?: string;
}

/** What is in the cart; amounts in minor units. */
export interface Cart {
  items: readonly Item[];
  /** off the whole order */
  discount: number;
  /** any other field of `orders`: `customer_id`, `notes`, `parked_order_id`, `exchange_return_id` … */
  details?: Partial<Order>;
}

/** A cart that is paid; the till adds numbers, times and totals. */
export interface Sale extends Cart {
  /** the cart's own: what is sold under one id is sold once, however often it is asked for */
  id: string;
  payments: readonly Tendered[];
  /** the smallest coin, where the sale is rounded to it; 0 for none */
  cashRounding: number;
  /** a manager's word for what exceeds the limits (B-8, B-9) */
  approval?: Approval;
}

/** An item as it stands in an order: with what the servers keep of prices beside the wire's own fields. */
export interface SoldItem extends OrderItem {
  price_list_id?: string | null;
  promotion_ids?: string[] | null;
  /** the part of `discount` that a person gave, minor units */
  given_discount?: number | null;
}

/** The money of a cart, as the server will compute it too (B-4). @throws Refusal `discount_too_high` */
export function totalsOf(cart: Cart, cashRounding = 0): SaleTotals {
  try {
    return computeTotals(
      cart.items.map(({ priced: { line }, given }) => ({ ...line, discount: line.discount + given })),
      { discount: cart.discount, cashRounding },
    );
  } catch (error) {
    if (error instanceof RangeError) {
      throw new Refusal('discount_too_high', { message: error.message });
    }
    throw error;
  }
}

/** The order as it happened at `now`, without a number. Pure but for the ids of its rows. */
export function orderOf(sale: Sale, now: string, newId: () => string): Omit<Order, 'id'> {
  const totals = totalsOf(sale, sale.cashRounding);
  const payments = paymentsOf(sale.payments, totals.total, now, newId);
  const paid = sum(payments.filter(isMoney).map((payment) => payment.amount));
  return {
    ...sale.details,
    subtotal: totals.subtotal,
    discount: totals.discount,
    tax: totals.tax,
    shipping_cost: 0,
    cash_rounding: sale.cashRounding,
    total: totals.total,
    amount_paid: paid,
    remaining_amount: totals.total - paid,
    status: 'completed',
    payment_method: methodOf(sale.payments),
    payment_status: paid >= totals.total ? 'paid' : paid === 0 ? 'pending' : 'partial',
    pos_order_type: 'pos',
    completed_at: now,
    items: itemsOf(sale, totals, newId),
    payments,
  };
}

/** The rows of an order. */
export function itemsOf(cart: Cart, totals: SaleTotals, newId: () => string): SoldItem[] {
  return cart.items.map((item, i) => {
    const { line, saleType, priceListId, promotionIds } = item.priced;
    const row: SoldItem = {
      ...measuresOf(item),
      ...item.details,
      id: newId(),
      line_number: i + 1,
      product_id: item.cart.product.id,
      name: item.cart.product.name,
      quantity: decimal(line.quantity),
      unit_price: line.unitPrice,
      discount: line.discount + item.given,
      total_price: totals.lineTotals[i] ?? 0,
      tax_rate: line.taxRate,
      tax_included: line.taxIncluded,
      sale_type: saleType,
      selling_unit_type: item.cart.unit,
      color_id: item.cart.variant?.colorId,
      size_id: item.cart.variant?.sizeId,
      price_list_id: priceListId,
      promotion_ids: promotionIds.length === 0 ? null : promotionIds,
      given_discount: item.given === 0 ? null : item.given,
    };
    return said(row);
  });
}

/** A line again, of a row and its product: with the price that the customer was told (B-11). */
export function itemOf(row: SoldItem, product: Product): Item {
  const given = row.given_discount ?? (row.promotion_ids ? 0 : (row.discount ?? 0));
  const quantity = thousandths(row.quantity);
  const unit = row.selling_unit_type ?? 'piece';
  const { color_name, size_name, variant_display_name, batch_id, batch_number, serial_numbers, expiry_date } =
    row;
  return {
    cart: {
      product,
      quantity,
      unit,
      saleType: row.sale_type ?? null,
      variant: { colorId: row.color_id ?? null, sizeId: row.size_id ?? null, price: null },
    },
    priced: {
      line: {
        quantity,
        unitPrice: row.unit_price,
        discount: (row.discount ?? 0) - given,
        taxRate: row.tax_rate ?? 0,
        taxIncluded: row.tax_included ?? true,
      },
      saleType: row.sale_type ?? 'retail',
      priceListId: row.price_list_id ?? null,
      promotionIds: row.promotion_ids ?? [],
    },
    given,
    details: said({
      color_name,
      size_name,
      variant_display_name,
      batch_id,
      batch_number,
      serial_numbers,
      expiry_date,
    }),
  };
}

/** Each payment takes what is still due; what is over is change. */
function paymentsOf(
  payments: readonly Tendered[],
  total: number,
  now: string,
  newId: () => string,
): Payment[] {
  let due = total;
  return payments.map(({ payment_method, tendered, reference }) => {
    const amount = Math.min(tendered, due);
    due -= amount;
    return said({
      id: newId(),
      payment_method,
      amount,
      tendered,
      change_given: tendered - amount,
      reference,
      paid_at: now,
    });
  });
}

/** What is put on a customer's account is a debt: nothing was paid (B-6). */
function isMoney(payment: Payment): boolean {
  return payment.payment_method !== 'credit';
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function methodOf(payments: readonly Tendered[]): Order['payment_method'] {
  const methods = new Set(payments.map((payment) => payment.payment_method));
  const [only] = methods;
  if (only === undefined) {
    throw new Refusal('no_payment');
  }
  return methods.size === 1 ? only : 'mixed';
}

/** What S1-35 wants to know of weights, lengths and boxes. */
function measuresOf({ cart, priced }: Item): Partial<OrderItem> {
  const quantity = decimal(cart.quantity);
  const price = priced.line.unitPrice;
  switch (cart.unit) {
    case 'piece':
      return {};
    case 'weight':
      return {
        weight_sold: quantity,
        weight_unit: cart.product.weight_unit ?? 'kg',
        price_per_weight_unit: price,
      };
    case 'meter':
      return { meters_sold: quantity, price_per_meter: price };
    case 'box':
      return { boxes_sold: quantity, units_per_box: cart.product.units_per_box ?? 1, box_price: price };
  }
}

/** Without what says nothing. */
function said<T extends object>(row: T): T {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  ) as T;
}
