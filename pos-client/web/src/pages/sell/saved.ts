import type { Product } from '../../store/records';
import type { Till } from '../../store/till';
import type { ResumedCart } from '../../till/park';
import { itemOf } from '../../till/sale';
import type { CartState, Entry } from './cart';

const PLACES = 20;

/**
 * Where this tab keeps its unfinished cart, in `carts`. A lock says which are taken, so that after a crash the next tab
 * finds the cart again, and two tabs never share one.
 */
export async function claimPlace(): Promise<string> {
  for (let place = 1; place <= PLACES; place += 1) {
    if (await isTaken(`tillstream-cart-${place}`)) {
      return String(place);
    }
  }
  return String(PLACES + 1);
}

/** Takes the lock for as long as the page lives. */
function isTaken(name: string): Promise<boolean> {
  return new Promise((answer) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    });
  });
}

/**
 * Keeps the cart as it is, at once; an empty one is forgotten. While a write is under way only the newest cart waits for it,
 * so that quick scans never queue up.
 */
export class CartSaver {
  readonly #till: Till;
  readonly #place: string;
  #newest: CartState | null = null;
  #writing = false;

  constructor(till: Till, place: string) {
    this.#till = till;
    this.#place = place;
  }

  save(cart: CartState): void {
    this.#newest = cart;
    if (!this.#writing) {
      void this.#write();
    }
  }

  /** Without waiting for the disk, as a sale does: each scan would, and the next sale behind it. The browser's end does no harm. */
  async #keep(cart: CartState): Promise<void> {
    const { db } = this.#till;
    await db.open();
    const transaction = db.backendDB().transaction('carts', 'readwrite', { durability: 'relaxed' });
    const carts = transaction.objectStore('carts');
    if (cart.entries.length === 0) {
      carts.delete(this.#place);
    } else {
      carts.put({ place: this.#place, cart });
    }
    await new Promise<void>((kept, failed) => {
      transaction.oncomplete = () => kept();
      transaction.onabort = () => failed(transaction.error);
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    try {
      while (this.#newest) {
        const cart = this.#newest;
        this.#newest = null;
        await this.#keep(cart);
      }
    } finally {
      this.#writing = false;
    }
  }
}

/**
 * What was being sold here when the page went away; null for nothing, and for what was sold at the last moment. Products are as the
 * catalogue knows them now.
 */
export async function restoreCart(
  till: Till,
  place: string,
  products: (ids: readonly string[]) => Promise<(Product | null)[]>,
): Promise<CartState | null> {
  const saved = (await till.db.carts.get(place))?.cart;
  if (isCartState(saved)) {
    if (await till.db.orders.get(saved.id)) {
      return null;
    }
    const known = byId(await products(saved.entries.map(({ product }) => product.id)));
    const entries = saved.entries.map((entry) => ({
      ...entry,
      product: known.get(entry.product.id) ?? entry.product,
    }));
    return { ...saved, entries };
  }
  return isResumed(saved) ? resumedCart(saved, till.newId(), products) : null;
}

/** A parked cart on the screen again, at the prices that the customer was told (B-11). */
export async function resumedCart(
  resumed: ResumedCart,
  id: string,
  products: (ids: readonly string[]) => Promise<(Product | null)[]>,
): Promise<CartState> {
  const known = byId(await products(resumed.items.map((row) => row.product_id)));
  return {
    id,
    entries: resumed.items.map((row, at) => {
      const unknown: Product = { id: row.product_id, name: row.name ?? row.product_id };
      return told(itemOf(row, known.get(row.product_id) ?? unknown), `${id}-${at}`);
    }),
    discount: resumed.discount > 0 ? { kind: 'amount', amount: resumed.discount } : null,
    customerId: resumed.customer_id ?? null,
    notes: resumed.notes ?? '',
    parkedOrderId: resumed.parked_order_id,
    exchangeReturnId: null,
    approval: null,
  };
}

function told({ cart, priced, given, details }: ReturnType<typeof itemOf>, key: string): Entry {
  return {
    key,
    product: cart.product,
    quantity: cart.quantity,
    unit: cart.unit,
    saleType: cart.saleType,
    variant: cart.variant ?? null,
    discount: given > 0 ? { kind: 'amount', amount: given } : null,
    details: details ?? {},
    told: priced,
  };
}

function byId(products: readonly (Product | null)[]): Map<string, Product> {
  return new Map(products.flatMap((product) => (product ? [[product.id, product]] : [])));
}

function isCartState(value: unknown): value is CartState {
  return typeof value === 'object' && value !== null && 'entries' in value && Array.isArray(value.entries);
}

function isResumed(value: unknown): value is ResumedCart {
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
}
