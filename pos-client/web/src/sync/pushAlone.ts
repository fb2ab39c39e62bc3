import { TillDb } from '../store/db';
import { readStates } from '../store/state';
import { Backoff } from './backoff';
import { DEFAULTS } from './config';
import { Push } from './push';
import { Queue } from './queue';
import { HttpTransport } from './transport';

/**
 * Brings the queue up without a page, for a browser that wakes the service worker after the last tab was closed. Nobody is
 * logged in then: what is sealed waits. Whoever calls holds the lock.
 *
 * @throws SyncFailure where the gateway can't be reached
 */
export async function pushAlone(): Promise<void> {
  const db = new TillDb('relaxed');
  try {
    const [url = '', key, stopped] = await readStates(db, 'gateway_url', 'device_key', 'stopped');
    if (key === undefined || stopped !== undefined) {
      return;
    }
    const backoff = new Backoff(DEFAULTS.backoffMs, DEFAULTS.maxBackoffMs, DEFAULTS.random);
    const push = new Push(db, new HttpTransport(url, key), DEFAULTS, backoff);
    await new Queue(db).release();
    while ((await push.sendOne([])) > 0) {
      await DEFAULTS.sleep(DEFAULTS.writePauseMs);
    }
  } finally {
    db.close();
  }
}
