import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** An operation as it went over the line. */
export interface SentOperation {
  op_id: string;
  seq: number;
  epoch?: number;
  type: string;
  id: string;
  occurred_at: string;
  payload: Record<string, unknown>;
}

type Rewrite = (path: string, body: string) => string;

/**
 * The line between a browser and the gateway, with what lines do: it is cut, it loses answers, and it knows what went over
 * it. The browser believes it to be the gateway, so workers and the service worker have it like the page.
 */
export class Line {
  /** every operation that went up, as often as it did */
  readonly sent: SentOperation[] = [];
  /** answers to `POST /sync/batch` that are still to be lost; the gateway gets the request */
  lostAnswers = 0;
  /** how many were lost */
  lost = 0;
  /** by `Date.now()`: when somebody pulled for the first time; 0 before */
  firstPullAt = 0;
  /** changes what comes down: for a new version of the till */
  rewrite: Rewrite | null = null;
  /** answers instead of the gateway where it answers anything */
  refuse: ((path: string) => { status: number; body: unknown } | null) | null = null;

  /** pictures that are handed out in the gateway's stead, by path */
  readonly pictures = new Map<string, string>();

  readonly #target: URL;
  readonly #pages: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  private constructor(target: string, pages: string) {
    this.#target = new URL(target);
    this.#pages = new URL(pages);
  }

  /** @param pages who hands out `/till/` and `/office/`; the gateway itself by default */
  static async open(target: string, pages = target): Promise<Line> {
    const line = new Line(target, pages);
    await line.mend();
    return line;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Nobody answers any more, and what was under way breaks off. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  /** Answers again, at the same address. */
  async mend(): Promise<void> {
    if (this.#server) {
      return;
    }
    const server = createServer((incoming, answer) => {
      this.#pass(incoming, answer).catch(() => incoming.socket.destroy());
    });
    server.keepAliveTimeout = 0;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((ready, failed) => {
      server.once('error', failed);
      server.listen(this.#port, '127.0.0.1', ready);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/';
    const body = await bytes(incoming);
    const refused = this.refuse?.(path);
    if (refused) {
      answer.writeHead(refused.status, { 'Content-Type': 'application/problem+json' });
      answer.end(JSON.stringify(refused.body));
      return;
    }
    const picture = this.pictures.get(path);
    if (picture) {
      answer.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
      answer.end(picture);
      return;
    }
    if (path.startsWith('/sync/pull')) {
      this.firstPullAt ||= Date.now();
    }
    const isBatch = path.startsWith('/sync/batch');
    if (isBatch) {
      this.#note(incoming, body);
    }
    const down = await this.#ask(incoming, body, answer);
    if (isBatch && this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      await bytes(down);
      this.lost += 1;
      incoming.socket.destroy();
    } else if (this.rewrite && path.startsWith('/till/')) {
      this.#handOut(path, down, await bytes(down), answer);
    } else {
      answer.writeHead(down.statusCode ?? 502, down.headers);
      answer.flushHeaders();
      down.on('error', () => answer.destroy());
      down.pipe(answer);
    }
  }

  #ask(incoming: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<IncomingMessage> {
    const path = incoming.url ?? '/';
    const { hostname, port } = /^\/(?:till|office)\//.test(path) ? this.#pages : this.#target;
    const headers = { ...incoming.headers };
    if (this.rewrite) {
      headers['accept-encoding'] = 'identity';
      delete headers['if-none-match'];
    }
    return new Promise((got, failed) => {
      const up = request({ hostname, port, path, method: incoming.method, headers, agent: false }, got);
      answer.on('close', () => up.destroy());
      up.once('error', failed);
      up.end(body);
    });
  }

  #handOut(path: string, down: IncomingMessage, body: Buffer, answer: ServerResponse): void {
    const isText = /\.(?:js|html)$|\/$/.test(path.split('?')[0] ?? '');
    const changed = isText && this.rewrite ? Buffer.from(this.rewrite(path, body.toString())) : body;
    const { 'content-length': _length, etag: _etag, 'transfer-encoding': _chunks, ...headers } = down.headers;
    answer.writeHead(down.statusCode ?? 502, { ...headers, 'content-length': changed.length });
    answer.end(changed);
  }

  #note(incoming: IncomingMessage, body: Buffer): void {
    const plain = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    const { operations } = JSON.parse(plain.toString()) as { operations: SentOperation[] };
    this.sent.push(...operations);
  }
}

async function bytes(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}
