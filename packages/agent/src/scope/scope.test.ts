import Anthropic from '@anthropic-ai/sdk';
import type { ChatModel, Price, Provider } from '@cascade/core/spec';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { scriptedModel } from '@cascade/testing/models';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CascadeAgent, instrument, ScopeBudgetError, type ScopeReport, withBudget } from '../index.js';

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

type Replies = Parameters<typeof scriptedModel>[0]['replies'];
const answer = { text: 'ok', finish: { usage: { inputTokens: 0, outputTokens: 50 } } };

/** A dollar for a thousand output tokens: with 100 tokens a call reserves about 0.1 USD, and costs 0.05. */
function setUp(replies: Replies = [answer], cost: number | null = 1) {
  const model = scriptedModel({ replies, capabilities: { tools: true } });
  const priced = cost === null ? {} : { cost };
  const models = [{ name: 'model', provider: providerOf(model), ...priced }];
  const agent = new CascadeAgent({ models, retry: { delaysMs: [] } });
  return { model, agent, ask: () => agent.run('hi', { maxTokens: 100 }) };
}

async function reason(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'it worked',
    (error: unknown) => error,
  );
}

describe('withBudget', () => {
  it('reports what was used inside, over agents and branches side by side', async () => {
    const [one, two] = [setUp(), setUp()];
    await one.ask();
    const report = await withBudget({ usd: 10 }, async (scope) => {
      await Promise.all([
        one.ask(),
        (async () => two.ask())(),
        new Promise((done) => setTimeout(() => done(one.ask()), 1)),
      ]);
      return scope.report();
    });
    expect(report).toMatchObject({
      mode: 'enforce',
      calls: 3,
      pendingCalls: 0,
      unknownCalls: 0,
      exceeded: [],
      byModel: { 'scripted/model': { calls: 3 } },
    });
    expect(report.costUsd).toBeCloseTo(0.15, 9);
  });

  it('keeps branches side by side to one sum of money', async () => {
    const { ask, model } = setUp([{ ...answer, delayMs: 5 }]);
    let report: ScopeReport | undefined;
    const outcomes = await withBudget({ usd: 0.5 }, async (scope) => {
      const settled = await Promise.allSettled(Array.from({ length: 20 }, ask));
      report = scope.report();
      return settled;
    });
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBe(20 - model.calls.length);
    expect(refused[0]).toMatchObject({ reason: { code: 'budget-exceeded' } });
    expect(String(refused[0]?.reason)).toContain('withBudget: the budget of 0.5 USD has no room');
    expect(model.calls.length).toBeGreaterThan(0);
    expect(report?.costUsd).toBeLessThanOrEqual(0.5);
    expect(report?.exceeded).toEqual(['usd']);
  });

  it('counts every call, retries too, and refuses those beyond', async () => {
    const { agent, model } = setUp([{ failure: { class: 'server' } }, answer]);
    await agent.close();
    const retrying = new CascadeAgent({
      models: [{ name: 'model', provider: providerOf(model), cost: 1 }],
      retry: { delaysMs: [1] },
    });
    await withBudget({ calls: 2 }, async (scope) => {
      await retrying.run('hi');
      expect(scope.report().calls).toBe(2);
      expect(await reason(retrying.run('hi'))).toMatchObject({ code: 'budget-exceeded' });
    });
    expect(model.calls).toHaveLength(2);
  });

  it('only observes when it is told so', async () => {
    const { ask } = setUp();
    const report = await withBudget({ usd: 0.06, calls: 1, timeMs: 0, mode: 'observe' }, async (scope) => {
      await ask();
      await new Promise((done) => setTimeout(done, 5));
      await ask();
      return scope.report();
    });
    expect(report).toMatchObject({ mode: 'observe', calls: 2 });
    expect([...report.exceeded].sort()).toEqual(['calls', 'timeMs', 'usd']);
  });

  it('ends at once when the time is up, and aborts what is under way', async () => {
    const { ask, model } = setUp([{ ...answer, delayMs: 5_000 }]);
    const startedAtMs = performance.now();
    const error = await reason(withBudget({ timeMs: 30 }, () => ask()));
    expect(ScopeBudgetError.isInstance(error)).toBe(true);
    expect(String(error)).toContain('longer than 30 ms');
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
    await expect.poll(() => model.calls[0]?.wasAborted).toBe(true);
    const hanging = withBudget({ timeMs: 10 }, () => new Promise(() => {}));
    expect(ScopeBudgetError.isInstance(await reason(hanging))).toBe(true);
  });

  it('within another keeps to both', async () => {
    const { ask } = setUp();
    await withBudget({ calls: 3 }, async (outer) => {
      await withBudget({ calls: 1 }, async (inner) => {
        await ask();
        expect(await reason(ask())).toMatchObject({ code: 'budget-exceeded' });
        expect(inner.report().calls).toBe(1);
      });
      await ask();
      await ask();
      await withBudget({ calls: 5 }, async (inner) => {
        expect(await reason(ask())).toMatchObject({ code: 'budget-exceeded' });
        expect(inner.report().calls).toBe(0);
      });
      expect(outer.report().calls).toBe(3);
    });
    expect((await ask()).content).toBe('ok');
  });

  it('counts streams, and agents that tools ask', async () => {
    const inner = setUp();
    const call = { content: [{ type: 'tool-call' as const, id: 'c1', name: 'ask', input: {} }] };
    const outer = setUp([{ ...call, finish: answer.finish }, answer]);
    const tools = { ask: { input: z.object({}), execute: async () => (await inner.ask()).content } };
    const report = await withBudget({ calls: 9 }, async (scope) => {
      for await (const _chunk of outer.agent.stream('hi', { tools }));
      return scope.report();
    });
    expect(report.calls).toBe(3);
    expect(inner.model.calls).toHaveLength(1);
  });

  it('counts a stream that was made inside and is read outside', async () => {
    const { agent } = setUp();
    const { stream, scope } = await withBudget({ calls: 9 }, (own) => ({ stream: agent.stream('hi'), scope: own }));
    for await (const _chunk of stream);
    expect(scope.report().calls).toBe(1);
  });

  it('makes no call of unknown price while money is limited', async () => {
    const { ask, model } = setUp([answer], null);
    await withBudget({ usd: 1 }, async () => {
      expect(String(await reason(ask()))).toContain('the price of scripted/model is not known');
    });
    expect(model.calls).toHaveLength(0);
    const report = await withBudget({ calls: 5 }, async (scope) => {
      await ask();
      return scope.report();
    });
    expect(report).toMatchObject({ calls: 1, unknownCalls: 1 });
    expect(report.costUsd).toBeUndefined();
  });

  it.each<[object, string]>([
    [{ usd: -1 }, 'usd must be a number of at least 0'],
    [{ dollars: 1 }, 'unknown option "dollars"'],
    [{ mode: 'strict' }, 'mode must be "enforce" or "observe"'],
  ])('says what is wrong with %j', async (limits, message) => {
    await expect(withBudget(limits, () => 1)).rejects.toThrow(message);
  });
});

describe('instrument', () => {
  let upstream: FakeUpstream;
  beforeAll(async () => {
    upstream = await startFakeUpstream();
  });
  afterAll(() => upstream.close());
  beforeEach(() => upstream.reset());

  const price = (): Price => ({ inputPer1M: 10, outputPer1M: 1_000 });
  const usage = { inputTokens: 100, outputTokens: 50 };
  const costUsd = 0.051;
  const messages = [{ role: 'user' as const, content: 'hi' }];
  const chat = { model: 'gpt-4o-mini', messages, max_completion_tokens: 100 };
  const openai = () =>
    instrument(new OpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'sk-test-key-1', maxRetries: 0 }), { price });
  const anthropic = () =>
    instrument(new Anthropic({ baseURL: upstream.url, apiKey: 'sk-ant-test', maxRetries: 0 }), { price });

  async function reportOf(work: () => Promise<unknown>): Promise<ScopeReport> {
    return withBudget({ usd: 5 }, async (scope) => {
      await work();
      return scope.report();
    });
  }

  it.each<[string, () => Promise<unknown>]>([
    ['chat', async () => (await openai()).chat.completions.create(chat)],
    ['chat with its response', async () => (await openai()).chat.completions.create(chat).withResponse()],
    ['a parsed chat', async () => (await openai()).chat.completions.parse(chat)],
    [
      'responses',
      async () => (await openai()).responses.create({ model: 'gpt-4o-mini', input: 'hi', max_output_tokens: 100 }),
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
    [
      'messages',
      async () => (await anthropic()).messages.create({ model: 'claude-haiku-4-5', messages, max_tokens: 100 }),
    ],
    [
      'messages by the helper for streams',
      async () =>
        (await anthropic()).messages.stream({ model: 'claude-haiku-4-5', messages, max_tokens: 100 }).finalMessage(),
    ],
  ])('counts %s', async (_what, work) => {
    upstream.setDefault({ text: 'ok', usage });
    const report = await reportOf(work);
    expect(report).toMatchObject({ calls: 1, pendingCalls: 0, unknownCalls: 0 });
    expect(report.costUsd).toBeCloseTo(costUsd, 9);
  });

  it('refuses what does not fit before it is sent, and counts failures as free', async () => {
    upstream.setDefault({ text: 'ok', usage });
    const client = await openai();
    await withBudget({ usd: 0.16 }, async (scope) => {
      await client.chat.completions.create(chat);
      await client.chat.completions.create(chat);
      const refused = (async () => client.chat.completions.create(chat))();
      expect(await reason(refused)).toMatchObject({ code: 'scope-budget' });
      expect(scope.report()).toMatchObject({ calls: 2, exceeded: ['usd'] });
    });
    expect(upstream.requests).toHaveLength(2);
    upstream.script('openai-chat', '*', [{ fault: 'rate-limited' }]);
    const report = await reportOf(() => reason(Promise.resolve(client.chat.completions.create(chat))));
    expect(report).toMatchObject({ calls: 1, pendingCalls: 0, costUsd: 0 });
  });

  it('counts agents and clients together, and leaves calls outside alone', async () => {
    upstream.setDefault({ text: 'ok', usage });
    const client = await openai();
    expect(await instrument(client)).toBe(client);
    await client.chat.completions.create(chat);
    const { ask } = setUp();
    const report = await reportOf(() => Promise.all([ask(), client.chat.completions.create(chat)]));
    expect(report.calls).toBe(2);
    expect(Object.keys(report.byModel).sort()).toEqual(['gpt-4o-mini', 'scripted/model']);
  });

  it('knows no price where the client speaks to another address', async () => {
    const client = await instrument(new OpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'sk-test-key-1' }));
    await withBudget({ usd: 1 }, async () => {
      const asked = (async () => client.chat.completions.create(chat))();
      expect(String(await reason(asked))).toContain('the price of gpt-4o-mini is not known');
    });
    expect(upstream.requests).toHaveLength(0);
  });

  it('wants a client that it knows', async () => {
    await expect(instrument({ generate: () => 'hi' })).rejects.toThrow(
      'the client has none of chat.completions.create',
    );
  });
});
