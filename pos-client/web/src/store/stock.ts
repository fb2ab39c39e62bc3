import { ONE, thousandths } from '../domain/quantity';
import type { TillDb } from './db';
import type { OrderItem, ReturnItem } from './records';

/** Signed thousandths of what the shelves count in, by product. */
export type StockChanges = ReadonlyMap<string, number>;

export const NO_STOCK: StockChanges = new Map();

/** What a sale takes from the shelves: negative. */
export function sold(items: readonly OrderItem[]): StockChanges {
  return units(items, -1);
}

/** What a void puts back. */
export function unsold(items: readonly OrderItem[]): StockChanges {
  return units(items, 1);
}

/** What a return puts back; what is broken goes to the losses. */
export function returned(items: readonly ReturnItem[]): StockChanges {
  return units(
    items.filter((item) => item.disposition !== 'loss'),
    1,
  );
}

function units(items: readonly (OrderItem | ReturnItem)[], sign: 1 | -1): StockChanges {
  const changes = new Map<string, number>();
  for (const item of items) {
    changes.set(item.product_id, (changes.get(item.product_id) ?? 0) + sign * unitsOf(item));
  }
  return changes;
}

/** Pieces, or what weight or length is counted in; a box counts its units (S1-35). */
function unitsOf(item: OrderItem | ReturnItem): number {
  switch (item.selling_unit_type) {
    case 'box': {
      const boxes = thousandths(item.boxes_sold ?? item.quantity);
      return Math.round((boxes * thousandths(item.units_per_box ?? 1)) / ONE);
    }
    case 'weight':
      return thousandths(item.weight_sold ?? item.quantity);
    case 'meter':
      return thousandths(item.meters_sold ?? item.quantity);
    default:
      return thousandths(item.quantity);
  }
}

/**
 * What this till's open operations change on the shelves, signed thousandths by product, for those that it changes: to be
 * added to the level that the server told (`Catalog.stocks`). Live by the table `pending_stock`.
 */
export async function pendingStock(db: TillDb, productIds: readonly string[]): Promise<StockChanges> {
  const { pending_stock } = db;
  const found = await db.transaction('r', pending_stock, async () => {
    const isEmpty = (await pending_stock.count()) === 0;
    // One question for each, all at once: a cursor over them would come back for every row.
    return isEmpty
      ? []
      : Promise.all(productIds.map((id) => pending_stock.where({ product_id: id }).toArray()));
  });
  const changes = new Map<string, number>();
  for (const { product_id, change } of found.flat()) {
    changes.set(product_id, (changes.get(product_id) ?? 0) + change);
  }
  return changes;
}
