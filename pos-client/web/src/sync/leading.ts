import type { Surroundings } from './engine';
import type { Message } from './messages';
import { HttpTransport } from './transport';

/** Who holds this Web Lock syncs, of all tabs and the service worker. */
export const LOCK = 'tillstream-sync';

/** An engine's surroundings in a browser: HTTP, and a channel on which everyone hears what it did. */
export function surroundings(say: (message: Message) => void): Surroundings {
  return {
    connect: (url, key) => new HttpTransport(url, key),
    changed: (tables, blocks) => {
      if (tables.length > 0) {
        say({ type: 'changed', tables: [...tables], blocks: [...blocks] });
      }
    },
    rebuilt: (tables) => say({ type: 'changed', tables: [...tables], rebuilt: [...tables] }),
    state: (state) => say({ type: 'state', state }),
  };
}
