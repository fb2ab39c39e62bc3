import { thousandths } from '../../domain/quantity';
import type { Item } from '../../till/sale';
import type { Desk } from './desk';
import { useStocks } from './stocks';

const NONE: readonly string[] = [];

/**
 * Thousandths that are there of the products that the cart holds more of, where `allow_negative_stock` is false: shown before a
 * manager is asked at the payment. Goods without a level are not counted.
 */
export function useShortages(desk: Desk, items: readonly Item[]): ReadonlyMap<string, number> {
  const held = desk.surroundings.value?.settings.allow_negative_stock === false;
  const taken = held ? takenBy(items) : new Map<string, number>();
  const stocks = useStocks(held ? [...taken.keys()] : NONE);
  const short = [...taken].flatMap(([id, units]): [string, number][] => {
    const there = stocks.get(id) ?? null;
    return there !== null && there < units ? [[id, there]] : [];
  });
  return new Map(short);
}

/** By product; a box is its units, and what a scale has printed a price on is its weight. */
function takenBy(items: readonly Item[]): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { cart, details } of items) {
    const weight = details?.weight_sold ?? null;
    const each = cart.unit === 'box' ? (cart.product.units_per_box ?? 1) : 1;
    const units = weight === null ? Math.round(cart.quantity * each) : thousandths(weight);
    taken.set(cart.product.id, (taken.get(cart.product.id) ?? 0) + units);
  }
  return taken;
}
