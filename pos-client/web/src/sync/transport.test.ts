import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../wire';
import { Refused, Unreachable } from './failure';
import { EventParser } from './heads';
import { HttpTransport } from './transport';

const PATIENCE = { answerMs: 1_200, pieceMs: 800, pingMs: 800 };

describe('transport', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;
  let transport: HttpTransport;

  beforeEach(async () => {
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => answer(request, response, Buffer.concat(pieces)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    transport = new HttpTransport(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      'k1',
      PATIENCE,
    );
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const request = { cursor: 'a/b=', etag: 'W/"1"', limit: 50, tables: ['products', 'orders'] };

  it('sends small batches plain and large ones packed, with the key and the clock', async () => {
    const seen: { encoding: string | undefined; key: string | undefined; body: { operations: unknown[] } }[] =
      [];
    answer = (req, res, body) => {
      const encoding = req.headers['content-encoding'];
      const plain = encoding === 'gzip' ? gunzipSync(body) : body;
      seen.push({ encoding, key: req.headers.authorization, body: JSON.parse(plain.toString('utf8')) });
      res.end(JSON.stringify({ results: [], server_time: '' }));
    };
    const operation: Operation = {
      op_id: 'o',
      seq: 1,
      epoch: 1,
      type: 'a.b',
      id: 'i',
      occurred_at: '',
      payload: {},
    };
    await transport.push([operation], '2026-11-21T10:00:00.000Z', 0);
    const large = { ...operation, payload: { notes: 'x'.repeat(40_000) } };
    await transport.push([large], '2026-11-21T10:00:00.000Z', 2);
    expect(seen.map((each) => each.encoding)).toEqual([undefined, 'gzip']);
    expect(seen[1]).toMatchObject({
      key: 'Bearer k1',
      body: { sent_at: '2026-11-21T10:00:00.000Z', operations: [large] },
    });
  });

  it('asks for a page after a cursor, and knows what it has seen already', async () => {
    const urls: string[] = [];
    answer = (req, res) => {
      urls.push(req.url ?? '');
      res.statusCode = req.headers['if-none-match'] === 'W/"1"' ? 304 : 200;
      res.setHeader('ETag', 'W/"2"');
      res.end(res.statusCode === 200 ? '{"changes":[]}' : undefined);
    };
    expect(await transport.pull(request)).toBeNull();
    expect(await transport.pull({ ...request, etag: null, cursor: null })).toEqual({
      answer: { changes: [] },
      etag: 'W/"2"',
    });
    expect(urls).toEqual([
      '/sync/pull?limit=50&tables=products%2Corders&since=a%2Fb%3D',
      '/sync/pull?limit=50&tables=products%2Corders',
    ]);
  });

  it('tells what was refused and why', async () => {
    answer = (_, res) => {
      res.statusCode = 410;
      res.end(JSON.stringify({ title: 'Gone', status: 410, detail: 'too old', reason: 'cursor_expired' }));
    };
    const failure = await transport.pull(request).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Refused);
    expect(failure).toMatchObject({ status: 410, isExpiredCursor: true, message: 'too old' });
  });

  it('tells how long a busy gateway wants to be left alone', async () => {
    answer = (_, res) => {
      res.statusCode = 429;
      res.setHeader('Retry-After', '7');
      res.end('{}');
    };
    await expect(transport.status()).rejects.toMatchObject({ retryAfterMs: 7_000, stalled: false });
  });

  it('ends an answer that stalls in the middle, or breaks off (R-19)', async () => {
    answer = (_, res) => void res.write('{"changes":[');
    await expect(transport.pull(request)).rejects.toMatchObject({ stalled: true });
    answer = (_, res) => {
      res.write('{"changes":[');
      setTimeout(() => res.destroy(), 50);
    };
    await expect(transport.pull(request)).rejects.toMatchObject({ stalled: true });
    answer = () => {};
    await expect(transport.pull(request)).rejects.toMatchObject({ stalled: true });
  });

  it('knows a gateway that is away, and a page that is none', async () => {
    answer = (_, res) => void res.end('<html>log in to this hotspot</html>');
    await expect(transport.status()).rejects.toThrow('no Tillstream gateway');
    answer = (_, res) => {
      res.statusCode = 404;
      res.end();
    };
    await expect(transport.ping()).resolves.toBeUndefined();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const failure = await transport.status().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Unreachable);
    await expect(transport.ping()).rejects.toBeInstanceOf(Unreachable);
  });

  it('hears hints until it is told to stop, and tells when they break', async () => {
    answer = (_, res) => {
      res.setHeader('Content-Type', 'text/event-stream');
      res.write('event: head\ndata: c1\n\n');
      setTimeout(() => res.write('event: head\nda'), 20);
      setTimeout(() => res.write('ta: c2\n\n'), 40);
    };
    const heads: string[] = [];
    const stop = new AbortController();
    const listening = transport.heads((cursor) => {
      heads.push(cursor);
      if (heads.length === 2) {
        stop.abort();
      }
    }, stop.signal);
    await expect(listening).resolves.toBeUndefined();
    expect(heads).toEqual(['c1', 'c2']);
    answer = (_, res) => void res.end();
    await expect(transport.heads(() => {}, new AbortController().signal)).rejects.toBeInstanceOf(Unreachable);
  });

  it('reads events in whatever pieces they come', () => {
    const text =
      ': hello\r\n\r\nevent:head\r\ndata:a\r\n\r\nevent: other\ndata: b\n\nevent: head\ndata: c\n\n';
    for (let size = 1; size < text.length; size += 1) {
      const parser = new EventParser();
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(pieces.flatMap((piece) => parser.push(piece))).toEqual(['a', 'c']);
    }
  });
});
