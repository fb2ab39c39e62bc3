import type { PriceListRecord, Product, PromotionRecord, SaleType, SellingUnit } from '../store/records';
import { linePrice, type SaleLine } from './money';
import { type PriceList, readPriceList } from './pricing/lists';
import { type OpenLine, type Promotion, readPromotion } from './pricing/promotion';
import { applyPromotions } from './pricing/promotions';
import { type UnitPrice, unitPriceOf } from './pricing/unitPrice';
import { holds, type Moment } from './pricing/validity';

export type { Moment } from './pricing/validity';

/** The chosen variant. */
export interface Variant {
  colorId: string | null;
  sizeId: string | null;
  /** its own, minor units, where it has one: the size's before the colour's */
  price: number | null;
}

/** What a customer wants of one product. */
export interface CartLine {
  product: Product;
  /** thousandths of the unit: pieces, the product's weight units, meters, boxes; greater than 0 */
  quantity: number;
  unit: SellingUnit;
  /** null leaves it to the quantity */
  saleType: SaleType | null;
  variant?: Variant | null;
}

/** A line of the cart with its price. */
export interface PricedLine {
  /** what goes into `computeTotals` */
  line: SaleLine;
  /** at which it is sold, which need not be the one that was asked for */
  saleType: SaleType;
  /** where the unit price stands; null for the product's own */
  priceListId: string | null;
  /** in the order in which they were given */
  promotionIds: string[];
}

/** The price lists and promotions of the chain, read once for many carts. */
export interface PriceBook {
  lists: PriceList[];
  promotions: Promotion[];
}

/** Reads the records; what is malformed is left out, so that it never stops a till from selling. */
export function readPriceBook(
  lists: readonly PriceListRecord[],
  promotions: readonly PromotionRecord[],
): PriceBook {
  return { lists: readable(lists, readPriceList), promotions: readable(promotions, readPromotion) };
}

/**
 * What a cart costs (B-5), line by line in the cart's order: the same on every till and server, checked by
 * `pricing-vectors.json`. The rules are told at `dev.tillstream.contracts.pricing.Pricing`. Pure.
 * @throws RangeError for amounts beyond 2⁵³ and quantities that are not greater than 0
 */
export function priceCart(cart: readonly CartLine[], book: PriceBook, moment: Moment): PricedLine[] {
  const lists = book.lists.filter((list) => holds(list.validity, moment));
  const prices = cart.map((line) => unitPriceOf(line, lists));
  const open = cart.map((line, index) => openLine(index, line, prices[index]?.price ?? 0));
  const offered = book.promotions.filter((promotion) => holds(promotion.validity, moment));
  const outcomes = applyPromotions(open, offered);
  return outcomes.map(({ line, promotionIds }, index) => {
    const discount = (open[index]?.room ?? 0) - line.room;
    return priced(cart[index], prices[index], discount, promotionIds);
  });
}

function openLine(index: number, line: CartLine, unitPrice: number): OpenLine {
  if (!Number.isSafeInteger(line.quantity) || line.quantity <= 0) {
    throw new RangeError(`quantity must be greater than 0, but is ${line.quantity} thousandths`);
  }
  return {
    index,
    productId: line.product.id,
    categoryId: line.product.category_id ?? null,
    unitPrice,
    free: line.quantity,
    counted: line.unit === 'piece',
    room: linePrice(line.quantity, unitPrice),
  };
}

function priced(
  cart: CartLine | undefined,
  price: UnitPrice | undefined,
  discount: number,
  promotionIds: string[],
): PricedLine {
  if (!cart || !price) {
    throw new RangeError('a line has no price');
  }
  const line = {
    quantity: cart.quantity,
    unitPrice: price.price,
    discount,
    taxRate: cart.product.tax_rate ?? 0,
    taxIncluded: cart.product.tax_included ?? true,
  };
  return { line, saleType: price.saleType, priceListId: price.priceListId, promotionIds };
}

function readable<R, T>(records: readonly R[], read: (record: R) => T): T[] {
  return records.flatMap((record) => {
    try {
      return [read(record)];
    } catch {
      return [];
    }
  });
}
