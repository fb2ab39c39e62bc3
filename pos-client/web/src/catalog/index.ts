import type { Product, Row } from '../store/records';
import { Postings } from './postings';
import { isSold, searchPlaces } from './search';
import { markOf, withoutArticle, words } from './words';

const CODES = ['barcode', 'sku', 'box_barcode'] as const;

/** The fields of which words and codes are known. */
const INDEXED = ['name', 'brand', ...CODES] as const;

/** The fields by which a code is looked up. */
export type CodeField = 'id' | (typeof CODES)[number];

/**
 * All products in memory, found by words and codes. Changes are taken in two steps, so that whoever asks never waits for
 * them: {@link put} is cheap, {@link work} makes words and codes known, as much at a time as there is time; until then a
 * product's codes are found by looking through those that wait. A place in the index is a number, given to a product once and
 * never again.
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
  /** what codes were found to be since the last change: who scans again while all is read waits once */
  readonly #lookedUp = new Map<string, Product | undefined>();

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
    this.#forgetLookUps();
    const place = this.#places.get(product.id) ?? this.#products.length;
    const before = this.#products[place];
    this.#places.set(product.id, place);
    if (product.is_featured === true) {
      this.#featured.add(place);
    } else if (before?.is_featured === true) {
      this.#featured.delete(place);
    }
    if (INDEXED.some((field) => before?.[field] !== product[field])) {
      this.#waiting.add(place);
    }
    // Before its words are known, as while all is read at the start, there is nothing to gain.
    const isFresh = before === undefined || this.#waiting.has(place);
    this.#products[place] = isFresh ? product : renewed(before, product);
  }

  remove(id: string): void {
    const place = this.#places.get(id);
    if (place !== undefined) {
      this.#forgetLookUps();
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
    const asked = `${field} ${text}`;
    if (!this.#lookedUp.has(asked)) {
      this.#lookedUp.set(asked, this.#lookUp(field, text.toLowerCase()));
    }
    return this.#lookedUp.get(asked);
  }

  #lookUp(field: (typeof CODES)[number], wanted: string): Product | undefined {
    const found: Product[] = [];
    for (const places of [this.#postings.at(wanted), this.#waiting]) {
      for (const place of places) {
        const product = this.#products[place];
        if (product?.[field]?.toLowerCase() === wanted) {
          found.push(product);
        }
      }
    }
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

  #forgetLookUps(): void {
    if (this.#lookedUp.size > 0) {
      this.#lookedUp.clear();
    }
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

/**
 * The product as it is now, in the place of what it was: of 100,000 products that get another price each few objects are new,
 * and so there is little to clear away while somebody searches.
 */
function renewed(before: Product, product: Product): Product {
  const names = Object.keys(product);
  if (names.length !== Object.keys(before).length || names.some((name) => !Object.hasOwn(before, name))) {
    return product;
  }
  for (const name of names) {
    const value: unknown = Reflect.get(product, name);
    if (Reflect.get(before, name) !== value) {
      Reflect.set(before, name, value);
    }
  }
  return before;
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
