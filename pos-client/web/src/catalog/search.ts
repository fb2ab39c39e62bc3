import type { Product } from '../store/records';
import type { Postings } from './postings';
import { markOf } from './words';

/** How many matches are weighed against each other, at most. */
const MATCHES = 300;

/** How many candidates a search looks at, at most: what bounds its time. */
const EXAMINED = 8_000;

/** More products than this don't share one code: it is a word. */
const SHARED_CODE = 50;

/** What a search reads. */
export interface View {
  product: (place: number) => Product | undefined;
  /** ` word word word`, codes among them */
  text: (place: number) => string;
  /** of the text's words */
  mark: (place: number) => number;
  postings: Postings;
}

/** The text, and how well it fits: lower is better. */
interface Match {
  place: number;
  text: string;
  rank: number;
}

/**
 * The places of what has, for each word, a word or a code that begins with it; the best first. Where the words are
 * beginnings of so much that not all can be looked at, some of what fits.
 */
export function searchPlaces(view: View, wanted: readonly string[], text: string, limit: number): number[] {
  const code = text.trim().toLowerCase();
  const matches = new Map<number, Match>();
  for (const place of view.postings.at(code).slice(0, SHARED_CODE)) {
    const product = view.product(place);
    if (product && isSold(product) && hasCode(product, code)) {
      matches.set(place, { place, text: view.text(place), rank: 0 });
    }
  }
  if (code !== wanted[0] && !code.includes(' ')) {
    collect(view, [code], matches);
  }
  collect(view, wanted, matches);
  return [...matches.values()]
    .sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : a.text > b.text ? 1 : a.place - b.place))
    .slice(0, limit)
    .map(({ place }) => place);
}

/** Whether a cashier should be offered it. */
export function isSold(product: Product): boolean {
  const status = product.publication_status;
  return product.is_active !== false && status !== 'draft' && status !== 'archived';
}

/** Adds the candidates of the rarest word that have the others too. */
function collect(view: View, wanted: readonly string[], matches: Map<number, Match>): void {
  const rarest = rarestOf(view, wanted);
  const infixes = wanted.map((word) => ` ${word}`);
  const mark = markOf(wanted);
  const rank = ranking(wanted);
  let examined = 0;
  for (const term of view.postings.startingWith(rarest)) {
    for (const place of view.postings.at(term)) {
      examined += 1;
      if (examined > EXAMINED || matches.size >= MATCHES) {
        return;
      }
      if ((view.mark(place) & mark) !== mark || matches.has(place)) {
        continue;
      }
      const text = view.text(place);
      if (infixes.every((infix) => text.includes(infix))) {
        const product = view.product(place);
        if (product && isSold(product)) {
          matches.set(place, { place, text, rank: rank(text) });
        }
      }
    }
  }
}

function rarestOf(view: View, wanted: readonly string[]): string {
  const [first = '', ...others] = wanted;
  if (others.length === 0) {
    return first;
  }
  return wanted
    .map((word) => ({ word, frequency: view.postings.frequency(word) }))
    .reduce((a, b) =>
      b.frequency < a.frequency || (b.frequency === a.frequency && b.word.length > a.word.length) ? b : a,
    ).word;
}

/** The beginning of the name, whole words, beginnings of words; 0 is left for codes. */
function ranking(wanted: readonly string[]): (text: string) => number {
  const phrase = ` ${wanted.join(' ')}`;
  const whole = wanted.map((word) => ` ${word} `);
  return (text) => {
    if (text.startsWith(phrase)) {
      return text.length === phrase.length || text[phrase.length] === ' ' ? 1 : 2;
    }
    const ended = `${text} `;
    return whole.every((word) => ended.includes(word)) ? 3 : 4;
  };
}

function hasCode(product: Product, code: string): boolean {
  return (
    product.barcode?.toLowerCase() === code ||
    product.sku?.toLowerCase() === code ||
    product.box_barcode?.toLowerCase() === code
  );
}
