import { createConnection } from 'node:net';
import type { FailureClass } from '@cascade/core/spec';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import {
  applicableFaults,
  type ExpectedClass,
  type FakeUpstream,
  faults,
  type ProtocolName,
  protocolNames,
  startFakeUpstream,
} from '../index.js';

const slowMs = 80;
const sendersAtOnce = 24;

interface Sent {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown>;
}

const user = [{ role: 'user', content: 'One two three four five six' }];
const withUsage = (stream: boolean) => (stream ? { stream_options: { include_usage: true } } : {});
const requests: Record<ProtocolName, (stream: boolean) => Sent> = {
  'openai-chat': (stream) => ({
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer k' },
    body: { model: 'm', messages: user, stream, ...withUsage(stream) },
  }),
  'openai-responses': (stream) => ({
    path: '/v1/responses',
    headers: { authorization: 'Bearer k' },
    body: { model: 'm', input: 'One two three four', stream },
  }),
  'azure-openai': (stream) => ({
    path: '/openai/deployments/m/chat/completions?api-version=1',
    headers: { 'api-key': 'k' },
    body: { messages: user, stream, ...withUsage(stream) },
  }),
  anthropic: (stream) => ({
    path: '/v1/messages',
    headers: { 'x-api-key': 'k', 'anthropic-version': '2023-06-01' },
    body: { model: 'm', max_tokens: 100, messages: user, stream },
  }),
  gemini: (stream) => ({
    path: stream ? '/v1beta/models/m:streamGenerateContent?alt=sse' : '/v1beta/models/m:generateContent',
    headers: { 'x-goog-api-key': 'k' },
    body: { contents: [{ role: 'user', parts: [{ text: 'One two three four' }] }] },
  }),
  ollama: (stream) => ({ path: '/api/chat', headers: {}, body: { model: 'm', messages: user, stream } }),
  'openai-embeddings': () => ({
    path: '/v1/embeddings',
    headers: { authorization: 'Bearer k' },
    body: { model: 'm', input: 'x' },
  }),
  'gemini-embeddings': () => ({
    path: '/v1beta/models/m:embedContent',
    headers: { 'x-goog-api-key': 'k' },
    body: { content: { parts: [{ text: 'x' }] } },
  }),
  'ollama-embeddings': () => ({ path: '/api/embed', headers: {}, body: { model: 'm', input: 'x' } }),
};

interface Seen {
  readonly status: number | undefined;
  readonly contentType: string;
  readonly text: string;
  /** How the exchange ended: properly, by an error, or by our own patience. */
  readonly end: 'whole' | 'broken' | 'hanging';
  readonly error: string;
  readonly durationMs: number;
}

describe('faults on the wire', () => {
  let upstream: FakeUpstream;
  beforeAll(async () => {
    upstream = await startFakeUpstream({ slowMs });
    await sendAll();
  });
  afterAll(() => upstream.close());

  const send = async (protocol: ProtocolName, stream: boolean, fault?: string): Promise<Seen> => {
    const { path, headers, body } = requests[protocol](stream);
    const startedAtMs = performance.now();
    const state = { status: undefined as number | undefined, contentType: '', text: '' };
    const finish = (end: Seen['end'], error = ''): Seen => ({
      ...state,
      end,
      error,
      durationMs: performance.now() - startedAtMs,
    });
    // Only what never ends has to be given up soon: on a busy machine the others take their time.
    const isEndless = faults.some(({ name, needsTimeout }) => name === fault && needsTimeout);
    const patience = AbortSignal.timeout(isEndless ? slowMs * 6 : 10_000);
    try {
      const response = await fetch(upstream.url + path, {
        method: 'POST',
        headers: { ...headers, ...(fault && { 'x-fault': fault }) },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: patience,
      });
      state.status = response.status;
      state.contentType = response.headers.get('content-type') ?? '';
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      for await (const chunk of response.body ?? []) state.text += decoder.decode(chunk, { stream: true });
      return finish('whole');
    } catch (error) {
      if (patience.aborted) return finish('hanging');
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
      return finish('broken', `${cause && 'code' in cause ? cause.code : ''} ${cause?.message ?? ''}`);
    }
  };

  /** Every fault of every protocol, some at a time: one after the other they would take half a minute. */
  const seenByRow = new Map<string, Seen>();
  const rowKey = (protocol: ProtocolName, mode: string, name: string) => `${protocol} ${mode} ${name}`;
  const sendAll = async (): Promise<void> => {
    const rows = protocolNames.flatMap((protocol) => applicableFaults(protocol).map((row) => ({ protocol, ...row })));
    const sender = async (): Promise<void> => {
      for (let row = rows.pop(); row; row = rows.pop()) {
        const { protocol, mode, fault } = row;
        seenByRow.set(rowKey(protocol, mode, fault.name), await send(protocol, mode === 'stream', fault.name));
      }
    };
    await Promise.all(Array.from({ length: sendersAtOnce }, sender));
  };

  const healthyAnswers = new Map<string, Promise<Seen>>();
  const sendHealthy = (protocol: ProtocolName, stream: boolean): Promise<Seen> => {
    const key = `${protocol} ${stream}`;
    const sent = healthyAnswers.get(key) ?? send(protocol, stream);
    healthyAnswers.set(key, sent);
    return sent;
  };

  it('speak of the failure classes of the contract', () => {
    expectTypeOf<ExpectedClass>().toEqualTypeOf<FailureClass | 'none'>();
    const classes = new Set(faults.map((fault) => fault.expectedClass));
    for (const known of [
      'rate-limited',
      'overloaded',
      'server',
      'network',
      'timeout',
      'invalid-response',
      'auth',
      'billing',
      'not-found',
      'unsupported',
      'bad-request',
      'context-overflow',
      'content-filter',
      'aborted',
      'none',
    ] as const)
      expect(classes).toContain(known);
  });

  it('are many, named once, and fit for headers, paths and model names', () => {
    expect(faults.length).toBeGreaterThan(80);
    expect(new Set(faults.map((fault) => fault.name)).size).toBe(faults.length);
    for (const fault of faults) expect(fault.name).toMatch(/^[a-z0-9-]+$/u);
  });

  describe.each(protocolNames)('%s', (protocol) => {
    const rows = applicableFaults(protocol);

    it.each(rows.map((row) => [row.fault.name, row.mode, row] as const))('%s, %s', async (name, mode, { fault }) => {
      const stream = mode === 'stream';
      const seen = seenByRow.get(rowKey(protocol, mode, name));
      if (!seen) throw new Error('the fault was never sent');
      const healthy = await sendHealthy(protocol, stream);
      expect(healthy).toMatchObject({ status: 200, end: 'whole' });
      expect(upstream.requests.some((request) => request.fault === name && request.protocol === protocol)).toBe(true);
      const status = /^(\d{3})(-|$)/u.exec(name)?.[1];
      if (status) expect(String(seen.status)).toBe(status);
      if (fault.needsTimeout) expect(seen.durationMs).toBeGreaterThan(slowMs - 20);
      if (name.startsWith('stall-forever') || name === 'stall-with-pings') expect(seen.end).toBe('hanging');
      if (/^(reset|close|cut-reset|cut-close|short)/u.test(name)) expect(seen.end).toBe('broken');
      // Every fault leaves a trace: the exchange differs from a healthy one, or took its time.
      const differs =
        seen.end !== 'whole' ||
        seen.status !== 200 ||
        seen.contentType !== healthy.contentType ||
        shape(seen) !== shape(healthy);
      expect(differs || fault.needsTimeout || name === 'tiny-writes').toBe(true);
    });
  });

  it('resets connections with ECONNRESET, closes them with "other side closed"', async () => {
    expect((await send('openai-chat', false, 'reset-before-headers')).error).toContain('ECONNRESET');
    expect((await send('openai-chat', false, 'close-before-headers')).error).toMatch(/other side closed/u);
    expect((await send('openai-chat', true, 'cut-close')).error).toMatch(/other side closed|UND_ERR_SOCKET/u);
  });

  it('says how long to wait in each spelling', async () => {
    const headersOf = async (fault: string) => {
      const { path, headers, body } = requests['openai-chat'](false);
      const response = await fetch(upstream.url + path, {
        method: 'POST',
        headers: { ...headers, 'x-fault': fault },
        body: JSON.stringify(body),
      });
      return response.headers;
    };
    expect((await headersOf('429-retry-after')).get('retry-after')).toBe('1');
    expect((await headersOf('429-retry-after-ms')).get('retry-after-ms')).toBe('250');
    expect((await headersOf('429-reset-duration')).get('x-ratelimit-reset-requests')).toBe('1m12s');
    const date = Date.parse((await headersOf('429-retry-after-date')).get('retry-after') ?? '');
    expect(Math.abs(date - Date.now() - 20_000)).toBeLessThan(3_000);
    expect((await headersOf('429')).has('retry-after')).toBe(false);
  });

  it('drops exactly the terminal mark', async () => {
    for (const [protocol, mark] of [
      ['openai-chat', '"finish_reason":"stop"'],
      ['openai-responses', 'event: response.completed'],
      ['anthropic', 'event: message_stop'],
      ['gemini', '"finishReason":"STOP"'],
      ['ollama', '"done":true'],
    ] as const) {
      expect((await send(protocol, true)).text).toContain(mark);
      const seen = await send(protocol, true, 'missing-terminal');
      expect(seen.end).toBe('whole');
      expect(seen.text).not.toContain(mark);
    }
  });

  it('splits bytes without changing them', async () => {
    const text = (seen: Seen) => seen.text.replace(/"(id|obfuscation|created)":"?[\w-]+"?/gu, '');
    expect(text(await send('openai-chat', true, 'tiny-writes'))).toBe(text(await send('openai-chat', true)));
  });

  it('are selected by model suffix and by path prefix too, and unknown names are refused', async () => {
    const { headers } = requests['openai-chat'](false);
    const post = (path: string, model: string, more = {}) =>
      fetch(upstream.url + path, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify({ model, messages: user }),
      });
    expect((await post('/v1/chat/completions', 'gpt-4o+529')).status).toBe(529);
    expect(upstream.requests.at(-1)).toMatchObject({ model: 'gpt-4o', fault: '529' });
    expect((await post('/f/503/v1/chat/completions', 'gpt-4o')).status).toBe(503);
    expect((await post('/p/groq/f/498/v1/chat/completions', 'gpt-4o')).status).toBe(498);
    const unknown = await post('/v1/chat/completions', 'gpt-4o', { 'x-fault': 'no-such-fault' });
    expect([unknown.status, await unknown.text()]).toEqual([
      400,
      expect.stringContaining('there is no fault called no-such-fault'),
    ]);
  });

  it('points a redirect at another origin, and records who follows it', async () => {
    const { path, headers, body } = requests['openai-chat'](false);
    const response = await fetch(upstream.url + path, {
      method: 'POST',
      headers: { ...headers, 'x-fault': 'redirect-307' },
      body: JSON.stringify(body),
    });
    expect(response.redirected).toBe(true);
    expect(upstream.strayRequests).toHaveLength(1);
    expect(new URL(response.url).origin).not.toBe(upstream.url);
  });

  it('answers a request without HTTP manners without falling over', async () => {
    const { port } = new URL(upstream.url);
    await new Promise<void>((resolve) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => socket.end('nonsense\r\n\r\n'));
      socket.once('close', () => resolve()).resume();
    });
    expect((await send('openai-chat', false)).status).toBe(200);
  });
});

/** The text without what differs between any two answers. */
function shape({ text }: Seen): string {
  return text
    .replace(/"(id|item_id|responseId|obfuscation|created|created_at|request_id)":\s*"?[\w:.-]+"?/gu, '')
    .replace(/ +/gu, ' ');
}
