import Anthropic from '@anthropic-ai/sdk';
import type { Price } from '@cascade/core/spec';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { scriptedModel } from '@cascade/testing/models';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CascadeAgent, instrument, type ScopeLimits, type ScopeReport, withBudget } from '../index.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.reset();
  upstream.setDefault({ text: 'ok', usage });
});

/** With 100 tokens a call reserves a little more than 0.1 USD, and costs 0.051. */
const price = (): Price => ({ inputPer1M: 10, outputPer1M: 1_000 });
const usage = { inputTokens: 100, outputTokens: 50 };
const costUsd = 0.051;
const messages = [{ role: 'user' as const, content: 'hi' }];
const chat = { model: 'gpt-4o-mini', messages, max_completion_tokens: 100 };
const message = { model: 'claude-haiku-4-5', messages, max_tokens: 100 };

const openai = (maxRetries = 0) =>
  instrument(new OpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'sk-test-key-1', maxRetries }), { price });
const anthropic = () =>
  instrument(new Anthropic({ baseURL: upstream.url, apiKey: 'sk-ant-test', maxRetries: 0 }), { price });

/** What a scope says of this work, whether it fails or not. */
async function reportOf(work: () => unknown, limits: ScopeLimits = { usd: 5 }): Promise<ScopeReport> {
  return withBudget(limits, async (scope) => {
    await reason(Promise.resolve().then(work));
    return scope.report();
  });
}

async function reason(work: PromiseLike<unknown>): Promise<unknown> {
  return work.then(
    () => 'it worked',
    (error: unknown) => error,
  );
}

async function readAll(stream: AsyncIterable<unknown>, most = Number.POSITIVE_INFINITY): Promise<void> {
  let count = 0;
  for await (const _event of stream) if (++count >= most) break;
}

describe('instrument counts', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['chat', async () => (await openai()).chat.completions.create(chat)],
    ['chat with its response', async () => (await openai()).chat.completions.create(chat).withResponse()],
    ['a parsed chat', async () => (await openai()).chat.completions.parse(chat)],
    ['what is posted', async () => (await openai()).post('/chat/completions', { body: chat })],
    [
      'a copy with other options',
      async () => (await openai()).withOptions({ timeout: 5_000 }).chat.completions.create(chat),
    ],
    [
      'a copy with a transport of its own',
      async () => (await openai()).withOptions({ fetch: globalThis.fetch }).chat.completions.create(chat),
    ],
    [
      'responses',
      async () => (await openai()).responses.create({ model: 'gpt-4o-mini', input: 'hi', max_output_tokens: 100 }),
    ],
    [
      'streamed responses',
      async () =>
        readAll(
          await (await openai()).responses.create({
            ...{ model: 'gpt-4o-mini', input: 'hi', max_output_tokens: 100, stream: true },
          }),
        ),
    ],
    [
      'a streamed chat',
      async () => {
        const pieces = [];
        const stream = await (await openai()).chat.completions.create({ ...chat, stream: true });
        for await (const piece of stream) pieces.push(piece);
        expect(pieces.every(({ choices }) => choices.length > 0)).toBe(true);
        expect(pieces.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('ok');
      },
    ],
    ['messages', async () => (await anthropic()).messages.create(message)],
    ['messages of a copy', async () => (await anthropic()).withOptions({ timeout: 5_000 }).messages.create(message)],
    ['streamed messages', async () => readAll(await (await anthropic()).messages.create({ ...message, stream: true }))],
    ['messages by the helper for streams', async () => (await anthropic()).messages.stream(message).finalMessage()],
  ])('%s', async (_what, work) => {
    const report = await withBudget({ usd: 5 }, async (scope) => {
      await work();
      return scope.report();
    });
    expect(report).toMatchObject({ calls: 1, pendingCalls: 0, unknownCalls: 0 });
    expect(report.costUsd).toBeCloseTo(costUsd, 9);
  });

  it('no request that calls no model', async () => {
    const client = await openai();
    const report = await reportOf(() => client.models.list(), { usd: 0 });
    expect(report.calls).toBe(0);
    expect(upstream.requests).toHaveLength(1);
  });

  it('agents and clients together, and nothing outside of a scope', async () => {
    const client = await openai();
    expect(await instrument(client)).toBe(client);
    await client.chat.completions.create(chat);
    const model = scriptedModel({ replies: [{ text: 'ok', finish: { usage: { inputTokens: 0, outputTokens: 50 } } }] });
    const keys = { environment: [], required: false };
    const provider = {
      specificationVersion: 'v1',
      name: 'scripted',
      origin: model.origin,
      keys,
      chat: () => model,
    } as const;
    const agent = new CascadeAgent({ models: [{ name: 'model', provider, cost: 1 }] });
    const report = await reportOf(() =>
      Promise.all([agent.run('hi', { maxTokens: 100 }), client.chat.completions.create(chat)]),
    );
    expect(report.calls).toBe(2);
    expect(Object.keys(report.byModel).sort()).toEqual(['gpt-4o-mini', 'scripted/model']);
  });
});

describe('instrument refuses what does not fit', () => {
  const copies = ['create', 'withOptions', 'post'] as const;
  it.each(copies)('by %s, and sends nothing', async (how) => {
    const client = await openai();
    const ask = {
      create: () => client.chat.completions.create(chat),
      withOptions: () => client.withOptions({ timeout: 5_000 }).chat.completions.create(chat),
      post: () => client.post('/chat/completions', { body: chat }),
    };
    const report = await withBudget({ usd: 1e-9 }, async (scope) => {
      expect(await reason(ask[how]())).toMatchObject({ code: 'scope-budget' });
      return scope.report();
    });
    expect(report).toMatchObject({ calls: 0, exceeded: ['usd'] });
    expect(upstream.requests).toHaveLength(0);
  });

  it('by a rejection of the promise of the SDK, whatever is asked of it', async () => {
    const [client, other] = [await openai(), await anthropic()];
    await withBudget({ calls: 0 }, async () => {
      const promises = [
        () => client.chat.completions.create(chat).catch((error: unknown) => error),
        () => reason(client.chat.completions.create(chat).withResponse()),
        () => reason(client.chat.completions.create(chat).asResponse()),
        () => reason(client.chat.completions.parse(chat)),
        () => other.messages.create(message).catch((error: unknown) => error),
        () => reason(other.messages.create({ ...message, stream: true }).withResponse()),
      ];
      for (const ask of promises) expect(await ask()).toMatchObject({ code: 'scope-budget' });
    });
    expect(upstream.requests).toHaveLength(0);
  });

  it('while branches side by side have room together', async () => {
    const client = await openai();
    const report = await withBudget({ usd: 0.16 }, async (scope) => {
      await client.chat.completions.create(chat);
      await client.chat.completions.create(chat);
      expect(await reason(client.chat.completions.create(chat))).toMatchObject({ code: 'scope-budget' });
      return scope.report();
    });
    expect(report).toMatchObject({ calls: 2, exceeded: ['usd'] });
    expect(upstream.requests).toHaveLength(2);
  });

  it.each([{ n: 50 }, { best_of: 50 }, { max_completion_tokens: -1_000 }])(
    'by all answers that are asked for: %j',
    async (more) => {
      const client = await openai();
      const report = await reportOf(() => client.chat.completions.create({ ...chat, ...more }), { usd: 0.16 });
      expect(report).toMatchObject({ calls: 0, exceeded: ['usd'] });
    },
  );

  it('where the price is not known: at another address, or by a price that makes no sense', async () => {
    const at = { baseURL: `${upstream.url}/v1`, apiKey: 'sk-test-key-1' };
    const clients = [
      await instrument(new OpenAI(at)),
      await instrument(new OpenAI(at), { price: () => ({ inputPer1M: 1, outputPer1M: -500 }) }),
      await instrument(new OpenAI(at), { price: () => ({ inputPer1M: Number.NaN, outputPer1M: 1 }) }),
      (await instrument(new OpenAI({ apiKey: 'sk-test-key-1' }))).withOptions(at),
    ];
    for (const client of clients) {
      await withBudget({ usd: 1 }, async () => {
        const refused = String(await reason(client.chat.completions.create(chat)));
        expect(refused).toContain('the price of gpt-4o-mini is not known');
      });
    }
    expect(upstream.requests).toHaveLength(0);
  });

  it('once the time is up, and aborts what is under way', async () => {
    upstream.setDefault({ text: 'ok', usage, delayMs: 5_000 });
    const client = await openai(2);
    let report: ScopeReport | undefined;
    const asked = withBudget({ timeMs: 30 }, async (scope) => {
      await reason(client.chat.completions.create(chat));
      report = scope.report();
    });
    expect(await reason(asked)).toMatchObject({ code: 'scope-budget' });
    await expect.poll(() => report).toMatchObject({ calls: 1, pendingCalls: 0, unknownCalls: 1 });
    expect(upstream.requests).toHaveLength(1);
  });
});

describe('instrument invents no amount', () => {
  const unknown = { calls: 1, pendingCalls: 0, unknownCalls: 1, byModel: { 'gpt-4o-mini': { calls: 1 } } };

  it.each(['rate-limited', '500', 'bad-request'])(
    'an answer that says that it is an error is free: %s',
    async (fault) => {
      upstream.setDefault({ fault });
      const report = await reportOf(async () => (await openai()).chat.completions.create(chat));
      expect(report).toMatchObject({ calls: 1, pendingCalls: 0, unknownCalls: 0, costUsd: 0 });
    },
  );

  it.each([
    ['reset-before-headers', 'a connection that is reset'],
    ['malformed-json', 'an answer that is no JSON'],
    ['cut-clean', 'an answer that is cut'],
    ['usage-missing', 'an answer without usage'],
    ['usage-negative', 'usage below 0'],
    ['usage-not-numbers', 'usage that is no number'],
  ])('%s: %s costs what nobody knows', async (fault) => {
    upstream.setDefault({ text: 'ok, that is it', usage, fault });
    const report = await reportOf(async () => (await openai()).chat.completions.create(chat));
    expect(report).toMatchObject(unknown);
    expect(report.costUsd).toBeUndefined();
  });

  it('what it reserved for a call of unknown cost stays reserved, and no more than that', async () => {
    const client = await openai();
    const report = await withBudget({ usd: 0.16 }, async (scope) => {
      upstream.script('openai-chat', '*', [{ fault: 'malformed-json' }]);
      await reason(client.chat.completions.create(chat));
      expect(await reason(client.chat.completions.create(chat))).toMatchObject({ code: 'scope-budget' });
      expect(await reason(client.chat.completions.create({ ...chat, max_completion_tokens: 40 }))).toBe('it worked');
      return scope.report();
    });
    expect(report).toMatchObject({ calls: 2, pendingCalls: 0, unknownCalls: 1 });
  });

  it.each<[string, () => { readonly timeout?: number; readonly signal?: AbortSignal }]>([
    ['a timeout', () => ({ timeout: 30 })],
    ['an abort', () => ({ signal: AbortSignal.timeout(30) })],
  ])('%s costs what nobody knows', async (_what, how) => {
    upstream.setDefault({ text: 'ok', usage, delayMs: 1_000 });
    const client = await openai();
    expect(await reportOf(() => client.chat.completions.create(chat, how()))).toMatchObject(unknown);
  });

  it('what was never sent is no call', async () => {
    const client = await openai();
    const signal = AbortSignal.abort();
    expect(await reportOf(() => client.chat.completions.create(chat, { signal }))).toMatchObject({ calls: 0 });
  });

  it('an attempt that was lost before another one answered costs what nobody knows', async () => {
    upstream.script('openai-chat', '*', [{ fault: 'reset-before-headers' }, { text: 'ok', usage }]);
    expect(await reportOf(async () => (await openai(1)).chat.completions.create(chat))).toMatchObject(unknown);
    expect(upstream.requests).toHaveLength(2);
    upstream.script('openai-chat', '*', [{ fault: '500' }, { text: 'ok', usage }]);
    const refused = await reportOf(async () => (await openai(1)).chat.completions.create(chat));
    expect(refused.costUsd).toBeCloseTo(costUsd, 9);
  });

  const streams: readonly [string, () => Promise<AsyncIterable<unknown>>][] = [
    ['chat', async () => (await openai()).chat.completions.create({ ...chat, stream: true })],
    ['messages', async () => (await anthropic()).messages.create({ ...message, stream: true })],
  ];
  it.each(streams)('a stream of %s that is left or breaks costs what nobody knows', async (_what, open) => {
    const reply = { text: 'hello there my friend how are you', usage };
    upstream.setDefault(reply);
    const left = await reportOf(async () => readAll(await open(), 4));
    upstream.setDefault({ ...reply, fault: 'cut-reset' });
    const broken = await reportOf(async () => readAll(await open()));
    upstream.setDefault({ ...reply, fault: 'cut-clean' });
    const cut = await reportOf(async () => readAll(await open()));
    for (const report of [left, broken, cut]) {
      expect(report).toMatchObject({ calls: 1, pendingCalls: 0, unknownCalls: 1 });
      expect(report.costUsd).toBeUndefined();
    }
  });
});

describe('instrument says what is wrong', () => {
  it.each<[string, unknown, unknown, string]>([
    ['a client of another kind', { generate: () => 'hi' }, {}, 'the client is none of the SDKs of OpenAI or Anthropic'],
    ['no client', null, {}, 'the client is none of the SDKs of OpenAI or Anthropic'],
    ['an unknown option', new OpenAI({ apiKey: 'sk-1' }), { prices: price }, 'instrument: unknown option "prices"'],
    ['no function', new OpenAI({ apiKey: 'sk-1' }), { price: 5 }, 'instrument.price must be a function, got 5'],
    ['an unknown vendor', new OpenAI({ apiKey: 'sk-1' }), { vendor: 'opanai' }, 'there is no price table of "opanai"'],
  ])('%s', async (_what, client, options, message_) => {
    // Wrong on purpose, as from JavaScript.
    const wrong = instrument(client as object, options as object);
    await expect(wrong).rejects.toMatchObject({ code: 'configuration' });
    await expect(wrong).rejects.toThrow(message_);
  });
});
