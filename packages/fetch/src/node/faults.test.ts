import { getEventListeners } from 'node:events';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collect } from '../../test/collect.js';
import { listen } from '../../test/listen.js';
import type { PooledFetch, PooledFetchOptions } from '../pooled-fetch-options.js';
import { RedirectRefusedError } from '../redirect-refused-error.js';
import { ResponseTooLargeError } from '../response-too-large-error.js';
import { createPooledFetch } from './create-pooled-fetch.js';

function create(options?: PooledFetchOptions): PooledFetch {
  const fetch = createPooledFetch(options);
  onTestFinished(fetch.close);
  return fetch;
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('should fail'),
    (error) => error,
  );

/** A server below HTTP: `onRequest` gets the socket at every piece of data. */
async function listenRaw(onRequest: (socket: Socket, requests: number) => void) {
  let requests = 0;
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => onRequest(socket, ++requests));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address?.port}`, requests: () => requests };
}

const okAnswer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('refuses %i, naming both origins and no secret', async (status) => {
    let hits = 0;
    const target = await listen((_, response) => {
      hits += 1;
      response.end();
    });
    const { url } = await listen((_, response) => {
      response.writeHead(status, { location: `${target.url}/path?key=secret` }).end('moved');
    });
    const error = await failureOf(create()(url, { headers: { 'x-goog-api-key': 'secret' }, redirect: 'follow' }));
    expect(RedirectRefusedError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status, origin: url, targetOrigin: target.url, code: 'CASCADE_REDIRECT_REFUSED' });
    expect(String(error)).not.toContain('secret');
    expect(hits).toBe(0);
  });

  it('names no target when the answer names none', async () => {
    const { url } = await listen((_, response) => response.writeHead(302).end());
    expect(await failureOf(create()(url))).toMatchObject({ targetOrigin: undefined });
  });
});

describe('limits', () => {
  it('refuses a body that announces to be too large before reading it', async () => {
    const { url } = await listen((_, response) => response.end('x'.repeat(1001)));
    const error = await failureOf(create({ maxResponseBytes: 1000 })(url));
    expect(ResponseTooLargeError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ origin: url, limitBytes: 1000 });
  });

  it('accepts a body of exactly the limit', async () => {
    const { url } = await listen((_, response) => response.end('x'.repeat(1000)));
    expect(await (await create({ maxResponseBytes: 1000 })(url)).text()).toHaveLength(1000);
  });

  it.each(['text', 'stream'])('stops an endless body read as %s and closes its connection', async (how) => {
    let isClosed = false;
    const { url } = await listen((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(1000)), 1);
      response.on('close', () => {
        isClosed = true;
        clearInterval(timer);
      });
    });
    const response = await create({ maxResponseBytes: 5000 })(url);
    const reading = how === 'text' ? response.text() : collect(response.body ?? []);
    expect(await failureOf(reading)).toBeInstanceOf(ResponseTooLargeError);
    await expect.poll(() => isClosed).toBe(true);
  });

  it('counts decoded bytes, so that a small compressed bomb stays small', async () => {
    const { url } = await listen((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      gzip.end(Buffer.alloc(5_000_000));
    });
    const response = await create({ maxResponseBytes: 1_000_000 })(url);
    expect(await failureOf(response.arrayBuffer())).toBeInstanceOf(ResponseTooLargeError);
  });
});

describe('abort', () => {
  it('rejects with the reason before anything is sent', async () => {
    const { url, connections } = await listen((_, response) => response.end());
    const reason = new Error('changed my mind');
    await expect(create()(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(connections()).toBe(0);
  });

  it('rejects with the reason while headers are awaited, and leaves the server', async () => {
    let isClosed = false;
    const { url } = await listen((_, response) => {
      response.on('close', () => {
        isClosed = true;
      });
    });
    const controller = new AbortController();
    const call = failureOf(create()(url, { signal: controller.signal }));
    await delay(20);
    controller.abort();
    expect(await call).toBe(controller.signal.reason);
    await expect.poll(() => isClosed).toBe(true);
  });

  it.each([
    ['json', (response: Response) => response.json()],
    ['a stream', (response: Response) => collect(response.body ?? [])],
  ])('fails %s that is being read, with a reason that is no Error too', async (_, read) => {
    let isClosed = false;
    const { url } = await listen((_, response) => {
      response.write('{"a":');
      response.on('close', () => {
        isClosed = true;
      });
    });
    const controller = new AbortController();
    const response = await create()(url, { signal: controller.signal });
    const reading = failureOf(read(response));
    await delay(20);
    controller.abort('because');
    expect(await reading).toBe('because');
    await expect.poll(() => isClosed).toBe(true);
  });

  it('fails a body whose call was aborted before anybody read it', async () => {
    const { url } = await listen((_, response) => void response.write('half'));
    const controller = new AbortController();
    const response = await create()(url, { signal: controller.signal });
    controller.abort();
    await delay(10);
    expect(await failureOf(response.text())).toBe(controller.signal.reason);
  });

  it('leaves no listener behind on a signal that many calls share', async () => {
    const { url } = await listen((_, response) => response.end('ok'));
    const { signal } = new AbortController();
    const fetch = create();
    for (let call = 0; call < 3; call++) await (await fetch(url, { signal })).text();
    await expect.poll(() => getEventListeners(signal, 'abort').length).toBe(0);
  });

  it('cancels upstream when a stream is left', async () => {
    let isClosed = false;
    const { url } = await listen((_, response) => {
      response.write('x');
      response.on('close', () => {
        isClosed = true;
      });
    });
    for await (const chunk of (await create()(url)).body ?? []) {
      expect(chunk).toHaveLength(1);
      break;
    }
    await expect.poll(() => isClosed).toBe(true);
  });
});

describe('broken connections', () => {
  it('keeps the code of a refused connection, and names the origin', async () => {
    const { url, server } = await listen(() => {});
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf(create()(`${url}/path?key=secret`));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(error.message).toContain(url);
    expect(error.message).not.toContain('secret');
  });

  it('keeps the code of a name that does not resolve', async () => {
    const error = await failureOf(create()('http://no-such-host.invalid/'));
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(error.cause.code);
  });

  it('fails a request that is reset before headers', async () => {
    const { url } = await listenRaw((socket) => socket.resetAndDestroy());
    expect(await failureOf(create()(url))).toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
  });

  it.each([
    ['a reset', (socket: Socket) => socket.resetAndDestroy()],
    ['an early end', (socket: Socket) => socket.end()],
  ])('never passes off a body cut by %s as whole', async (_, cut) => {
    const { url } = await listenRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nhalf');
      setTimeout(() => cut(socket), 20);
    });
    const fetch = create();
    const cutOff = { name: 'TypeError', message: expect.stringContaining('terminated'), cause: { code: 'ECONNRESET' } };
    expect(await failureOf((await fetch(url)).text())).toMatchObject(cutOff);
    expect(await failureOf(collect((await fetch(url)).body ?? []))).toMatchObject(cutOff);
  });

  it('gives up on a connection that is not made in time', async () => {
    // A full backlog would be needed to stall TCP; a server that never answers the TLS greeting stalls just as well.
    const { url } = await listenRaw(() => {});
    const error = await failureOf(create({ connectTimeoutMs: 50 })(url.replace('http', 'https')));
    expect(error).toMatchObject({ cause: { code: 'ETIMEDOUT', message: 'no connection within 50 ms' } });
  });

  it('calls an answer that is not HTTP by its name', async () => {
    const { url } = await listenRaw((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    expect((await failureOf(create()(url))).cause.code).toMatch(/^HPE_/);
    const strange = await listenRaw((socket) => socket.end('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n'));
    await expect(create()(strange.url)).rejects.toThrow(/sent an answer that is not HTTP: 999/);
  });

  it('fails when the server switches to another protocol', async () => {
    const { url } = await listenRaw((socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n');
    });
    await expect(create()(url)).rejects.toThrow(/switched to another protocol/);
  });

  it('keeps the code when a compressed body is cut', async () => {
    const { url } = await listen((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1000)).subarray(0, 15));
    });
    expect(await failureOf((await create()(url)).text())).toMatchObject({ cause: { code: 'Z_BUF_ERROR' } });
  });

  it.each([
    ['file:///etc/passwd', /file: is not supported/],
    ['/relative', /not an absolute URL/],
    ['http://user:secret@127.0.0.1/', /carries credentials/],
  ])('refuses the address %s', async (address, message) => {
    const error = await failureOf(create()(address));
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('secret');
  });
});

describe('a connection that the server closed while it was idle', () => {
  it('is replaced once, unnoticed', async () => {
    const { url, requests } = await listenRaw((socket, count) => {
      if (count === 2) socket.resetAndDestroy();
      else socket.write(okAnswer);
    });
    const fetch = create();
    const call = async () => (await fetch(url, { method: 'POST', body: 'prompt' })).text();
    expect([await call(), await call()]).toEqual(['ok', 'ok']);
    expect(requests()).toBe(3);
  });

  it('is not replaced twice', async () => {
    const { url, requests } = await listenRaw((socket, count) => {
      if (count > 1) socket.resetAndDestroy();
      else socket.write(okAnswer);
    });
    const fetch = create();
    await (await fetch(url)).text();
    expect(await failureOf(fetch(url))).toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(requests()).toBe(3);
  });

  it('is not mistaken for one that broke while the server worked: such a call may have been paid for', async () => {
    const { url, requests } = await listenRaw((socket, count) => {
      if (count === 1) socket.write(okAnswer);
      else setTimeout(() => socket.resetAndDestroy(), 1100);
    });
    const fetch = create();
    await (await fetch(url)).text();
    expect(await failureOf(fetch(url))).toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(requests()).toBe(2);
  });

  it('is not replaced once a byte came back', async () => {
    const { url, requests } = await listenRaw((socket, count) => {
      socket.write(count === 1 ? okAnswer : 'HTTP/1.1 200');
      if (count > 1) setTimeout(() => socket.resetAndDestroy(), 20);
    });
    const fetch = create();
    await (await fetch(url)).text();
    expect(await failureOf(fetch(url))).toMatchObject({ name: 'TypeError' });
    expect(requests()).toBe(2);
  });
});
