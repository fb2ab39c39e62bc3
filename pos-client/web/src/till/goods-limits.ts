import { decimal, ONE } from '../domain/quantity';
import type { Order, PosSettings, Product, SellingUnit } from '../store/records';
import { pendingStock, sold } from '../store/stock';
import type { Till } from '../store/till';
import type { Item } from './sale';

/** What the goods of a sale break, product by product: units on the shelf, or numbers of pieces. */
export interface GoodsBreach {
  limit: 'allow_negative_stock' | 'require_serial_on_sale';
  /** units that are there; serial numbers that are needed */
  allowed: number;
  /** units that are sold; serial numbers that are given */
  actual: number;
  product_id: string;
  name: string;
}

/**
 * What a sale may not take without a manager's word (S1-49, S1-95): more than is there, where `allow_negative_stock` is false,
 * and pieces without their serial number, where the product wants one.
 */
export async function goodsBreaches(
  till: Till,
  settings: Partial<PosSettings>,
  items: readonly Item[],
  order: Pick<Order, 'items'>,
): Promise<GoodsBreach[]> {
  const short = settings.allow_negative_stock === false ? await shortages(till, order) : new Map();
  const products = new Map(items.map(({ cart }) => [cart.product.id, cart.product]));
  return [...products.values()].flatMap((product) => [
    ...shortage(product, short.get(product.id)),
    ...unnumbered(
      product,
      items.filter(({ cart }) => cart.product.id === product.id),
    ),
  ]);
}

/** How many serial numbers so much of a product needs: one for each piece, also of those in a box. */
export function serialsNeeded(product: Product, unit: SellingUnit, quantity: number): number {
  if (product.require_serial_on_sale !== true) {
    return 0;
  }
  switch (unit) {
    case 'piece':
      return Math.ceil(quantity / ONE);
    case 'box':
      return Math.ceil((quantity * (product.units_per_box ?? 1)) / ONE);
    case 'weight':
    case 'meter':
      return 1;
  }
}

interface Shortage {
  there: number;
  wanted: number;
}

/**
 * Thousandths by product, where more is sold than the server's last word and this till's own open sales leave. Goods that the
 * till has no level of are not counted goods, or it doesn't know yet: they are sold.
 */
async function shortages(till: Till, order: Pick<Order, 'items'>): Promise<ReadonlyMap<string, Shortage>> {
  const taken = [...sold(order.items)];
  const ids = taken.map(([id]) => id);
  const [levels, open] = await Promise.all([till.stocks(ids), pendingStock(till.db, ids)]);
  const found = taken.flatMap(([id, change], i): [string, Shortage][] => {
    const level = levels[i] ?? null;
    const there = (level ?? 0) + (open.get(id) ?? 0);
    return level !== null && there + change < 0 ? [[id, { there, wanted: -change }]] : [];
  });
  return new Map(found);
}

function shortage({ id, name }: Product, short: Shortage | undefined): GoodsBreach[] {
  return short === undefined
    ? []
    : [
        {
          limit: 'allow_negative_stock',
          allowed: decimal(short.there),
          actual: decimal(short.wanted),
          product_id: id,
          name,
        },
      ];
}

/** A number that stands on two lines is one piece. */
function unnumbered(product: Product, items: readonly Item[]): GoodsBreach[] {
  const needed = items.reduce((sum, { cart }) => sum + serialsNeeded(product, cart.unit, cart.quantity), 0);
  const given = new Set(items.flatMap(({ details }) => serialsOf(details?.serial_numbers))).size;
  return given >= needed
    ? []
    : [
        {
          limit: 'require_serial_on_sale',
          allowed: needed,
          actual: given,
          product_id: product.id,
          name: product.name,
        },
      ];
}

/** The serial numbers of a line, as far as they say something. */
export function serialsOf(listed: unknown): string[] {
  return Array.isArray(listed)
    ? listed.map((serial) => String(serial).trim()).filter((serial) => serial !== '')
    : [];
}
