import type { PromotionRecord } from '../../store/records';
import { thousandths } from '../quantity';
import { sum } from '../rounding';
import { readTerms, type Share, sharesOf, type Terms } from './terms';
import { readValidity, texts, type Validity } from './validity';

/** What of a line no promotion has taken yet. */
export interface OpenLine {
  /** the line's place in the cart */
  index: number;
  productId: string;
  categoryId: string | null;
  unitPrice: number;
  /** thousandths of units */
  free: number;
  /** whether it is sold in pieces, which can be put together to threes and bundles */
  counted: boolean;
  /** how much more may be taken off the line, minor units */
  room: number;
}

/** A record of `promotions`. */
export interface Promotion {
  id: string;
  validity: Validity;
  priority: number;
  /** with `categoryIds` what it is about; both empty for everything */
  productIds: Set<string>;
  categoryIds: Set<string>;
  /** thousandths of what it is about, over the whole cart */
  minQuantity: number;
  terms: Terms;
}

/** @throws TypeError where a field is of another kind */
export function readPromotion(record: PromotionRecord): Promotion {
  return {
    id: record.id,
    validity: readValidity(record),
    priority: record.priority ?? 0,
    productIds: texts(record.product_ids, 'product_ids'),
    categoryIds: texts(record.category_ids, 'category_ids'),
    minQuantity: thousandths(record.min_quantity ?? 0),
    terms: readTerms(record),
  };
}

/** What it would give on what is free now; nothing where it gives nothing. */
export function promotionShares(promotion: Promotion, lines: readonly OpenLine[]): Share[] {
  const meant = lines.filter((line) => isAbout(promotion, line));
  const free = sum(meant.map((line) => line.free));
  return free < promotion.minQuantity ? [] : sharesOf(promotion.terms, meant);
}

function isAbout({ productIds, categoryIds }: Promotion, line: OpenLine): boolean {
  const everything = productIds.size === 0 && categoryIds.size === 0;
  const named =
    productIds.has(line.productId) || (line.categoryId !== null && categoryIds.has(line.categoryId));
  return line.free > 0 && (everything || named);
}
