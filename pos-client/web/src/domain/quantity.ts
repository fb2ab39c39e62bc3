/**
 * Quantities are counted in thousandths inside (1500 is 1.5) and are decimal numbers with at most three fraction digits on
 * the wire (PROTOCOL §0).
 */

/** Thousandths in one unit. */
export const ONE = 1000;

/**
 * Thousandths of a decimal number as it is on the wire or as somebody typed it, with `.` before the fraction.
 * @throws RangeError for more than three fraction digits, for what is no number, and for what doesn't fit
 */
export function thousandths(decimal: number | string): number {
  const number = typeof decimal === 'string' ? parse(decimal) : decimal;
  const scaled = Math.round(number * ONE);
  if (!Number.isSafeInteger(scaled) || scaled / ONE !== number) {
    throw new RangeError(`quantity ${decimal} must be a number with at most 3 fraction digits`);
  }
  return scaled + 0;
}

/** The decimal number as on the wire: the one that {@link thousandths} reads back. */
export function decimal(quantity: number): number {
  return quantity / ONE;
}

function parse(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN;
}
