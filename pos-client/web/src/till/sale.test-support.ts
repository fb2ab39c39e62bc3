import { priceCart, readPriceBook } from '../domain/pricing';
import { ONE } from '../domain/quantity';
import { newId } from '../store/ids';
import type { Product, Tender } from '../store/records';
import type { Item, Sale } from './sale';

export const MILK: Product = { id: 'p-milk', name: 'Milk', price: 250, tax_rate: 1900, tax_included: true };
export const CHEESE: Product = {
  id: 'p-cheese',
  name: 'Cheese',
  sell_by_weight: true,
  price_per_weight_unit: 1999,
  tax_rate: 700,
};

/** So much of a product, at its own price. */
export function item(product: Product, quantity: number, given = 0): Item {
  const unit = product.sell_by_weight ? ('weight' as const) : ('piece' as const);
  const cart = { product, quantity: Math.round(quantity * ONE), unit, saleType: null };
  const moment = { branchId: 'b-1', at: 0, zone: 'UTC' };
  const [priced] = priceCart([cart], readPriceBook([], []), moment);
  if (priced === undefined) {
    throw new Error('one line has one price');
  }
  return { cart, priced, given };
}

/** Two bottles of milk for 5.00, paid with a note of 10. */
export function sale(changes: Partial<Sale> = {}): Sale {
  return {
    id: newId(),
    items: [item(MILK, 2)],
    payments: [paid('cash', 1000)],
    discount: 0,
    cashRounding: 0,
    ...changes,
  };
}

export function paid(payment_method: Tender, tendered: number) {
  return { payment_method, tendered };
}
