import { type RefundableLine, type ReturnedLine, returnOf } from '../../domain/refund';
import type { Order, Return } from '../../store/records';

/** How much of a line comes back. */
export interface Chosen {
  /** thousandths */
  quantity: number;
  /** it can't be sold again */
  damaged: boolean;
}

/** By the id of the order's line. */
export type Choices = ReadonlyMap<string, Chosen>;

export function withChoice(choices: Choices, id: string, change: Partial<Chosen>): Choices {
  const before = choices.get(id) ?? { quantity: 0, damaged: false };
  return new Map(choices).set(id, { ...before, ...change });
}

/** Everything that is left; what was marked as damaged stays marked. */
export function allChosen(lines: readonly RefundableLine[], choices: Choices): Choices {
  return lines.reduce(
    (all, { item, quantity }) => (item.id && quantity > 0 ? withChoice(all, item.id, { quantity }) : all),
    choices,
  );
}

/** The lines of which something comes back. */
export function returnedLines(choices: Choices): ReturnedLine[] {
  return [...choices].flatMap(([id, { quantity, damaged }]) =>
    quantity > 0
      ? [{ order_item_id: id, quantity, details: { disposition: damaged ? 'loss' : 'restock' } as const }]
      : [],
  );
}

/** What would be given back, minor units; null where that can't be. */
export function amountOf(order: Order, before: readonly Return[], choices: Choices): number | null {
  const lines = returnedLines(choices);
  try {
    return lines.length === 0 ? 0 : returnOf(order, before, lines).total;
  } catch (error) {
    if (error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}

/** Whether the sale is older than the chain takes things back. */
export function isLate(soldAt: string | null, days: number | null | undefined, now: Date): boolean {
  return (
    Boolean(days) && soldAt !== null && now.getTime() - new Date(soldAt).getTime() > (days ?? 0) * 86_400_000
  );
}
