import { gatewayOf } from '../store/gateway';
import type { Till } from '../store/till';
import type { SyncClient } from '../sync/client';
import { isTellable, reportOf } from './report';

const LOCK = 'tillstream-report';
const EVERY_MS = 60_000;
const FIRST_MS = 3_000;
const AGAIN_MS = 5_000;
const TIMEOUT_MS = 10_000;

/**
 * Tells the gateway once a minute how this till stands, so that the office sees it (B-17); one tab does it for all. What
 * doesn't arrive is forgotten: the next one says it anew. Nothing waits for it.
 */
export function tellOfMyself(till: Till, sync: SyncClient): void {
  void navigator.locks.request(LOCK, async () => {
    for (let wait = FIRST_MS; ; ) {
      await new Promise((next) => setTimeout(next, wait));
      wait = (await tell(till, sync).catch(() => false)) ? EVERY_MS : AGAIN_MS;
    }
  });
}

/** False where there is nobody to tell yet. */
async function tell(till: Till, sync: SyncClient): Promise<boolean> {
  const state = sync.state.peek();
  if (!isTellable(state)) {
    return state.phase !== 'starting' && state.phase !== 'first-load';
  }
  const { url, key, fetch: call } = await gatewayOf(till.db, (...asked) => fetch(...asked));
  const space = (await navigator.storage?.estimate?.()) ?? {};
  await call(`${url}/devices/self/report`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(reportOf(state, space, till.now())),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return true;
}
