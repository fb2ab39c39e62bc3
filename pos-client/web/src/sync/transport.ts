import type { DeviceStatus, Operation, Problem, PullAnswer, PushAnswer } from '../wire';
import { Refused, Unreachable } from './failure';
import { headEvents } from './heads';
import { PATIENCE, type Patience, Watch } from './watch';

const GZIP_FROM_BYTES = 16_384;
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;
const CLIENT_ERROR = 400;
const NOT_MODIFIED = 304;

export interface PullRequest {
  /** absent: from nothing */
  cursor: string | null;
  etag: string | null;
  limit: number;
  tables: readonly string[];
  /** hears where the next page begins, where there is one, before this one is taken apart: so it can be on its way meanwhile */
  onward?: (cursor: string) => void;
}

/** How an answer to a pull ends where there is more. */
const ONWARD = /"cursor":"([^"\\]+)","has_more":true[^{}[\]]*\}$/;
const END_CHARACTERS = 600;

/** A page, with what the server calls it. */
export interface Page {
  answer: PullAnswer;
  etag: string | null;
}

export interface TableDigest {
  table: string;
  count: number;
  hash: string;
}

/** What the engine needs of a gateway; tests bring one without a network. */
export interface Transport {
  /**
   * Sends a batch.
   *
   * @param sentAt the device's clock at sending, from which the gateway measures its skew (B-15)
   * @param waitSeconds how long the gateway may wait for receipts, to answer with them; 0 for not at all
   */
  push(operations: readonly Operation[], sentAt: string, waitSeconds: number): Promise<PushAnswer>;
  /** Null where nothing is new since `etag`. */
  pull(request: PullRequest): Promise<Page | null>;
  /** No tables: all that the gateway knows. */
  digest(tables: readonly string[]): Promise<TableDigest[]>;
  status(): Promise<DeviceStatus>;
  /** Cheap; ends well if a gateway answers, whatever it says. */
  ping(): Promise<void>;
  /** Calls back for each head event until the signal aborts; ends badly where the stream breaks. */
  heads(onHead: (cursor: string) => void, signal: AbortSignal): Promise<void>;
}

/**
 * The gateway's protocol over fetch. Each call ends with an answer, `Unreachable` or `Refused`, also where an answer stalls
 * in the middle.
 */
export class HttpTransport implements Transport {
  private readonly base: string;
  private readonly key: string;
  private readonly patience: Patience;

  /** @param base '' for the origin that served the till */
  constructor(base: string, key: string, patience: Patience = PATIENCE) {
    this.base = base;
    this.key = key;
    this.patience = patience;
  }

  async push(operations: readonly Operation[], sentAt: string, waitSeconds: number): Promise<PushAnswer> {
    const { body, encoding } = await packed(JSON.stringify({ sent_at: sentAt, operations }));
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (encoding !== null) {
      headers['Content-Encoding'] = encoding;
    }
    if (waitSeconds > 0) {
      headers.Prefer = `wait=${waitSeconds}`;
    }
    return this.json<PushAnswer>('/sync/batch', { method: 'POST', headers, body });
  }

  async pull(request: PullRequest): Promise<Page | null> {
    const query = new URLSearchParams({ limit: String(request.limit), tables: request.tables.join(',') });
    if (request.cursor !== null) {
      query.set('since', request.cursor);
    }
    const headers: Record<string, string> = request.etag === null ? {} : { 'If-None-Match': request.etag };
    return this.exchange(`/sync/pull?${query}`, { headers }, async (response, text) => {
      if (response.status === NOT_MODIFIED) {
        return null;
      }
      const answer = await text();
      const [, cursor] = ONWARD.exec(answer.slice(-END_CHARACTERS)) ?? [];
      if (cursor !== undefined) {
        request.onward?.(cursor);
      }
      return { answer: parse<PullAnswer>(answer), etag: response.headers.get('ETag') };
    });
  }

  async digest(tables: readonly string[]): Promise<TableDigest[]> {
    const query = tables.length === 0 ? '' : `?${new URLSearchParams({ tables: tables.join(',') })}`;
    return (await this.json<{ tables: TableDigest[] }>(`/sync/digest${query}`)).tables;
  }

  status(): Promise<DeviceStatus> {
    return this.json<DeviceStatus>('/sync/status');
  }

  async ping(): Promise<void> {
    const signal = AbortSignal.timeout(this.patience.pingMs);
    try {
      await fetch(`${this.base}/sync/ping`, { cache: 'no-store', signal });
    } catch {
      throw Unreachable.failed('the gateway does not answer');
    }
  }

  heads(onHead: (cursor: string) => void, signal: AbortSignal): Promise<void> {
    return headEvents(`${this.base}/sync/stream`, this.authorization(), onHead, signal);
  }

  /** Asks for something beside the sync itself, such as the chain of documents. */
  get<T>(path: string): Promise<T> {
    return this.json<T>(path);
  }

  private authorization(): Record<string, string> {
    return { Authorization: `Bearer ${this.key}` };
  }

  private json<T>(path: string, init: RequestInit = {}): Promise<T> {
    return this.exchange(path, init, async (_, text) => parse<T>(await text()));
  }

  private async exchange<T>(
    path: string,
    init: RequestInit,
    read: (response: Response, text: () => Promise<string>) => Promise<T>,
  ): Promise<T> {
    const watch = new Watch(this.patience);
    try {
      const headers = { ...this.authorization(), ...init.headers };
      const response = await fetch(this.base + path, {
        ...init,
        headers,
        cache: 'no-store',
        signal: watch.signal,
      });
      await check(response, () => watch.text(response));
      return await read(response, () => watch.text(response));
    } catch (failure) {
      throw watch.explain(failure);
    } finally {
      watch.end();
    }
  }
}

async function check(response: Response, text: () => Promise<string>): Promise<void> {
  const { status } = response;
  if (status >= SERVER_ERROR || status === TOO_MANY_REQUESTS) {
    throw Unreachable.busy(`the gateway is busy or being started (${status})`, retryAfterMs(response));
  }
  if (status >= CLIENT_ERROR) {
    throw new Refused(status, problem(await text()));
  }
}

function retryAfterMs(response: Response): number | null {
  const header = response.headers.get('Retry-After') ?? '';
  return /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}

function problem(text: string): Partial<Problem> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : null;
  } catch {
    return null;
  }
}

function parse<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw Unreachable.failed('what answered is no Tillstream gateway');
  }
}

async function packed(json: string): Promise<{ body: BodyInit; encoding: 'gzip' | null }> {
  if (json.length < GZIP_FROM_BYTES || typeof CompressionStream === 'undefined') {
    return { body: json, encoding: null };
  }
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(stream).arrayBuffer(), encoding: 'gzip' };
}
