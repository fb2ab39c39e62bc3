import { type Exchange, exchange, json, Refused, Unreachable } from './http';
import { session } from './session';

export { Refused, Unreachable } from './http';

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

export interface CallOptions {
  signal?: AbortSignal;
  /** for the whole answer; 20 s where it isn't told */
  timeoutMs?: number;
  headers?: Record<string, string>;
  /** a 401 is about what is sent, such as a password, and says nothing of the session */
  ownCredential?: boolean;
}

/** A part of a list, as `GET /{table}` answers. */
export interface Part<T> {
  items: T[];
  next_cursor: string | null;
  /** of all that match, 10,000 at most; where `count` was asked for */
  count?: number;
  /** there are more than `count` */
  count_exceeded?: boolean;
}

const RETRIES = 2;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;
const EXPORT_MS = 600_000;

/**
 * The gateway's calls with the session's token: JSON in and out. A GET is tried again where nobody answered; a token that
 * isn't taken any more is renewed once.
 *
 * @throws Refused for a 4xx; with 401 the session has ended and the log-in page is shown
 * @throws Unreachable where nobody answered, or the server can't
 */
export const api = {
  get: <T>(path: string, query?: Query, options?: CallOptions) =>
    retried(() => call<T>(address(path, query), { method: 'GET', ...options }), options?.signal),
  post: <T>(path: string, body?: unknown, options?: CallOptions) =>
    call<T>(path, { method: 'POST', body: body ?? {}, ...options }),
  patch: <T>(path: string, body: unknown, options?: CallOptions) =>
    call<T>(path, { method: 'PATCH', body, ...options }),
  /** a file, as multipart with the field `file` */
  upload: <T>(path: string, file: Blob, name: string, options?: CallOptions) => {
    const body = new FormData();
    body.set('file', file, name);
    return call<T>(path, { method: 'POST', body, timeoutMs: EXPORT_MS, ...options });
  },
  /** what the server writes for a spreadsheet */
  csv: (path: string, query?: Query, options?: CallOptions): Promise<Blob> =>
    authorized(address(path, query), {
      timeoutMs: EXPORT_MS,
      ...options,
      headers: { Accept: 'text/csv' },
      read: (response) => response.blob(),
    }),
};

/** A path with its parameters; what is null, undefined or empty is left out. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

function call<T>(path: string, init: Exchange & CallOptions): Promise<T> {
  const headers = { Accept: 'application/json', ...init.headers };
  return authorized(path, { ...init, headers, read: json<T> });
}

async function authorized<T>(
  path: string,
  { read, ownCredential, ...init }: Exchange & CallOptions & { read: (response: Response) => Promise<T> },
): Promise<T> {
  const token = await session.token();
  const send = (bearer: string) =>
    exchange(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${bearer}` } }, read);
  try {
    return await send(token);
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401 && !ownCredential) {
      return send(await session.renew(token));
    }
    throw failure;
  }
}

async function retried<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await run();
    } catch (failure) {
      const wait = waitAfter(failure, tries);
      if (wait === null || signal?.aborted) {
        throw failure;
      }
      await pause(wait);
    }
  }
}

/** How long until a request is tried again; null where that makes no sense. */
export function waitAfter(failure: unknown, tries: number, random = Math.random()): number | null {
  const busy = failure instanceof Unreachable || (failure instanceof Refused && failure.status === 429);
  if (!busy || tries >= RETRIES) {
    return null;
  }
  const asked = failure.retryAfterMs;
  if (asked !== null) {
    return asked <= LONGEST_WAIT_MS ? asked : null;
  }
  return FIRST_WAIT_MS * 2 ** tries * (0.75 + random / 2);
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
