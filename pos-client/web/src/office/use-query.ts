import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { address, api, type Query } from './api';
import { useChanges } from './live';
import { session } from './session';

export interface Answer<T> {
  /** the newest answer; the one before stays while another is on its way */
  data: T | undefined;
  error: unknown;
  loading: boolean;
  refresh: () => void;
}

interface State<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
}

/** One question at a time; a newer one ends the one before. */
class Asker<T> {
  private readonly state = signal<State<T>>({ data: undefined, error: null, loading: true });
  private running = new AbortController();

  get current(): ReadonlySignal<State<T>> {
    return this.state;
  }

  async ask(read: (abort: AbortSignal) => Promise<T>): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    const { signal: ended } = this.running;
    this.state.value = { ...this.state.peek(), loading: true };
    try {
      const data = await read(ended);
      if (!ended.aborted) {
        this.state.value = { data, error: null, loading: false };
      }
    } catch (error) {
      if (!ended.aborted) {
        this.state.value = { ...this.state.peek(), error, loading: false };
      }
    }
  }

  end(): void {
    this.running.abort();
  }
}

export interface QueryOptions {
  /** asks again when something changed, so often at most; absent: never by itself */
  liveMs?: number;
  /** false: not yet */
  when?: boolean;
}

/** What a GET answers, asked again when its path, its parameters or the branch change. */
export function useQuery<T>(path: string, query: Query = {}, options: QueryOptions = {}): Answer<T> {
  return useAnswer(address(path, query), (abort) => api.get<T>(path, query, { signal: abort }), options);
}

/** The same for what takes more than one GET; `key` says when it is another question. */
export function useAnswer<T>(
  key: string,
  read: (abort: AbortSignal) => Promise<T>,
  { liveMs, when = true }: QueryOptions = {},
): Answer<T> {
  const asker = useMemo(() => new Asker<T>(), []);
  const refresh = () => {
    if (when) {
      void asker.ask(read);
    }
  };
  useEffect(refresh, [asker, key, when, session.person?.branch_id]);
  useEffect(() => () => asker.end(), [asker]);
  useChanges(() => {
    if (liveMs !== undefined) {
      refresh();
    }
  }, liveMs ?? Number.MAX_SAFE_INTEGER);
  return { ...asker.current.value, refresh };
}
