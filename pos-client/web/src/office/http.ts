import type { Problem } from '../wire';

/** The gateway understood and said no: a 4xx, by RFC 9457. */
export class Refused extends Error {
  readonly status: number;
  /** one of PROTOCOL §6; null where what answered gave none */
  readonly reason: string | null;
  /** what exactly, in the server's words; names field and value */
  readonly detail: string | null;
  readonly retryAfterMs: number | null;

  constructor(status: number, problem: Partial<Problem> | null, retryAfterMs: number | null = null) {
    super(problem?.detail ?? problem?.title ?? `status ${status}`);
    this.name = 'Refused';
    this.status = status;
    this.reason = problem?.reason ?? null;
    this.detail = problem?.detail ?? null;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Nobody decided anything: no network, no answer in time, or a 5xx. Trying again may help. */
export class Unreachable extends Error {
  /** how long the server asks to wait; null where it doesn't say */
  readonly retryAfterMs: number | null;

  constructor(why: string, retryAfterMs: number | null = null) {
    super(why);
    this.name = 'Unreachable';
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Exchange {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  /** an object goes as JSON, a FormData as it is */
  body?: unknown;
  signal?: AbortSignal;
  /** for the whole answer, its body too; 20 s where it isn't told */
  timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;
const SERVER_ERROR = 500;

/**
 * One request and its whole answer.
 *
 * @throws Refused for a 4xx
 * @throws Unreachable for all other failures
 * @throws DOMException `AbortError` when the caller's signal aborts
 */
export async function exchange<T>(
  path: string,
  init: Exchange,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(init.timeoutMs ?? TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const response = await fetch(path, { ...packed(init), cache: 'no-store', signal });
    if (!response.ok) {
      throw await refusal(response);
    }
    return await read(response);
  } catch (failure) {
    if (failure instanceof Refused || failure instanceof Unreachable || init.signal?.aborted) {
      throw failure;
    }
    throw new Unreachable(timeout.aborted ? 'no answer in time' : 'no connection');
  }
}

/** The answer as JSON; undefined where it has no body. */
export async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch {
    throw new Unreachable('what answered is no Tillstream gateway');
  }
}

function packed({ method = 'GET', headers, body }: Exchange): RequestInit {
  if (body === undefined || body instanceof FormData) {
    return { method, headers, body };
  }
  return { method, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

async function refusal(response: Response): Promise<Error> {
  const wait = response.headers.get('Retry-After') ?? '';
  const retryAfterMs = /^\d{1,6}$/.test(wait) ? Number(wait) * 1000 : null;
  const problem = await response.json().catch(() => null);
  if (response.status >= SERVER_ERROR) {
    return new Unreachable(problem?.detail ?? `the server answered ${response.status}`, retryAfterMs);
  }
  return new Refused(response.status, problem, retryAfterMs);
}
