import { CHANNEL, type Message } from '../sync/messages';

type Listener = (tables: ReadonlySet<string>) => void;

/** Who changes records tells everyone who shows them: in this thread, in the workers and in other tabs. */
class Changes {
  #channel: BroadcastChannel | null = null;
  readonly #listeners = new Set<Listener>();

  /** Calls the listener after each change of any table, until the answer is called. */
  listen(listener: Listener): () => void {
    this.#open();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** After a commit: these tables have changed; `queued` where an operation waits to be pushed. */
  announce(tables: readonly string[], queued: boolean): void {
    const changed: Message = { type: 'changed', tables: [...tables] };
    this.#open().postMessage(changed);
    if (queued) {
      const nudge: Message = { type: 'nudge' };
      this.#open().postMessage(nudge);
    }
    this.#tell(tables);
  }

  #open(): BroadcastChannel {
    if (this.#channel === null) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = (event: MessageEvent<Message>) => {
        if (event.data.type === 'changed') {
          this.#tell(event.data.tables);
        }
      };
    }
    return this.#channel;
  }

  #tell(tables: readonly string[]): void {
    const changed = new Set(tables);
    for (const listener of [...this.#listeners]) {
      listener(changed);
    }
  }
}

/** One per thread. */
export const changes = new Changes();
