import type { PromotionRecord } from '../../store/records';
import { linePrice } from '../money';
import { ONE } from '../quantity';
import { spread, sum, times, timesOver } from '../rounding';
import { integer, quantity, requiredText, rows } from './fields';
import type { OpenLine } from './promotion';

const BASIS_POINTS = 10_000;

/** What a promotion does to one line. */
export interface Share {
  /** the line's place in the cart */
  index: number;
  /** thousandths of units, which no other promotion gets */
  taken: number;
  /** minor units */
  discount: number;
}

/** So many pieces of a product. */
interface Part {
  productId: string;
  pieces: number;
}

/** What a promotion gives: basis points off, an amount off each unit, `buy − pay` of `buy` for nothing, one price for all. */
export type Terms =
  | { kind: 'percent'; rate: number }
  | { kind: 'amount'; amount: number }
  | { kind: 'n_for_m'; buy: number; pay: number }
  | { kind: 'bundle'; parts: Part[]; price: number };

/** Reads the fields that the kind needs; what lacks one gives nothing. */
export function readTerms(record: PromotionRecord): Terms {
  const fields = { ...record };
  const amount = (name: string) => integer(fields, name) ?? 0;
  switch (record.kind) {
    case 'percent':
      return { kind: 'percent', rate: Math.min(amount('percent'), BASIS_POINTS) };
    case 'amount':
      return { kind: 'amount', amount: amount('amount') };
    case 'n_for_m':
      return { kind: 'n_for_m', buy: amount('buy_quantity'), pay: amount('pay_quantity') };
    case 'bundle':
      return { kind: 'bundle', parts: readParts(record.bundle), price: amount('bundle_price') };
    default:
      throw new TypeError(`kind '${record.kind}' is not known`);
  }
}

/** What it gives on the units that it may take. */
export function sharesOf(terms: Terms, lines: readonly OpenLine[]): Share[] {
  switch (terms.kind) {
    case 'percent':
      return offEach(lines, (line) =>
        timesOver(linePrice(line.free, line.unitPrice), terms.rate, BASIS_POINTS),
      );
    case 'amount':
      return offEach(lines, (line) => linePrice(line.free, Math.min(terms.amount, line.unitPrice)));
    case 'n_for_m':
      return nForM(lines, terms.buy, terms.pay);
    case 'bundle':
      return bundle(lines, terms.parts, terms.price);
  }
}

function readParts(value: unknown): Part[] {
  return rows(value, 'bundle').map((part) => ({
    productId: requiredText(part, 'product_id'),
    pieces: Math.max(1, Math.trunc((quantity(part, 'quantity') ?? ONE) / ONE)),
  }));
}

function offEach(lines: readonly OpenLine[], off: (line: OpenLine) => number): Share[] {
  return lines
    .map((line) => ({ index: line.index, taken: line.free, discount: Math.min(line.room, off(line)) }))
    .filter((share) => share.discount > 0);
}

/** Of each `buy` pieces, dearest first, the cheapest `buy − pay` cost nothing; an incomplete group is not taken. */
function nForM(lines: readonly OpenLine[], buy: number, pay: number): Share[] {
  if (buy <= pay || pay < 0) {
    return [];
  }
  const all = sum(lines.map(pieces));
  const used = all - (all % buy);
  const freeBefore = (position: number) =>
    Math.floor(position / buy) * (buy - pay) + Math.max(0, (position % buy) - pay);
  const shares: Share[] = [];
  let begin = 0;
  for (const line of dearestFirst(lines)) {
    const from = Math.min(begin, used);
    const to = Math.min(begin + pieces(line), used);
    if (to > from) {
      const free = times(freeBefore(to) - freeBefore(from), line.unitPrice);
      shares.push({ index: line.index, taken: (to - from) * ONE, discount: Math.min(line.room, free) });
    }
    begin += pieces(line);
  }
  return shares;
}

/** All parts together for one price, as often as the cart has them; what that saves is spread over the lines. */
function bundle(lines: readonly OpenLine[], parts: readonly Part[], price: number): Share[] {
  const available = parts.map((part) => Math.floor(sum(linesOf(part, lines).map(pieces)) / part.pieces));
  const often = parts.length === 0 ? 0 : Math.min(...available);
  const taken = parts.flatMap((part) => take(part, often, lines));
  const values = taken.map((share) => share.discount);
  const saved = sum(values) - times(often, price);
  if (saved <= 0) {
    return [];
  }
  const discounts = spread(saved, values);
  return taken.map((share, i) => ({ ...share, discount: discounts[i] ?? 0 }));
}

/** Dearest first; until it is known what all cost, a share holds its price in place of a discount. */
function take(part: Part, often: number, lines: readonly OpenLine[]): Share[] {
  let left = times(part.pieces, often);
  const shares: Share[] = [];
  for (const line of dearestFirst(linesOf(part, lines))) {
    const count = Math.min(left, pieces(line));
    if (count > 0) {
      shares.push({ index: line.index, taken: count * ONE, discount: times(count, line.unitPrice) });
      left -= count;
    }
  }
  return shares;
}

function linesOf(part: Part, lines: readonly OpenLine[]): OpenLine[] {
  return lines.filter((line) => line.productId === part.productId);
}

function dearestFirst(lines: readonly OpenLine[]): OpenLine[] {
  return lines.toSorted((a, b) => b.unitPrice - a.unitPrice || a.index - b.index);
}

/** Whole pieces that are free; none of what is weighed or measured. */
function pieces(line: OpenLine): number {
  return line.counted ? Math.floor(line.free / ONE) : 0;
}
