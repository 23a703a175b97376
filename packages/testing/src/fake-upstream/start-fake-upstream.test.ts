import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeUpstream, refusedUrl, startFakeUpstream, startSelfSignedServer, unresolvableUrl } from './index.js';

const headers = { authorization: 'Bearer k' };
const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });

function post(upstream: FakeUpstream, init: RequestInit = {}): Promise<Response> {
  return fetch(`${upstream.url}/v1/chat/completions`, { method: 'POST', headers, body, ...init });
}

async function textOf(response: Response): Promise<string> {
  const completion = (await response.json()) as { choices?: { message: { content: string } }[] };
  return completion.choices?.[0]?.message.content ?? '';
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !condition(); turn += 1) await sleep(5);
}

describe('startFakeUpstream', () => {
  let upstream: FakeUpstream;
  beforeEach(async () => {
    upstream = await startFakeUpstream();
  });
  afterEach(() => upstream.close());

  it('plays scripts in order, the most specific queue first, then the default', async () => {
    upstream.script('any', '*', [{ text: 'any' }]);
    upstream.script('openai-chat', 'm', [{ fault: '503' }, { text: 'mine' }]);
    upstream.setDefault(({ question }) => ({ text: question.prompt.toUpperCase() }));
    expect((await post(upstream)).status).toBe(503);
    expect(upstream.pendingReplies).toBe(2);
    const texts = [];
    for (let turn = 0; turn < 3; turn += 1) texts.push(await textOf(await post(upstream)));
    expect(texts).toEqual(['mine', 'any', 'HI']);
  });

  it('adds the headers of a reply to a fault too, and delays it', async () => {
    upstream.script('any', '*', [{ fault: '429', headers: { 'retry-after': '7' }, delayMs: 30 }]);
    const startedAtMs = performance.now();
    const response = await post(upstream);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(performance.now() - startedAtMs).toBeGreaterThan(25);
  });

  it('sends raw answers as they are', async () => {
    upstream.script('any', '*', [{ raw: { status: 418, headers: { 'x-tea': 'pot' }, body: { short: true } } }]);
    const response = await post(upstream);
    expect([response.status, response.headers.get('x-tea'), await response.json()]).toEqual([
      418,
      'pot',
      { short: true },
    ]);
  });

  it('reports a script that throws as a 500 that says so', async () => {
    upstream.setDefault(() => {
      throw new Error('my script is wrong');
    });
    expect(await (await post(upstream)).text()).toContain('my script is wrong');
  });

  it('records every request, and when a client leaves early', async () => {
    upstream.script('any', '*', [{ text: 'one two three four', chunkDelayMs: 30 }]);
    const leaving = new AbortController();
    const streamed = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: true });
    const response = await post(upstream, { body: streamed, signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    const entry = upstream.requests[0];
    await until(() => entry?.disconnectedAtMs !== undefined);
    expect(entry).toMatchObject({
      method: 'POST',
      protocol: 'openai-chat',
      model: 'm',
      stream: true,
      status: 200,
      body: { stream: true },
    });
    expect(entry?.disconnectedAtMs).toBeGreaterThanOrEqual(entry?.arrivedAtMs ?? Number.POSITIVE_INFINITY);
    expect(entry?.finishedAtMs).toBeUndefined();
    expect(entry?.bytesSent).toBeGreaterThan(0);
  });

  it('counts how many requests it answers at once', async () => {
    upstream.setDefault({ text: 'x', delayMs: 40 });
    await Promise.all([post(upstream), post(upstream), post(upstream)].map(async (sent) => (await sent).text()));
    expect(upstream.maxConcurrent).toBe(3);
  });

  it('gives the same ids for the same seed and others for another', async () => {
    const idOf = async (seed: number) => {
      const seeded = await startFakeUpstream({ seed, now: () => 1_780_000_000_000 });
      const text = await (await post(seeded)).text();
      await seeded.close();
      return text;
    };
    expect(await idOf(7)).toBe(await idOf(7));
    expect(await idOf(7)).not.toBe(await idOf(8));
  });

  it('refuses bodies that are not JSON or too large, and unknown paths, in JSON', async () => {
    expect((await post(upstream, { body: '{"model":' })).status).toBe(400);
    expect((await post(upstream, { body: 'x'.repeat(33 * 1024 * 1024) })).status).toBe(413);
    const unknown = await fetch(`${upstream.url}/v2/nothing`);
    expect([unknown.status, await unknown.json()]).toEqual([404, { error: expect.anything() }]);
  });

  it('closes at once while clients are still waiting', async () => {
    const waiting = post(upstream, { headers: { ...headers, 'x-fault': 'stall-forever' } }).then((response) =>
      response.text(),
    );
    waiting.catch(() => {});
    await until(() => (upstream.requests[0]?.bytesSent ?? 0) > 0);
    await upstream.close();
    await expect(waiting).rejects.toThrow();
  });

  it('says which port is taken', async () => {
    await expect(startFakeUpstream({ port: Number(new URL(upstream.url).port) })).rejects.toThrow(
      /cannot listen on 127\.0\.0\.1:\d+/u,
    );
  });
});

describe('places that cannot be reached', () => {
  const codeOf = async (url: string): Promise<unknown> => {
    try {
      await fetch(url);
      return 'reached';
    } catch (error) {
      return error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : error;
    }
  };

  it('refuse, do not resolve, or show a certificate that nobody trusts', async () => {
    const secure = await startSelfSignedServer();
    expect(await codeOf(await refusedUrl())).toBe('ECONNREFUSED');
    expect(await codeOf(unresolvableUrl)).toMatch(/ENOTFOUND|EAI_AGAIN/u);
    expect(await codeOf(secure.url)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    await secure.close();
  });
});
