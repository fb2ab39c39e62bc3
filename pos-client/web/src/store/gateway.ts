import type { Problem } from '../wire';
import type { TillDb } from './db';
import { Refusal } from './refusal';
import { readStates } from './state';

const TIMEOUT_MS = 15_000;

/** Where a till's gateway is, and the device's key to it. */
export interface Gateway {
  /** '' for the origin that served the till */
  url: string;
  key: string;
  fetch: typeof fetch;
}

/** The gateway of this till. @throws Refusal `not_enrolled` */
export async function gatewayOf(db: TillDb, fetcher: typeof fetch): Promise<Gateway> {
  const [url = '', key] = await readStates(db, 'gateway_url', 'device_key');
  if (key === undefined) {
    throw new Refusal('not_enrolled');
  }
  return { url, key, fetch: fetcher };
}

/**
 * Asks the gateway for something that a person waits for; with a body it is a POST. What goes on in the background is the
 * sync's.
 *
 * @throws Refusal `not_reachable`; `key_refused`; `gateway_refused` with `status`, `reason` and `message` for another answer
 */
export async function ask<T>(gateway: Gateway, path: string, body?: unknown): Promise<T> {
  const headers = { Authorization: `Bearer ${gateway.key}`, Accept: 'application/json' };
  const posted = {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  // As a function of its own: the browser's refuses to be another object's method.
  const { url, fetch: call } = gateway;
  const answer = await call(url + path, {
    ...(body === undefined ? { headers } : posted),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new Refusal('not_reachable', { message: String(error) });
  });
  if (answer.ok) {
    return answer.json();
  }
  throw refused(answer.status, await answer.json().catch(() => ({})));
}

function refused(status: number, problem: Partial<Problem>): Refusal {
  const details = {
    status,
    reason: problem.reason,
    message: problem.detail ?? problem.title ?? `status ${status}`,
  };
  if (status === 401 || status === 403) {
    return new Refusal('key_refused', details);
  }
  return status >= 500 ? new Refusal('not_reachable', details) : new Refusal('gateway_refused', details);
}
