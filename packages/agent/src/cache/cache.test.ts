import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStore, type Store } from '@cascade/core';
import type { Json } from '@cascade/core/spec';
import { sqliteStore } from '@cascade/store-sqlite';
import { manualClock } from '@cascade/testing/clock';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type AgentCallOptions,
  CascadeAgent,
  type CascadeAgentOptions,
  type ModelOptions,
  piiGuardrail,
  withBudget,
} from '../index.js';
import { canonicalJson } from './canonical-json.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.reset();
  upstream.setDefault({ text: 'Paris.', usage });
});

const usage = { inputTokens: 100, outputTokens: 50 };
const hardQuestion =
  'A shop sells pens at 3 for 2 dollars and pads at 4 dollars each. Ann buys 12 pens and 5 pads and pays with a 50 dollar bill. How much change does she get?';
const question = 'What is the capital of France?';

function model(more: Partial<ModelOptions> = {}): ModelOptions {
  return {
    name: 'gpt-4o-mini',
    provider: 'openai',
    baseUrl: `${upstream.url}/v1`,
    apiKey: 'sk-test-key-1',
    cost: 0.000_15,
    ...more,
  };
}

function agent(more: Partial<CascadeAgentOptions> = {}): CascadeAgent {
  const models = [model(), model({ name: 'gpt-4o', cost: 0.006_25 })];
  return new CascadeAgent({ models, retry: { delaysMs: [] }, cache: true, ...more });
}

const asked = (): number => upstream.requests.length;

describe('a cache', () => {
  it('gives an answer again, for nothing, and says so', async () => {
    const one = agent();
    const first = await one.run(question);
    const again = await one.run([{ role: 'user', content: [{ type: 'text', text: question }] }]);
    expect(asked()).toBe(1);
    expect(first).toMatchObject({ cached: false, content: 'Paris.' });
    expect(again).toMatchObject({
      cached: true,
      content: 'Paris.',
      totalCost: 0,
      usage: { inputTokens: 0, outputTokens: 0 },
      modelUsed: first.modelUsed,
      draftAccepted: true,
      runIds: first.runIds,
      trace: { attempts: [] },
    });
    expect(again.costSavings).toBeCloseTo((first.totalCost ?? 0) + (first.costSavings ?? 0), 12);
    expect(again.messages.at(-1)).toEqual(first.messages.at(-1));
  });

  it('is refused beside guardrails, whose findings it would keep', () => {
    const guardrails = { input: [piiGuardrail({ action: 'redact' })] };
    expect(() => agent({ guardrails })).toThrow('cache: not with guardrails');
    expect(() => agent({ guardrails, cache: false })).not.toThrow();
  });

  it('gives it again in a stream, and that of a stream to others', async () => {
    const one = agent();
    const read = async () => {
      const chunks = [];
      for await (const chunk of one.stream(question)) chunks.push(chunk);
      return chunks;
    };
    const live = await read();
    const replayed = await read();
    expect(asked()).toBe(1);
    expect(live.at(-1)).toMatchObject({ type: 'done', cached: false });
    expect(replayed).toMatchObject([
      { type: 'text', content: 'Paris.' },
      { type: 'done', cached: true, totalCost: 0, result: { content: 'Paris.' } },
    ]);
    expect((await one.run(question)).cached).toBe(true);
  });

  it('makes one call of a thousand that ask the same at once', async () => {
    upstream.setDefault({ text: 'Paris.', usage, delayMs: 20 });
    const one = agent();
    const results = await Promise.all(Array.from({ length: 1_000 }, () => one.run(question)));
    expect(asked()).toBe(1);
    expect(results.filter(({ cached }) => cached)).toHaveLength(999);
    expect(new Set(results.map(({ content }) => content))).toEqual(new Set(['Paris.']));
    expect(results.reduce((sum, { totalCost = 0 }) => sum + totalCost, 0)).toBeCloseTo(150 * 0.000_000_15, 12);
  });

  it('gives each of those who waited an answer of his own', async () => {
    upstream.setDefault({ text: '{"cities":["Paris"]}', usage, delayMs: 20 });
    const one = agent();
    const output = z.object({ cities: z.array(z.string()) });
    const ask = async () => {
      const result = await one.run<z.infer<typeof output>>(question, { output });
      result.object?.cities.push('Rome');
      Object.assign(result.usage, { inputTokens: 1_000 });
      return result;
    };
    const results = await Promise.all(Array.from({ length: 5 }, ask));
    expect(asked()).toBe(1);
    expect(results.map(({ object }) => object?.cities)).toEqual(Array(5).fill(['Paris', 'Rome']));
    expect((await ask()).object?.cities).toEqual(['Paris', 'Rome']);
  });

  it('lets each ask for what cannot be copied', async () => {
    upstream.setDefault({ text: '{"city":"Paris"}', usage, delayMs: 20 });
    const one = agent();
    const greeting = (city: string) => ({ greet: () => `Hello ${city}` });
    const output: AgentCallOptions['output'] = {
      jsonSchema: { type: 'object' },
      validate: (object) => {
        Object.assign(Object(object), greeting('Paris'));
        return [];
      },
    };
    const results = await Promise.all([one.run(question, { output }), one.run(question, { output })]);
    expect(asked()).toBe(2);
    expect(results.map(({ object }) => Object(object).greet?.())).toEqual(['Hello Paris', 'Hello Paris']);
  });

  it('says of an answer that it was given again, and from which run', async () => {
    const one = agent({ rules: [{ name: 'short', maxTokens: 50 }] });
    const first = await one.run(question);
    expect(await one.explain(await one.run(question))).toEqual([
      'applied: rule short',
      `openai/gpt-4o-mini had answered before (run ${first.runIds[0]}): given again, for nothing`,
    ]);
  });

  it('lets another ask when the one whom they waited for leaves', async () => {
    upstream.setDefault({ text: 'Paris.', usage, delayMs: 50 });
    const one = agent();
    const leaves = new AbortController();
    const first = one.run(question, { signal: leaves.signal });
    await expect.poll(asked).toBe(1);
    const others = [one.run(question), one.run(question)];
    leaves.abort();
    await expect(first).rejects.toMatchObject({ code: 'aborted' });
    expect((await Promise.all(others)).map(({ cached }) => cached).sort()).toEqual([false, true]);
    expect(asked()).toBe(2);
  });

  it('lets one of those who wait leave, and nobody else notices', async () => {
    upstream.setDefault({ text: 'Paris.', usage, delayMs: 50 });
    const one = agent();
    const leaves = new AbortController();
    const first = one.run(question);
    const waits = one.run(question, { signal: leaves.signal });
    await expect.poll(asked).toBe(1);
    leaves.abort();
    await expect(waits).rejects.toMatchObject({ code: 'aborted' });
    expect((await first).content).toBe('Paris.');
    expect(asked()).toBe(1);
  });

  it('asks for those who wait when the time of the first one is up', async () => {
    upstream.setDefault({ text: 'Paris.', usage, delayMs: 250 });
    const one = agent({ models: [model()], cooldown: { afterFailures: 1_000 } });
    const first = one.run(question, { timeoutMs: 50 }).catch((error: unknown) => error);
    await expect.poll(asked).toBe(1);
    const waits = one.run(question);
    expect(await first).toBeInstanceOf(Error);
    expect(await waits).toMatchObject({ content: 'Paris.', cached: false });
    expect(asked()).toBe(2);
  });

  it('lets nobody wait longer than his own call may take', async () => {
    upstream.setDefault({ text: 'Paris.', usage, delayMs: 400 });
    const one = agent({ models: [model()] });
    const first = one.run(question);
    await expect.poll(asked).toBe(1);
    const startedAtMs = performance.now();
    await expect(one.run(question, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'all-tiers-failed' });
    expect(performance.now() - startedAtMs).toBeLessThan(300);
    expect((await first).content).toBe('Paris.');
    expect(asked()).toBe(1);
  });

  it('lets nobody wait longer than his scope, and leaves the first one alone', async () => {
    upstream.setDefault({ text: 'Paris.', usage, delayMs: 500 });
    const one = agent();
    const first = one.run(question);
    await expect.poll(asked).toBe(1);
    const startedAtMs = performance.now();
    let ended: Promise<number> | undefined;
    const scoped = withBudget({ timeMs: 30 }, async () => {
      const waits = one.run(question);
      ended = waits.then(
        () => Number.POSITIVE_INFINITY,
        () => performance.now() - startedAtMs,
      );
      await waits;
    });
    await expect(scoped).rejects.toMatchObject({ code: 'scope-budget' });
    expect(await ended).toBeLessThan(400);
    expect(await first).toMatchObject({ content: 'Paris.', cached: false });
    expect(asked()).toBe(1);
  });

  it('tells all who waited of one failure, and asks anew the next time', async () => {
    upstream.script('openai-chat', '*', [{ fault: 'auth-invalid-key' }, { fault: 'auth-invalid-key' }]);
    const one = agent({ models: [model()], cooldown: { baseMs: 1, maxMs: 1 } });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => one.run(question)));
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(asked()).toBe(1);
  });

  it('forgets an answer when its time is over', async () => {
    const clock = manualClock();
    const one = agent({ cache: { ttlMs: 1_000 }, clock });
    await one.run(question);
    await clock.advance(999);
    expect((await one.run(question)).cached).toBe(true);
    await clock.advance(1);
    expect((await one.run(question)).cached).toBe(false);
  });

  it('asks whoever says so, and keeps nothing of it', async () => {
    const one = agent();
    await one.run(question, { cache: false });
    await one.run(question);
    await one.run(question, { cache: false });
    expect(asked()).toBe(3);
  });

  it('checks a kept object with the schema of whoever asks', async () => {
    upstream.setDefault({ text: '{"city":"Paris"}', usage });
    const one = agent();
    const run = (output: AgentCallOptions['output']) => one.run(question, { ...(output && { output }) });
    const schema = () => z.object({ city: z.string() });
    await run(schema());
    expect(await run(schema())).toMatchObject({ cached: true, object: { city: 'Paris' } });
    const strict = z.object({ city: z.string().refine((city) => city !== 'Paris') });
    await expect(run(strict)).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });

  it('that fails costs nobody an answer', async () => {
    const broken = {
      get: () => Promise.reject(new Error('the disk is gone')),
      set: () => Promise.reject(new Error('the disk is gone')),
    };
    const result = await agent({ store: { ...memoryStore(), cache: broken } }).run(question);
    expect(result).toMatchObject({ content: 'Paris.', cached: false });
    expect(result.warnings).toEqual(['cache: the disk is gone', 'cache: the disk is gone']);
  });
});

describe('what is wrong with a cache', () => {
  it.each<[object, string]>([
    [{ cache: { ttlMs: 0 } }, 'ttlMs must be a number of milliseconds, more than 0'],
    [{ cache: { ttlms: 1 } }, 'did you mean "ttlMs"?'],
    [{ cache: { shared: 'yes' } }, 'shared must be true or false'],
    [{ cache: 'memory' }, 'options must be an object'],
  ])('is said at once: %j', (options, message) => {
    expect(() => agent(options)).toThrow(message);
  });

  it('of a call, too', async () => {
    await expect(agent().run(question, { cache: true } as object)).rejects.toThrow('cache must be false, or left out');
    const tools = { look: { input: { type: 'no schema' } as never } };
    await expect(agent().run(question, { tools })).rejects.toThrow('tools.look.input must be a Standard Schema');
    const output = { jsonSchema: 'none' } as never;
    await expect(agent().run(question, { output })).rejects.toThrow('output');
    expect(asked()).toBe(0);
  });
});

describe('nothing is kept of', () => {
  const input = z.object({});
  it.each<[string, object, AgentCallOptions]>([
    ['what was cut off', { text: 'Paris, which', finishReason: 'length' }, { tier: 1 }],
    ['calls with tools that are executed', { text: 'Paris.' }, { tools: { look: { input, execute: () => 'x' } } }],
  ])('%s', async (_what, reply, options) => {
    upstream.setDefault({ usage, ...reply });
    const one = agent();
    await one.run(question, options);
    expect((await one.run(question, options)).cached).toBe(false);
    expect(asked()).toBe(2);
  });

  it('what no tier satisfied', async () => {
    upstream.setDefault({ text: '12 pens cost 8 dollars, 5 pads 20 dollars. 50 - 28 = 22 dollars.', usage });
    upstream.script('openai-chat', 'gpt-4o', [{ fault: '500' }, { fault: '500' }]);
    const one = agent({ quality: { ownChecks: [() => ({ score: 0 })] } });
    for (const _time of [1, 2]) {
      expect(await one.run(hardQuestion)).toMatchObject({ degraded: true, cached: false });
    }
  });
});

describe('answers are kept apart', () => {
  const tool = { look: { description: 'looks', input: z.object({ at: z.string() }) } };
  const differences: Readonly<Record<string, AgentCallOptions>> = {
    user: { user: 'ada' },
    'another user': { user: 'bob' },
    'system prompt': { systemPrompt: 'Be brief.' },
    length: { maxTokens: 100 },
    temperature: { temperature: 0 },
    tier: { tier: 1 },
    region: { require: { region: 'eu' } },
    'another region': { require: { region: 'us' } },
    tools: { tools: tool },
    'choice of a tool': { tools: tool, toolChoice: 'none' },
    'output schema': { output: z.object({ city: z.string() }) },
    'another output schema': { output: z.object({ city: z.string(), country: z.string().optional() }) },
    'most cost': { maxCost: 1 },
  };

  it('by everything in a call that may change them', async () => {
    upstream.setDefault({ text: '{"city":"Paris"}', usage });
    const regions = ['eu', 'us'].map((region) => model({ region, alias: region, supportsTools: true }));
    const one = agent({ models: [regions, regions.map((entry) => ({ ...entry, alias: `${entry.alias}-2` }))] });
    const calls = [{}, ...Object.values(differences)];
    for (const options of calls) expect((await one.run(question, options)).cached).toBe(false);
    for (const options of calls) expect((await one.run(question, options)).cached).toBe(true);
    expect((await one.run(`${question} `)).cached).toBe(false);
  });

  it('by the rules that apply', async () => {
    const one = agent({ rules: [{ name: 'free', when: { plan: 'free' }, models: ['gpt-4o-mini'] }] });
    const answers = [];
    for (const plan of ['pro', 'free', 'pro', 'free']) answers.push(await one.run(question, { metadata: { plan } }));
    expect(answers.map(({ cached, rules }) => [cached, rules])).toEqual([
      [false, []],
      [false, ['rule free']],
      [true, []],
      [true, ['rule free']],
    ]);
  });

  it('but not by the user where they are shared, nor by what is only for the log', async () => {
    const one = agent({ cache: { shared: true } });
    await one.run(question, { user: 'ada', metadata: { page: 'home' } });
    expect((await one.run(question, { user: 'bob', metadata: { page: 'help' } })).cached).toBe(true);
  });
});

describe('a cache in SQLite', () => {
  it('serves another process on the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cascade-agent-'));
    const stores: (Store & { close(): Promise<void> })[] = [];
    const inAnotherProcess = () => {
      const store = sqliteStore({ path: join(folder, 'cache.db') });
      stores.push(store);
      return agent({ store });
    };
    const first = await inAnotherProcess().run(question);
    expect(await inAnotherProcess().run(question)).toMatchObject({ cached: true, content: first.content });
    await Promise.all(stores.map((store) => store.close()));
    await rm(folder, { recursive: true });
  });
});

describe('canonicalJson', () => {
  it('is the same for the same value, in whatever order its names are', () => {
    const anyObject = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(anyObject, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        // What JSON can hold comes back.
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)) as Json);
      }),
    );
  });

  it('tells bytes, addresses and functions apart', () => {
    const values = [new Uint8Array([1]), new Uint8Array([2]), new URL('http://a.test'), () => 1, () => 1, [], {}, null];
    expect(new Set(values.map(canonicalJson)).size).toBe(values.length);
    expect(canonicalJson(values)).toBe(canonicalJson([...values]));
  });
});
