import { type ReadonlySignal, signal } from '@preact/signals';
import { api, type Part, type Query } from '../api';

export interface Rows<T> {
  rows: readonly T[];
  /** where the next part begins; null at the end */
  next: string | null;
  phase: 'loading' | 'more' | 'ready' | 'failed';
  error: unknown;
  /** how many match; null where nobody counted */
  count: { n: number; more: boolean } | null;
}

export interface Source<T> {
  get: Get<T>;
  /** whether the server counts what matches */
  counts: boolean;
}

type Get<T> = (path: string, query: Query, options: { signal: AbortSignal }) => Promise<Part<T>>;

const PART = 100;
const MOST = 1000;
const NOTHING = { rows: [], next: null, phase: 'loading', error: null, count: null } as const;

/** The rows of a list, part by part behind a cursor. A newer question ends the one before it. */
export class Records<T> {
  private readonly path: string;
  private readonly source: Source<T>;
  private readonly state = signal<Rows<T>>(NOTHING);
  private query: Query = {};
  private running = new AbortController();

  /** @param source how the server is asked */
  constructor(path: string, source: Source<T> = { get: api.get, counts: true }) {
    this.path = path;
    this.source = source;
  }

  get current(): ReadonlySignal<Rows<T>> {
    return this.state;
  }

  /** Asks anew. The rows of before stay until the others are there, so that nothing jumps. */
  load(query: Query): Promise<void> {
    this.query = query;
    this.state.value = { ...this.state.peek(), phase: 'loading', error: null };
    return this.read(PART);
  }

  /** Reads the next part, where there is one and none is on its way. */
  async more(): Promise<void> {
    const { next, phase, rows } = this.state.peek();
    if (next === null || phase !== 'ready') {
      return;
    }
    const { signal: ended } = this.running;
    this.state.value = { ...this.state.peek(), phase: 'more' };
    try {
      const query = { ...this.query, limit: PART, cursor: next };
      const part = await this.source.get(this.path, query, { signal: ended });
      if (!ended.aborted) {
        const all = [...rows, ...part.items];
        this.state.value = { ...this.state.peek(), rows: all, next: part.next_cursor, phase: 'ready' };
      }
    } catch (error) {
      this.fail(error, ended);
    }
  }

  /** Reads again what is shown, in silence: a failure leaves it as it is. */
  async refresh(): Promise<void> {
    const { phase, rows } = this.state.peek();
    if (phase === 'failed') {
      await this.load(this.query);
    } else if (phase === 'ready') {
      await this.read(Math.min(MOST, Math.max(PART, rows.length)));
    }
  }

  /** Stops whatever is under way. */
  end(): void {
    this.running.abort();
  }

  private async read(limit: number): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    const { signal: ended } = this.running;
    try {
      const query = { ...this.query, limit, ...(this.source.counts && { count: true }) };
      const part = await this.source.get(this.path, query, { signal: ended });
      if (!ended.aborted) {
        const count = part.count === undefined ? null : { n: part.count, more: part.count_exceeded === true };
        this.state.value = { rows: part.items, next: part.next_cursor, phase: 'ready', error: null, count };
      }
    } catch (error) {
      this.fail(error, ended);
    }
  }

  private fail(error: unknown, ended: AbortSignal): void {
    const state = this.state.peek();
    if (!ended.aborted && state.phase !== 'ready') {
      this.state.value = { ...state, phase: 'failed', error };
    }
  }
}
