import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Moment, PriceBook } from '../../domain/pricing';
import { live } from '../../store/live';
import type { Order } from '../../store/records';
import { SURROUNDING_TABLES, type Surroundings, surroundings } from '../../store/settings';
import type { ResumedCart } from '../../till/park';
import { loadPriceBook } from '../../till/price-book';
import type { Sale } from '../../till/sale';
import type { App } from '../../ui/app-context';
import { selling } from '../../ui/update';
import {
  type CartState,
  type Entry,
  emptyCart,
  type PricedCart,
  priced,
  withChange,
  withEntry,
  withoutEntry,
  withQuantity,
} from './cart';
import { CartSaver, claimPlace, restoreCart, resumedCart } from './saved';

const NO_BOOK: PriceBook = { lists: [], promotions: [] };

/**
 * The counter of this tab: the cart with its prices, which line is in hand, and the sale that was made last. It outlives the
 * page, and the cart outlives the tab.
 */
export class Desk {
  readonly cart = signal<CartState>(emptyCart(''));
  /** the key of the line in hand */
  readonly selected = signal<string | null>(null);
  /** shown until the next sale begins */
  readonly lastSale = signal<Order | null>(null);
  readonly surroundings: ReadonlySignal<Surroundings | undefined>;
  readonly priced: ReadonlySignal<PricedCart>;
  /** by when a cart that was there before is back */
  readonly ready: Promise<void>;
  readonly #app: App;
  readonly #book: ReadonlySignal<PriceBook | undefined>;
  #place = '';

  constructor(app: App) {
    this.#app = app;
    this.cart.value = emptyCart(app.till.newId());
    this.surroundings = live(() => surroundings(app.till), SURROUNDING_TABLES);
    this.#book = live(() => loadPriceBook(app.till), ['price_lists', 'promotions']);
    this.priced = computed(() => this.pricedOf(this.cart.value));
    this.ready = this.#restore();
  }

  /** Puts goods on the counter and takes their line in hand. */
  add(entry: Omit<Entry, 'key'>): void {
    batch(() => {
      const { cart, key } = withEntry(this.cart.value, { ...entry, key: this.#app.till.newId() });
      this.cart.value = cart;
      this.selected.value = key;
      this.lastSale.value = null;
    });
  }

  setQuantity(key: string, quantity: number): void {
    this.#put(withQuantity(this.cart.value, key, quantity));
  }

  change(key: string, change: (entry: Entry) => Entry): void {
    this.#put(withChange(this.cart.value, key, change));
  }

  remove(key: string): void {
    this.#put(withoutEntry(this.cart.value, key));
  }

  /** Changes what belongs to the whole sale. */
  amend(changes: Partial<Omit<CartState, 'id' | 'entries'>>): void {
    this.#put({ ...this.cart.value, ...changes });
  }

  /** What a cart would cost now and here. */
  pricedOf(cart: CartState): PricedCart {
    return priced(cart, this.#book.value ?? NO_BOOK, momentOf(this.#app.till.now(), this.surroundings.value));
  }

  /** What a line would cost by itself, minor units. */
  priceOf(line: Omit<Entry, 'key'>): number {
    return this.pricedOf({ ...emptyCart(''), entries: [{ ...line, key: '' }] }).totals.subtotal;
  }

  /** The cart as a sale that nobody has paid for yet. */
  saleOf(cart: CartState): Sale {
    return {
      ...this.pricedOf(cart).cart,
      id: cart.id,
      payments: [],
      cashRounding: 0,
      ...(cart.approval && { approval: cart.approval }),
    };
  }

  /** Begins anew: nothing on the counter, another sale's id. */
  clear(): void {
    this.#put(emptyCart(this.#app.till.newId()));
  }

  /** The sale is made and stored: the counter is empty for the next customer. */
  sold(order: Order): void {
    batch(() => {
      this.clear();
      this.lastSale.value = order;
    });
  }

  /** Puts a cart back that was cleared or replaced. */
  restore(cart: CartState): void {
    this.#put(cart);
  }

  /** Takes up a parked sale; what lies on the counter must be sold or parked before. @throws Refusal `already_resumed` */
  async resume(parkedId: string): Promise<void> {
    await this.ready;
    const { resume } = await import('../../till/park');
    const resumed: ResumedCart = await resume(this.#app.till, parkedId, this.#place);
    this.#put(await resumedCart(resumed, this.#app.till.newId(), (ids) => this.#app.catalog.products(ids)));
    this.lastSale.value = null;
  }

  #put(cart: CartState): void {
    batch(() => {
      this.cart.value = cart;
      if (!cart.entries.some(({ key }) => key === this.selected.value)) {
        this.selected.value = cart.entries.at(-1)?.key ?? null;
      }
    });
  }

  async #restore(): Promise<void> {
    const { till, catalog } = this.#app;
    this.#place = await claimPlace();
    const saved = await restoreCart(till, this.#place, (ids) => catalog.products(ids));
    if (saved) {
      this.#put({ ...saved, entries: [...saved.entries, ...this.cart.value.entries] });
    }
    const saver = new CartSaver(till, this.#place);
    effect(() => {
      const cart = this.cart.value;
      selling.value = cart.entries.length > 0;
      saver.save(cart);
    });
  }
}

const desks = new WeakMap<App, Desk>();

/** The one counter of this tab. */
export function deskOf(app: App): Desk {
  const desk = desks.get(app) ?? new Desk(app);
  desks.set(app, desk);
  return desk;
}

function momentOf(now: Date, around: Surroundings | undefined): Moment {
  return { branchId: around?.branch?.id ?? '', at: now.getTime(), zone: around?.zone ?? 'UTC' };
}
