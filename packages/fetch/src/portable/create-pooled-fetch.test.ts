import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.js';
import * as node from '../index.js';
import * as portable from '../index.portable.js';

const { createPooledFetch, pooledFetch, RedirectRefusedError, ResponseTooLargeError } = portable;

describe('the portable pooledFetch', () => {
  it('exports the same names as the one for Node', () => {
    expect(Object.keys(portable)).toEqual(Object.keys(node));
  });

  it('answers through the platform, and keeps the address', async () => {
    const { url } = await listen((request, response) => request.pipe(response));
    const response = await pooledFetch(`${url}/v1`, { method: 'POST', body: '{"a":1}' });
    expect([response.url, await response.json()]).toEqual([`${url}/v1`, { a: 1 }]);
  });

  it('refuses redirects, naming both origins', async () => {
    const { url } = await listen((_, response) =>
      response.writeHead(307, { location: 'http://b.invalid/x?k=1' }).end(),
    );
    const error = await pooledFetch(new Request(url)).then(
      () => expect.fail('should fail'),
      (failure) => failure,
    );
    expect(error).toBeInstanceOf(RedirectRefusedError);
    expect(error).toMatchObject({ status: 307, origin: url, targetOrigin: 'http://b.invalid' });
  });

  it('limits announced and endless bodies', async () => {
    const { url } = await listen(async (request, response) => {
      if (request.url === '/announced') return void response.end('x'.repeat(100));
      for (let count = 0; count < 100 && !response.destroyed; count++) {
        response.write('x'.repeat(10));
        await delay(1);
      }
    });
    const fetch = createPooledFetch({ maxResponseBytes: 50 });
    await expect(fetch(`${url}/announced`)).rejects.toBeInstanceOf(ResponseTooLargeError);
    await expect((await fetch(`${url}/endless`)).text()).rejects.toBeInstanceOf(ResponseTooLargeError);
  });

  it.each([
    ['the portable one', portable.pooledFetch],
    ['the one for Node', node.pooledFetch],
  ])('does not quote a key that is no header value (%s)', async (_, fetch) => {
    const headers = { authorization: 'Bearer secret\nkey' };
    for (const body of ['text', new Blob(['blob'])]) {
      const error = await fetch('http://127.0.0.1:9/', { method: 'POST', headers, body }).then(
        () => expect.fail('should fail'),
        (failure) => failure,
      );
      expect(error.message).toMatch(/look for line breaks in keys/);
      expect(`${error.stack} ${error.cause}`).not.toContain('secret');
    }
  });

  it('refuses options that it could not honour', () => {
    expect(() => createPooledFetch({ idleTimeoutMs: 5 })).toThrow(/unknown option `idleTimeoutMs` here/);
  });
});
