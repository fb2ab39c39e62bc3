import type { Product, Row } from '../store/records';
import { Postings } from './postings';
import { isSold, searchPlaces } from './search';
import { markOf, withoutArticle, words } from './words';

const CODES = ['barcode', 'sku', 'box_barcode'] as const;

/** The fields by which a code is looked up. */
export type CodeField = 'id' | (typeof CODES)[number];

/**
 * All products in memory, found by words and codes. Changes are taken in two steps, so that whoever asks never waits for
 * them: {@link put} is cheap and makes a product known by its codes, {@link work} makes its words known, as much at a time
 * as there is time. A place in the index is a number, given to a product once and never again.
 */
export class CatalogIndex {
  readonly #products: (Product | undefined)[] = [];
  /** what is indexed of each: ` word word word` */
  readonly #texts: string[] = [];
  readonly #marks: number[] = [];
  readonly #places = new Map<string, number>();
  readonly #postings = new Postings();
  readonly #featured = new Set<number>();
  /** places whose words are not known yet */
  readonly #waiting = new Set<number>();

  /** How many products there are. */
  get size(): number {
    return this.#places.size;
  }

  /** Whether words of some products are not known yet. */
  get isBehind(): boolean {
    return this.#waiting.size > 0 || this.#postings.isBehind;
  }

  get(id: string): Product | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#products[place];
  }

  /** Takes a product, or its newer state; what is none is left out. */
  put(product: Product | Row): void {
    if (!isProduct(product)) {
      return;
    }
    const place = this.#places.get(product.id) ?? this.#products.length;
    const before = this.#products[place];
    this.#places.set(product.id, place);
    this.#products[place] = product;
    if (product.is_featured === true) {
      this.#featured.add(place);
    } else if (before?.is_featured === true) {
      this.#featured.delete(place);
    }
    let changed = before?.name !== product.name || before.brand !== product.brand;
    for (const field of CODES) {
      const code = product[field];
      if (code !== before?.[field]) {
        changed = true;
        if (code) {
          this.#postings.add(code.toLowerCase(), place);
        }
      }
    }
    if (changed) {
      this.#waiting.add(place);
    }
  }

  remove(id: string): void {
    const place = this.#places.get(id);
    if (place !== undefined) {
      this.#places.delete(id);
      this.#featured.delete(place);
      this.#products[place] = undefined;
      this.#texts[place] = '';
    }
  }

  /** Makes words known until it is late; true when nothing is left to do. */
  work(isLate: () => boolean): boolean {
    for (const place of this.#waiting) {
      this.#waiting.delete(place);
      this.#index(place);
      if (isLate()) {
        return false;
      }
    }
    return this.#postings.sortSome(isLate);
  }

  /** The product whose field is this text, whatever its case; of several the one with the lowest id. */
  find(field: CodeField, text: string): Product | undefined {
    if (field === 'id') {
      return this.get(text);
    }
    const wanted = text.toLowerCase();
    const found = this.#postings
      .at(wanted)
      .flatMap((place) => this.#products[place] ?? [])
      .filter((product) => product[field]?.toLowerCase() === wanted);
    return found.reduce<Product | undefined>((a, b) => (a && a.id < b.id ? a : b), undefined);
  }

  /**
   * The products that can be sold and have, for each word of the text, a word of name or brand or a code that begins with
   * it; those that are called so first. Without a word: what the shop features, then what came first.
   */
  search(text: string, limit: number): Product[] {
    const wanted = words(text).map(withoutArticle);
    const found = wanted.length === 0 ? this.#first(limit) : searchPlaces(this.#view, wanted, text, limit);
    return found.flatMap((place) => this.#products[place] ?? []);
  }

  readonly #view = {
    product: (place: number) => this.#products[place],
    text: (place: number) => this.#texts[place] ?? '',
    mark: (place: number) => this.#marks[place] ?? 0,
    postings: this.#postings,
  };

  #first(limit: number): number[] {
    const found = new Set<number>();
    for (const places of [this.#featured, this.#places.values()]) {
      for (const place of places) {
        const product = this.#products[place];
        if (found.size >= limit) {
          return [...found];
        }
        if (product && isSold(product)) {
          found.add(place);
        }
      }
    }
    return [...found];
  }

  #index(place: number): void {
    const product = this.#products[place];
    if (product === undefined) {
      return;
    }
    const all = indexedWords(product);
    const before = this.#texts[place];
    const known = before ? new Set(before.split(' ')) : null;
    this.#texts[place] = ` ${[...all].join(' ')}`;
    this.#marks[place] = markOf(all);
    for (const word of all) {
      if (!known?.has(word)) {
        this.#postings.add(word, place);
      }
    }
  }
}

/** Words of name and brand, with and without the Arabic article, and whole codes. */
function indexedWords(product: Product): Set<string> {
  const all = new Set<string>();
  const plain = words(product.brand ? `${product.name} ${product.brand}` : product.name);
  for (const word of plain) {
    all.add(withoutArticle(word));
  }
  for (const word of plain) {
    all.add(word);
  }
  for (const field of CODES) {
    const code = product[field];
    if (code) {
      all.add(code.toLowerCase());
    }
  }
  return all;
}

function isProduct(row: Product | Row): row is Product {
  return 'name' in row && typeof row.name === 'string';
}
