const CHUNK = 512;

/** A sorted set of strings that takes more while it is read: an addition moves one small chunk, never all. */
export class SortedTerms {
  readonly #chunks: string[][] = [];
  size = 0;

  /** Adds a term that is not there yet. */
  add(term: string): void {
    this.size += 1;
    const at = Math.min(this.#chunkOf(term), this.#chunks.length - 1);
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      this.#chunks.push([term]);
      return;
    }
    chunk.splice(lowerBound(chunk, term), 0, term);
    if (chunk.length > 2 * CHUNK) {
      this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK));
    }
  }

  /** The terms that begin with the prefix, in order. */
  *startingWith(prefix: string): Generator<string> {
    for (let at = this.#chunkOf(prefix); at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? [];
      for (let i = lowerBound(chunk, prefix); i < chunk.length; i += 1) {
        const term = chunk[i] ?? '';
        if (!term.startsWith(prefix)) {
          return;
        }
        yield term;
      }
    }
  }

  /** The first chunk whose last term is not below the wanted one. */
  #chunkOf(term: string): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#chunks[middle]?.at(-1) ?? '') < term) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

function lowerBound(terms: readonly string[], term: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? '') < term) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
