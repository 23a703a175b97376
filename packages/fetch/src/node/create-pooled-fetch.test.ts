import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collect } from '../../test/collect.js';
import { listen } from '../../test/listen.js';
import type { PooledFetch, PooledFetchOptions } from '../pooled-fetch-options.js';
import { createPooledFetch, pooledFetch } from './create-pooled-fetch.js';

function create(options?: PooledFetchOptions): PooledFetch {
  const fetch = createPooledFetch(options);
  onTestFinished(fetch.close);
  return fetch;
}

describe('pooledFetch', () => {
  it('sends method, headers and body, and answers as fetch does', async () => {
    const { url } = await listen(async (request, response) => {
      const body = (await collect(request)).join('');
      response.writeHead(201, 'Made', { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
      response.end(JSON.stringify({ method: request.method, path: request.url, headers: request.headers, body }));
    });
    const response = await create()(`${url}/v1/chat?x=1#part`, {
      method: 'post',
      headers: new Headers({ authorization: 'Bearer k', 'content-type': 'application/json' }),
      body: '{"ä":1}',
    });
    expect(response).toBeInstanceOf(Response);
    expect([response.ok, response.status, response.statusText, response.url, response.redirected]).toEqual([
      true,
      201,
      'Made',
      `${url}/v1/chat?x=1`,
      false,
    ]);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toMatchObject({
      method: 'POST',
      path: '/v1/chat?x=1',
      body: '{"ä":1}',
      headers: { authorization: 'Bearer k', 'content-length': '8', 'accept-encoding': 'identity' },
    });
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toBeInstanceOf(TypeError);
  });

  it('offers every way to read a body', async () => {
    const text = '\uFEFFgrüße 🌍';
    const { url } = await listen((_, response) => response.end(text));
    const fetch = create();
    const bytes = new TextEncoder().encode(text);
    expect(await (await fetch(url)).text()).toBe('grüße 🌍');
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
    expect(await (await fetch(url)).bytes()).toEqual(bytes);
    expect((await (await fetch(url)).blob()).size).toBe(bytes.length);
    const response = await fetch(url);
    const copy = response.clone();
    expect([await response.text(), await copy.text(), copy.url]).toEqual(['grüße 🌍', 'grüße 🌍', `${url}/`]);
    const streamed = await fetch(url);
    expect(Buffer.concat(await collect(streamed.body ?? []))).toEqual(Buffer.from(bytes));
    expect(streamed.bodyUsed).toBe(true);
  });

  it('takes bodies and requests of every standard kind', async () => {
    const { url } = await listen(async (request, response) => {
      response.end(`${request.headers['content-type']} ${Buffer.concat(await collect(request))}`);
    });
    const fetch = create();
    const send = async (body: BodyInit) => (await fetch(url, { method: 'POST', body })).text();
    expect(await send('a')).toBe('text/plain;charset=UTF-8 a');
    expect(await send(new TextEncoder().encode('xbx').subarray(1, 2))).toBe('undefined b');
    expect(await send(new URLSearchParams({ c: '1' }))).toBe('application/x-www-form-urlencoded;charset=UTF-8 c=1');
    expect(await send(new Blob(['d'], { type: 'text/d' }))).toBe('text/d d');
    expect(await send(new Blob(['e']).stream())).toBe('undefined e');
    expect(await (await fetch(new Request(url, { method: 'PUT', body: 'f' }))).text()).toContain(' f');
  });

  it('reuses one connection for calls in a row, one each for calls at once, and honours its limit', async () => {
    const { url, connections } = await listen(async (_, response) => {
      await delay(5);
      response.end('ok');
    });
    const fetch = create();
    for (let call = 0; call < 5; call++) await (await fetch(url)).text();
    expect(connections()).toBe(1);
    const texts = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url)).text()));
    expect(texts).toEqual(Array.from({ length: 20 }, () => 'ok'));
    expect(connections()).toBe(20);
    const limited = create({ maxConnectionsPerOrigin: 2 });
    await Promise.all(Array.from({ length: 6 }, async () => (await limited(url)).text()));
    expect(connections()).toBe(22);
  });

  it('closes a connection that was idle for too long', async () => {
    const { url, server } = await listen((_, response) => response.end('ok'));
    await (await create({ idleTimeoutMs: 30 })(url)).text();
    await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(0);
  });

  it('does not take a slow answer for an idle connection', async () => {
    const { url } = await listen(async (_, response) => {
      await delay(90);
      response.write('slow ');
      await delay(90);
      response.end('answer');
    });
    expect(await (await create({ idleTimeoutMs: 30 })(url)).text()).toBe('slow answer');
  });

  it('hands a stream on chunk by chunk, also when the server compresses it unasked', async () => {
    const { createGzip, constants } = await import('node:zlib');
    const { url } = await listen(async (request, response) => {
      const isPlain = request.url === '/plain';
      response.writeHead(200, isPlain ? {} : { 'content-encoding': 'gzip' });
      const sink = isPlain ? response : createGzip({ flush: constants.Z_SYNC_FLUSH });
      if (sink !== response) sink.pipe(response);
      for (const word of ['one', 'two', 'three']) {
        sink.write(word);
        await delay(30);
      }
      sink.end();
    });
    const fetch = create();
    for (const path of ['/plain', '/gzip']) {
      const chunks: string[] = [];
      const decoder = new TextDecoder();
      for await (const chunk of (await fetch(url + path)).body ?? []) chunks.push(decoder.decode(chunk));
      expect(chunks).toEqual(['one', 'two', 'three']);
    }
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('decodes %s', async (encoding, compress) => {
    const { url } = await listen((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('{"a":1}'));
    });
    expect(await (await create()(url)).json()).toEqual({ a: 1 });
  });

  it('reads back any bytes sent, however they are chunked', async () => {
    const { url } = await listen((request, response) => request.pipe(response));
    const fetch = create();
    const echo = fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), async (bytes) => {
      const body = new Uint8Array(bytes);
      expect(await (await fetch(url, { method: 'POST', body })).bytes()).toEqual(body);
    });
    await fc.assert(echo, { numRuns: 25 });
  });

  it('answers without a body where HTTP has none', async () => {
    const { url } = await listen((request, response) =>
      response.writeHead(request.method === 'HEAD' ? 200 : 204).end(),
    );
    const fetch = create();
    expect((await fetch(url)).body).toBeNull();
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  });

  it('reaches IPv6 addresses', async ({ skip }) => {
    const loopback = await listen((_, response) => response.end('six'), '::1').catch(() => undefined);
    if (!loopback) return skip('no IPv6 on this machine');
    expect(await (await create()(loopback.url)).text()).toBe('six');
  });

  it('shares one pool by default and can be closed and used again', async () => {
    const { url, connections } = await listen((_, response) => response.end('ok'));
    for (let call = 0; call < 2; call++) await (await pooledFetch(url)).text();
    expect(connections()).toBe(1);
    pooledFetch.close();
    expect(await (await pooledFetch(url)).text()).toBe('ok');
    pooledFetch.close();
  });

  it.each([
    [{ maxResponseBytes: 0 }, /`maxResponseBytes` is 0; give a whole number/],
    [{ idleTimeoutMs: 2 ** 40 }, /`idleTimeoutMs`/],
    [{ followRedirects: true }, /unknown option `followRedirects`/],
  ])('refuses the options %j', (options: object, message) => {
    expect(() => createPooledFetch(options)).toThrow(message);
  });
});
