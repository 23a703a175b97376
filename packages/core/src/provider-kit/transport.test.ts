import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallContext } from '../spec/call-context.js';
import type { Failure } from '../spec/failure.js';
import {
  asksForStream,
  findKeys,
  guardFetch,
  MissingKeyError,
  networkFailure,
  ProviderError,
  parseToolInput,
  readLines,
  sendJson,
} from './index.js';

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

const context: CallContext = { signal: new AbortController().signal, idempotencyKey: '1', omit: new Set() };

async function failureOf(call: Promise<unknown>): Promise<Partial<Failure>> {
  const error = await call.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return ProviderError.isInstance(error) ? error.failure : { message: `not a ProviderError: ${error}` };
}

describe('a guarded transport', () => {
  const guard = guardFetch(fetch, { provider: 'acme', isStreamed: asksForStream });

  it.each([
    [
      'a redirect',
      307,
      { location: 'https://evil.invalid/x?key=1' },
      '',
      'invalid-response',
      'a redirect to https://evil.invalid came',
    ],
    ['a page of HTML', 200, { 'content-type': 'text/html' }, '<html>', 'invalid-response', 'is the base URL right?'],
    [
      'a page of HTML with an error',
      502,
      { 'content-type': 'text/html' },
      '<html>bad gateway',
      'server',
      'a page of HTML',
    ],
    [
      'an error body',
      429,
      { 'content-type': 'application/json', 'retry-after': '3' },
      '{"error":{"message":"slow"}}',
      'rate-limited',
      'acme 429: slow',
    ],
    ['no body', 204, {}, '', 'invalid-response', 'no body'],
  ])('lets no answer through that is %s', async (_what, status, headers, body, failureClass, message) => {
    const url = await serve((_request, response) => response.writeHead(status, headers).end(body));
    const failure = await failureOf(guard(url));
    expect(failure.class).toBe(failureClass);
    expect(failure.message).toContain(message);
    expect(failure.message).not.toContain('key=1');
  });

  it('wants a stream where one was asked for, and says what came instead', async () => {
    const url = await serve((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"error":{"message":"overloaded","type":"overloaded_error"}}'),
    );
    const failure = await failureOf(guard(url, { method: 'POST', body: '{"stream":true}' }));
    expect(failure).toMatchObject({ class: 'overloaded' });
  });
});

describe('an adapter that speaks HTTP itself', () => {
  it('reads lines across any boundary, and cancels the body when it stops reading', async () => {
    let isGone = false;
    const url = await serve((request, response) => {
      request.resume();
      response.on('close', () => {
        isGone = !response.writableFinished;
      });
      for (const piece of ['{"a":', '"ż"}\r', '\n\n{"b"', ':2}\n{"c":3}\n']) response.write(piece);
    });
    const lines: string[] = [];
    for await (const line of readLines('acme', await sendJson({ provider: 'acme', url, body: {}, context }))) {
      lines.push(line);
      if (lines.length === 2) break;
    }
    expect(lines).toEqual(['{"a":"ż"}', '{"b":2}']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isGone).toBe(true);
  });

  it('tells a refused connection by its code', async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => server?.close(resolve));
    expect(await failureOf(sendJson({ provider: 'acme', url, body: {}, context }))).toMatchObject({
      class: 'network',
      code: 'ECONNREFUSED',
    });
  });
});

describe('what a transport throws', () => {
  const coded = (code: string, name = 'Error') => Object.assign(new Error('x'), { code, name });
  it.each([
    ['a reset', new TypeError('fetch failed', { cause: coded('ECONNRESET') }), 'network'],
    ['a cut body', new TypeError('terminated'), 'network'],
    ['an untrusted certificate', new Error('wrapped', { cause: coded('DEPTH_ZERO_SELF_SIGNED_CERT') }), 'network'],
    ['a time-out', new DOMException('late', 'TimeoutError'), 'timeout'],
    ['an abort', new DOMException('gone', 'AbortError'), 'aborted'],
    ['a body that is not JSON', new SyntaxError('Unexpected token'), 'invalid-response'],
    ['a refused redirect', Object.assign(new TypeError('r'), { name: 'RedirectRefusedError' }), 'invalid-response'],
  ])('%s is read as what it means', (_what, error, failureClass) => {
    expect(networkFailure('x', new Error('outer', { cause: error }))?.class).toBe(failureClass);
  });

  it('is left alone when it is none of that', () => {
    expect(networkFailure('x', new Error('a bug'))).toBeUndefined();
  });
});

describe('keys and tool inputs', () => {
  it('come from the setting, else from the first variable that is set', () => {
    const settings = { provider: 'acme', environment: ['CASCADE_TEST_A', 'CASCADE_TEST_B'], required: true };
    expect(findKeys({ ...settings, apiKey: ' given ' })).toEqual(['given']);
    expect(() => findKeys(settings)).toThrow(MissingKeyError);
    expect(findKeys({ ...settings, required: false })).toEqual([]);
  });

  it('are {} for nothing, and a failure for what is not JSON', () => {
    expect([
      parseToolInput('x', 't', ''),
      parseToolInput('x', 't', undefined),
      parseToolInput('x', 't', '{"a":1}'),
    ]).toEqual([{}, {}, { a: 1 }]);
    expect(() => parseToolInput('x', 't', '{"a":')).toThrow(ProviderError);
  });
});
