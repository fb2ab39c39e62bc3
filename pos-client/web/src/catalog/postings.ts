import { SortedTerms } from './sortedTerms';

/** Terms put in order between two looks at the clock. */
const SORT_STEP = 64;

/** A prefix of more terms than this is of no use to narrow a search. */
const COUNTED_TERMS = 500;

/** Which places a term was seen at. What it answers is a hint: a place stays where its product has changed meanwhile. */
export class Postings {
  readonly #places = new Map<string, number | number[]>();
  readonly #terms = new SortedTerms();
  readonly #unsorted: string[] = [];

  /** Whether terms are not found by their beginning yet. */
  get isBehind(): boolean {
    return this.#unsorted.length > 0;
  }

  add(term: string, place: number): void {
    const known = this.#places.get(term);
    if (known === undefined) {
      this.#places.set(term, place);
      this.#unsorted.push(term);
    } else if (typeof known === 'number') {
      if (known !== place) {
        this.#places.set(term, [known, place]);
      }
    } else if (known.at(-1) !== place) {
      known.push(place);
    }
  }

  /** The places of exactly this term. */
  at(term: string): readonly number[] {
    const known = this.#places.get(term);
    return known === undefined ? [] : typeof known === 'number' ? [known] : known;
  }

  /** The terms that begin with the prefix, in order, as far as they are sorted. */
  startingWith(prefix: string): Generator<string> {
    return this.#terms.startingWith(prefix);
  }

  /** How many places the terms with this prefix have together; infinite where it would take long to count. */
  frequency(prefix: string): number {
    let count = 0;
    let terms = 0;
    for (const term of this.startingWith(prefix)) {
      const known = this.#places.get(term);
      count += typeof known === 'object' ? known.length : 1;
      terms += 1;
      if (terms > COUNTED_TERMS) {
        return Number.POSITIVE_INFINITY;
      }
    }
    return count;
  }

  /** Puts terms in order until it is late; true when nothing is left to do. */
  sortSome(isLate: () => boolean): boolean {
    while (this.#unsorted.length > 0) {
      for (const term of this.#unsorted.splice(-SORT_STEP)) {
        this.#terms.add(term);
      }
      if (isLate()) {
        return this.#unsorted.length === 0;
      }
    }
    return true;
  }
}
