import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { exchange, json, Refused, Unreachable } from './http';

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server of this machine that answers each request so. */
async function serve(status: number, body: string, headers: Record<string, string> = {}, hang = false) {
  const heard: { method?: string; type?: string; body: string }[] = [];
  server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) {
      text += piece;
    }
    heard.push({ method: request.method, type: request.headers['content-type'], body: text });
    response.writeHead(status, headers);
    response.write(body);
    if (!hang) {
      response.end();
    }
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/x`, heard };
}

test('sends JSON and reads JSON', async () => {
  const { url, heard } = await serve(200, '{"a":1}');
  expect(await exchange(url, { method: 'POST', body: { b: 2 } }, json)).toEqual({ a: 1 });
  expect(heard).toEqual([{ method: 'POST', type: 'application/json', body: '{"b":2}' }]);
});

test('an empty answer is nothing', async () => {
  const { url } = await serve(204, '');
  expect(await exchange(url, {}, json)).toBeUndefined();
});

test('a problem is a refusal with its reason and how long to wait', async () => {
  const problem = JSON.stringify({ title: 'Too Many Requests', reason: 'rate_limited', detail: 'slowly' });
  const { url } = await serve(429, problem, { 'Retry-After': '7' });
  const failure = await exchange(url, {}, json).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Refused);
  expect(failure).toMatchObject({
    status: 429,
    reason: 'rate_limited',
    detail: 'slowly',
    retryAfterMs: 7_000,
  });
});

test('a page of a proxy is no refusal by a rule, and no answer', async () => {
  const { url } = await serve(502, '<html>');
  await expect(exchange(url, {}, json)).rejects.toBeInstanceOf(Unreachable);
  server?.close();
  const other = await serve(200, '<html>');
  await expect(exchange(other.url, {}, json)).rejects.toBeInstanceOf(Unreachable);
});

test('an answer that stalls in the middle ends by the time limit', async () => {
  const { url } = await serve(200, '{"a":', {}, true);
  await expect(exchange(url, { timeoutMs: 200 }, json)).rejects.toMatchObject({
    name: 'Unreachable',
    message: 'no answer in time',
  });
});

test('who aborts is told so', async () => {
  const { url } = await serve(200, '{', {}, true);
  const abort = new AbortController();
  const answer = exchange(url, { signal: abort.signal }, json);
  setTimeout(() => abort.abort(), 50);
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});
