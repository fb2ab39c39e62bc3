import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { changes } from './changes';

const FRAME_MS = 16;

type Answer<T> = { value: T | undefined } | { error: unknown };

/**
 * A query whose answer is kept true: it runs when somebody begins to watch it, and again after each change of its tables by
 * this tab, another tab or the sync, at most once a frame. While nobody watches, nothing runs. Undefined until the first
 * answer; reading it throws what the last run threw.
 *
 * @param tables whose changes matter, under their stores' names; `sync_outbox` and `sync_state` among them where they do
 */
export function live<T>(query: () => Promise<T>, tables: readonly string[]): ReadonlySignal<T | undefined> {
  const { answer } = new LiveQuery(query, tables);
  return computed(() => {
    if ('error' in answer.value) {
      throw answer.value.error;
    }
    return answer.value.value;
  });
}

/** The same for a component; `dependencies`, as of `useMemo`, are what the query is made of. */
export function useLive<T>(
  query: () => Promise<T>,
  tables: readonly string[],
  dependencies: readonly unknown[] = [],
): T | undefined {
  return useMemo(() => live(query, tables), dependencies).value;
}

class LiveQuery<T> {
  readonly answer = signal<Answer<T>>(
    { value: undefined },
    { watched: () => this.#begin(), unwatched: () => this.#end() },
  );
  readonly #query: () => Promise<T>;
  readonly #tables: readonly string[];
  #stop: (() => void) | null = null;
  #running = false;
  #due = false;

  constructor(query: () => Promise<T>, tables: readonly string[]) {
    this.#query = query;
    this.#tables = tables;
  }

  #begin(): void {
    this.#stop = changes.listen((changed) => {
      if (this.#tables.some((table) => changed.has(table))) {
        this.#schedule();
      }
    });
    if (this.#running) {
      this.#due = true;
    } else {
      void this.#run();
    }
  }

  #end(): void {
    this.#stop?.();
    this.#stop = null;
    this.#due = false;
  }

  #schedule(): void {
    if (!this.#due) {
      this.#due = true;
      this.#runSoon();
    }
  }

  /** A run that is under way is followed by one more: it may have read what was there before. */
  #runSoon(): void {
    if (this.#due && !this.#running) {
      nextFrame(() => this.#runIfDue());
    }
  }

  #runIfDue(): void {
    if (this.#due && !this.#running) {
      void this.#run();
    }
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#due = false;
    this.answer.value = await this.#query().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    this.#running = false;
    this.#runSoon();
  }
}

/** Frames stand still in a hidden tab: a timer goes on. */
function nextFrame(work: () => void): void {
  if (typeof requestAnimationFrame === 'function' && document.visibilityState === 'visible') {
    requestAnimationFrame(work);
  } else {
    setTimeout(work, FRAME_MS);
  }
}
