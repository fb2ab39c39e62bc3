import { sum } from '../rounding';
import { type OpenLine, type Promotion, promotionShares } from './promotion';
import type { Share } from './terms';

/** How much of a line is still to be paid ({@link OpenLine.room}), and the promotions that it got. */
export interface Outcome {
  line: OpenLine;
  promotionIds: string[];
}

interface Offer {
  promotion: Promotion;
  shares: Share[];
  saving: number;
}

/**
 * Which promotion gets which units: one each. Higher priority chooses first; among equal ones the one that saves most on
 * what is still free, the lower id where two save the same; then again among the rest.
 * @param valid the promotions that hold now and here
 */
export function applyPromotions(lines: readonly OpenLine[], valid: readonly Promotion[]): Outcome[] {
  const outcomes = lines.map((line) => ({ line: { ...line }, promotionIds: [] }));
  const priorities = [...new Set(valid.map((promotion) => promotion.priority))].sort((a, b) => b - a);
  for (const priority of priorities) {
    applyBestFirst(
      outcomes,
      valid.filter((promotion) => promotion.priority === priority),
    );
  }
  return outcomes;
}

function applyBestFirst(outcomes: Outcome[], promotions: readonly Promotion[]): void {
  let left = promotions;
  while (left.length > 0) {
    const best = left
      .map((promotion) => offerOf(promotion, outcomes))
      .reduce((a, b) => (isBetter(b, a) ? b : a));
    if (best.saving <= 0) {
      return;
    }
    take(outcomes, best);
    left = left.filter((promotion) => promotion !== best.promotion);
  }
}

function offerOf(promotion: Promotion, outcomes: readonly Outcome[]): Offer {
  const shares = promotionShares(
    promotion,
    outcomes.map((outcome) => outcome.line),
  );
  return { promotion, shares, saving: sum(shares.map((share) => share.discount)) };
}

function isBetter(a: Offer, b: Offer): boolean {
  return a.saving === b.saving ? a.promotion.id < b.promotion.id : a.saving > b.saving;
}

function take(outcomes: readonly Outcome[], offer: Offer): void {
  for (const { index, taken, discount } of offer.shares) {
    const outcome = outcomes[index];
    if (outcome) {
      outcome.line.free -= taken;
      outcome.line.room -= discount;
      if (!outcome.promotionIds.includes(offer.promotion.id)) {
        outcome.promotionIds.push(offer.promotion.id);
      }
    }
  }
}
