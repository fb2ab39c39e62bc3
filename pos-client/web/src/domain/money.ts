import { decimal } from './quantity';
import { halfUp, spread, sum, timesOver } from './rounding';

const BASIS_POINTS = 10_000;

/** What the money of one line of a sale depends on; amounts in minor units, none negative. */
export interface SaleLine {
  /** thousandths */
  quantity: number;
  unitPrice: number;
  /** of this line, from 0 to the line's price */
  discount: number;
  /** basis points: 1900 is 19 % */
  taxRate: number;
  /** whether the price holds the tax already, or it is added */
  taxIncluded: boolean;
}

/** What is charged and taken off beside the lines; what is absent is 0. Minor units. */
export interface Extras {
  /** discount of the order, from 0 to the subtotal */
  discount?: number;
  /** `shipping_cost`: untaxed, not negative */
  shipping?: number;
  /** the smallest coin; 0 or 1 for none */
  cashRounding?: number;
}

/** The money of a sale, minor units; the names are those of `orders`. */
export interface SaleTotals {
  /** each line's price after its own discount */
  lineTotals: number[];
  /** each line's tax, included or added, after its share of the order's discount */
  lineTaxes: number[];
  subtotal: number;
  discount: number;
  tax: number;
  /** what cash rounding added, or took away where negative */
  rounding: number;
  /** what the customer pays */
  total: number;
}

/** quantity × unit price, rounded half-up: what a line costs before its discount (PROTOCOL §0). */
export function linePrice(quantity: number, unitPrice: number): number {
  return timesOver(quantity, unitPrice, 1000);
}

/**
 * The one algorithm for the money of a sale (DESIGN §6, B-4, R-14): the same as the servers', checked by
 * `money-vectors.json`.
 * @throws RangeError for a discount that exceeds what it is taken from, for negative input and for amounts beyond 2⁵³
 */
export function computeTotals(lines: readonly SaleLine[], extras: Extras = {}): SaleTotals {
  lines.forEach(check);
  const { discount = 0, shipping = 0, cashRounding = 0 } = extras;
  const lineTotals = lines.map((line) => linePrice(line.quantity, line.unitPrice) - line.discount);
  const subtotal = sum(lineTotals);
  if (discount < 0 || discount > subtotal || lineTotals.some((total) => total < 0)) {
    throw new RangeError(
      `discount must be from 0 to what it is taken from: order ${discount} of ${subtotal}, lines ${lineTotals}`,
    );
  }
  const shares = spread(discount, lineTotals);
  const lineTaxes = lines.map((line, i) => taxOf(line, (lineTotals[i] ?? 0) - (shares[i] ?? 0)));
  const added = sum(lineTaxes.filter((_, i) => !lines[i]?.taxIncluded));
  const exact = sum([subtotal, -discount, added, shipping]);
  const total = cashRounding <= 1 ? exact : halfUp(exact, cashRounding) * cashRounding;
  return { lineTotals, lineTaxes, subtotal, discount, tax: sum(lineTaxes), rounding: total - exact, total };
}

function taxOf(line: SaleLine, base: number): number {
  return timesOver(base, line.taxRate, line.taxIncluded ? BASIS_POINTS + line.taxRate : BASIS_POINTS);
}

function check(line: SaleLine): void {
  const { quantity, unitPrice, discount, taxRate } = line;
  if (![quantity, unitPrice, discount, taxRate].every(Number.isSafeInteger)) {
    throw new RangeError(`not whole numbers: ${JSON.stringify(line)}`);
  }
  if (unitPrice < 0 || discount < 0 || taxRate < 0) {
    throw new RangeError(
      `${decimal(quantity)} × ${unitPrice} − ${discount} at ${taxRate}: nothing may be negative`,
    );
  }
}
