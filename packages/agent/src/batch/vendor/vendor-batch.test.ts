import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '@cascade/core/spec';
import { createAnthropic } from '@cascade/providers-anthropic';
import { createOpenAI } from '@cascade/providers-openai';
import { type FakeUpstream, type ReplySource, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AgentBatchOutcome,
  type BatchOptions,
  type BatchProgress,
  CascadeAgent,
  type CascadeAgentOptions,
} from '../../index.js';

let upstream: FakeUpstream;
let folder = '';
beforeAll(async () => {
  upstream = await startFakeUpstream();
  folder = await mkdtemp(join(tmpdir(), 'cascade-vendor-batch-'));
});
beforeEach(() => {
  upstream.reset();
  upstream.setDefault(({ question }) => ({ text: `Re: ${question.prompt}`, usage }));
});
afterAll(async () => {
  await upstream.close();
  await rm(folder, { recursive: true });
});

const usage = { inputTokens: 1_000, outputTokens: 1_000 };
/** A thousand tokens in and out, at a dollar per million, and half of it. */
const fullUsd = 0.002;
const vendorBatch = { pollMs: 20 };

const openai = (settings: object = {}) =>
  createOpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'sk-first-of-somebody', batch: true, ...settings });
const anthropic = (settings: object = {}) =>
  createAnthropic({ baseURL: upstream.url, apiKey: 'sk-ant-of-somebody', batch: true, ...settings });

const cheap = (provider: Provider = openai()) => ({ name: 'gpt-4o-mini', provider, cost: 0.001 });
const dear = (provider: Provider = anthropic()) => ({ name: 'claude-opus-4-7', provider, cost: 0.01 });

const agentOf = (models: CascadeAgentOptions['models'], more: Partial<CascadeAgentOptions> = {}) =>
  new CascadeAgent({ models, ...more });

const seen = (outcomes: readonly AgentBatchOutcome[]) =>
  outcomes.map((outcome) => ('result' in outcome ? outcome.result.content : Object(outcome.error).code));

const failureOf = (outcome: AgentBatchOutcome | undefined) =>
  Object(outcome && 'error' in outcome ? outcome.error : undefined).attempts?.[0]?.failure;

const batchesOf = () => upstream.batches.map(({ vendor, requestIds }) => [vendor, requestIds.length]);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const paths = (): readonly string[] =>
  upstream.requests.map(({ method, path }) => `${method} ${path.replace(/_[0-9a-z]{20,}/i, '_ID')}`);

describe.each([
  ['OpenAI', 'openai', () => cheap()],
  ['the Responses API', 'openai', () => cheap(openai({ api: 'responses' }))],
  ['Anthropic', 'anthropic', () => dear()],
] as const)('runBatch with batches of %s', (_name, vendor, model) => {
  it('answers all items in their order from one batch, at half the price', async () => {
    const items = Array.from({ length: 25 }, (_, place) => `question ${place}`);
    const agent = agentOf([{ ...model(), cost: 0.001 }]);
    const outcomes = await agent.runBatch(items, { vendorBatch });
    expect(seen(outcomes)).toEqual(items.map((item) => `Re: ${item}`));
    expect(upstream.batches).toMatchObject([{ vendor, status: vendor === 'openai' ? 'completed' : 'ended' }]);
    expect(upstream.batches[0]?.requestIds).toHaveLength(25);
    for (const outcome of outcomes) expect('result' in outcome && outcome.result.totalCost).toBe(fullUsd / 2);
    const { costUsd } = await agent.getAnalytics();
    expect(costUsd).toBeCloseTo(25 * (fullUsd / 2), 10);
    await agent.close();
  });

  it('gives a request that fails, expires or is not there as a failure of its class', async () => {
    upstream.script('any', '*', [{ text: 'fine', usage }, { fault: '503' }, { fault: '400' }]);
    const outcomes = await agentOf([model()], { cooldown: { afterFailures: 9 } }).runBatch(['a', 'b', 'c'], {
      vendorBatch,
    });
    expect(seen(outcomes)).toEqual(['fine', 'all-tiers-failed', 'bad-request']);
    // Rows of Anthropic come without a status.
    expect(failureOf(outcomes[1])).toMatchObject({ class: vendor === 'openai' ? 'overloaded' : 'server' });
    upstream.scriptBatches([{ end: 'expired', answered: 1 }]);
    const expired = await agentOf([model()]).runBatch(['a', 'b'], { vendorBatch });
    expect(seen(expired)).toEqual(['Re: a', 'all-tiers-failed']);
    expect(failureOf(expired[1])).toMatchObject({ class: 'timeout', code: 'batch_expired' });
    expect(upstream.batches).toHaveLength(2);
  });

  it('tries a submission again as a whole, not each of its requests', async () => {
    upstream.scriptBatches([{ fault: '503' }]);
    const outcomes = await agentOf([model()]).runBatch(['a', 'b', 'c'], { vendorBatch });
    expect(seen(outcomes)).toEqual(['Re: a', 'Re: b', 'Re: c']);
    const submitted = upstream.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/batches'));
    expect(submitted.map(({ status }) => status)).toEqual([503, 200]);
  });

  it('cancels the batch when its signal is aborted, and leaves no timer', async () => {
    upstream.scriptBatches([{ looks: 1_000 }]);
    const controller = new AbortController();
    const running = agentOf([model()]).runBatch(['a', 'b'], { vendorBatch, signal: controller.signal });
    running.catch(() => {});
    await expect.poll(() => upstream.batches[0]?.looks ?? 0, { timeout: 5_000 }).toBeGreaterThan(0);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(paths().at(-1)).toContain('/cancel');
    const requests = upstream.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(upstream.requests.length).toBe(requests);
  });
});

const opinionless = { threshold: 0, opinion: { when: 'never' } } as const;
/** Rejects drafts that call themselves bad. */
const quality = {
  ...opinionless,
  ownChecks: [
    ({ text }: { readonly text: string }) => (text.includes('bad') ? { veto: 'bad', reason: 'bad' } : undefined),
  ],
};
const good: ReplySource = ({ question }) => ({ text: `${question.prompt} is good`, usage });
const bad: ReplySource = ({ question }) => ({ text: `${question.prompt} is bad`, usage });

describe('a cascade in batches of vendors', () => {
  it('asks the dear model in a second batch what the gate has rejected of the first', async () => {
    upstream.script('openai-chat', '*', [good, bad, bad]);
    const agent = agentOf([cheap(), dear()], { quality });
    const outcomes = await agent.runBatch(['first', 'second', 'third'], { vendorBatch });
    expect(seen(outcomes)).toEqual(['first is good', 'Re: second', 'Re: third']);
    expect(batchesOf()).toEqual([
      ['openai', 3],
      ['anthropic', 2],
    ]);
    const costs = outcomes.map((outcome) => 'result' in outcome && outcome.result.totalCost);
    expect(costs).toEqual([0.001, 0.011, 0.011]);
    await agent.close();
  });

  it('asks the next model of the tier when a vendor takes no batch', async () => {
    upstream.scriptBatches([{ fault: '401' }]);
    const outcomes = await agentOf([[cheap(), dear()]]).runBatch(['a', 'b'], { vendorBatch });
    expect(seen(outcomes)).toEqual(['Re: a', 'Re: b']);
    expect(batchesOf()).toEqual([['anthropic', 2]]);
  });

  it('asks models without batches as ever, so many at once, at the full price', async () => {
    let [now, most] = [0, 0];
    upstream.setDefault(async ({ question }) => {
      most = Math.max(most, ++now);
      await wait(20);
      now--;
      return { text: `Re: ${question.prompt}`, usage };
    });
    const items = Array.from({ length: 12 }, (_, place) => `question ${place}`);
    const agent = agentOf([cheap(openai({ batch: false }))], { rateLimit: { concurrent: 2, maxWaiting: 1 } });
    const outcomes = await agent.runBatch(items, { vendorBatch, concurrency: 3 });
    expect(seen(outcomes)).toEqual(items.map((item) => `Re: ${item}`));
    expect(most).toBeLessThanOrEqual(3);
    expect(upstream.batches).toEqual([]);
    expect('result' in (outcomes[0] ?? {}) && Object(outcomes[0]).result.totalCost).toBe(fullUsd);
  });

  it('is kept from its answers by no limit that is made for calls', async () => {
    upstream.scriptBatches([{ looks: 6 }]);
    const agent = agentOf([[cheap(), dear()]], {
      timeouts: { attemptMs: 50, runMs: 60, gateMs: 10 },
      rateLimit: { requestsPerMinute: 1, whenReached: 'skip' },
      hedge: { afterMs: 10 },
      health: { slowMs: 1 },
    });
    const outcomes = await agent.runBatch(['a', 'b', 'c'], { vendorBatch });
    expect(seen(outcomes)).toEqual(['Re: a', 'Re: b', 'Re: c']);
    expect(batchesOf()).toEqual([['openai', 3]]);
  });

  it('asks second opinions in a batch, too', async () => {
    const opinion = { name: 'gpt-4.1-nano', provider: openai({ name: 'other' }), cost: 0.0001 };
    const agent = agentOf([cheap(), dear()], {
      opinions: [opinion],
      quality: { threshold: 0, opinion: { when: 'alongside' } },
    });
    const [outcome] = await agent.runBatch(['Name a river in France.'], { vendorBatch });
    const attempts = outcome && 'result' in outcome ? outcome.result.trace.attempts : [];
    expect(attempts.filter(({ role }) => role === 'opinion')).toMatchObject([
      { modelId: 'gpt-4.1-nano', costUsd: 0.0001 },
    ]);
    expect(batchesOf().length).toBeGreaterThanOrEqual(2);
    expect(upstream.requests.some(({ path }) => path.endsWith('/chat/completions'))).toBe(false);
    await agent.close();
  });

  it('begins a new batch where the vendor takes no larger one', async () => {
    const small = (limits: object): Provider => {
      const provider = openai();
      const chat = (modelId: string) => {
        const model = provider.chat(modelId);
        return { ...model, ...(model.batch && { batch: { ...model.batch, ...limits } }) };
      };
      return { ...provider, chat };
    };
    const items = ['a', 'b', 'c', 'd', 'e'];
    await agentOf([cheap(small({ maxRequests: 2 }))]).runBatch(items, { vendorBatch });
    expect(batchesOf().map(([, size]) => size)).toEqual([2, 2, 1]);
    upstream.reset();
    await agentOf([cheap(small({ maxBytes: 1_000 }))]).runBatch(items, { vendorBatch });
    expect(batchesOf().map(([, size]) => size)).toEqual([3, 2]);
  });

  it('gives the same question as often as it was asked', async () => {
    upstream.script('openai-chat', '*', [{ text: 'one' }, { text: 'two' }]);
    const outcomes = await agentOf([cheap()]).runBatch(['same', 'same'], { vendorBatch });
    expect(seen(outcomes).sort()).toEqual(['one', 'two']);
    expect(new Set(upstream.batches[0]?.requestIds).size).toBe(2);
  });

  it('tells what is waited for', async () => {
    upstream.scriptBatches([{ looks: 3 }]);
    const steps: BatchProgress[] = [];
    await agentOf([cheap()]).runBatch(['a', 'b'], { vendorBatch, onProgress: (step) => steps.push(step) });
    const waiting = steps.flatMap(({ waitingFor = [] }) => waitingFor);
    expect(waiting[0]).toEqual({ provider: 'openai', modelId: 'gpt-4o-mini', total: 2, waiting: 2 });
    expect(waiting).toContainEqual({
      provider: 'openai',
      modelId: 'gpt-4o-mini',
      id: upstream.batches[0]?.id,
      total: 2,
      waiting: 2,
      done: 0,
    });
    expect(steps.at(-1)).toMatchObject({ done: 2, total: 2, waitingFor: [] });
  });

  it('asks once more, in a batch, without what the adapter can do without', async () => {
    const problem = "Unsupported parameter: 'max_tokens' is not supported with this model.";
    const refusal = { message: problem, type: 'invalid_request_error', code: 'unsupported_parameter' };
    const raw = { status: 400, body: { error: refusal } };
    upstream.script('openai-chat', '*', [{ raw }, { raw }]);
    const items = ['a', 'b'].map((input) => ({ input, options: { maxTokens: 50 } }));
    expect(seen(await agentOf([cheap()]).runBatch(items, { vendorBatch }))).toEqual(['Re: a', 'Re: b']);
    expect(batchesOf().map(([, size]) => size)).toEqual([2, 2]);
  });

  it('ends with what the hearer of its progress throws', async () => {
    const onProgress = ({ waitingFor = [] }: BatchProgress): void => {
      if (waitingFor.length > 0) throw new Error('the screen is gone');
    };
    await expect(agentOf([cheap()]).runBatch(['a'], { vendorBatch, onProgress })).rejects.toThrow('the screen is gone');
  });

  it.each<[unknown, string]>([
    ['yes', 'vendorBatch must be true, false, or an object'],
    [{ pollms: 1 }, 'did you mean "pollMs"?'],
    [{ pollMs: 0 }, 'pollMs must be a number of at least 1'],
    [{ timeoutMs: -1 }, 'timeoutMs must be a number of at least 1'],
  ])('says what is wrong with its option: %j', async (value, message) => {
    const options = { vendorBatch: value } as BatchOptions;
    await expect(agentOf([cheap()]).runBatch(['a'], options)).rejects.toThrow(message);
  });
});

describe('a batch that goes wrong', () => {
  it('is looked at again when a look fails, for it goes on all the same', async () => {
    upstream.scriptBatches([{ looks: 2 }]);
    let looks = 0;
    const fetch: typeof globalThis.fetch = (input, init) =>
      String(input).includes('/batches/') && ++looks % 2 === 1
        ? Promise.reject(new TypeError('fetch failed'))
        : globalThis.fetch(input, init);
    const outcomes = await agentOf([cheap(openai({ fetch }))]).runBatch(['a'], { vendorBatch });
    expect(seen(outcomes)).toEqual(['Re: a']);
    expect(upstream.batches).toHaveLength(1);
  });

  it('fails all its items with why the vendor did not take it', async () => {
    upstream.scriptBatches([{ end: 'failed' }]);
    const outcomes = await agentOf([cheap()]).runBatch(['a', 'b'], { vendorBatch });
    expect(seen(outcomes)).toEqual(['bad-request', 'bad-request']);
    expect(String(Object(outcomes[0]).error)).toContain('The file is not valid');
  });

  it('is cancelled when it takes too long, and what it has answered by then counts', async () => {
    upstream.scriptBatches([{ looks: 1_000, answered: 1 }]);
    const outcomes = await agentOf([cheap()]).runBatch(['a', 'b'], { vendorBatch: { pollMs: 50, timeoutMs: 300 } });
    expect(seen(outcomes)).toEqual(['Re: a', 'all-tiers-failed']);
    expect(failureOf(outcomes[1])).toMatchObject({ class: 'timeout', message: expect.stringContaining('300 ms') });
    expect(upstream.batches[0]?.status).toBe('cancelled');
  });

  it('goes on when one of its callers leaves, and is cancelled with the last one', async () => {
    upstream.scriptBatches([{ looks: 4 }]);
    const controller = new AbortController();
    const items = [{ input: 'a', options: { signal: controller.signal } }, 'b'];
    const running = agentOf([cheap()]).runBatch(items, { vendorBatch });
    await expect.poll(() => upstream.batches[0]?.looks ?? 0, { timeout: 5_000 }).toBeGreaterThan(0);
    controller.abort();
    expect(seen(await running)).toEqual(['aborted', 'Re: b']);
    expect(upstream.batches[0]?.status).toBe('completed');
  });
});

describe('a batch of a vendor with a file', () => {
  let files = 0;
  const freshPath = (): string => join(folder, `${++files}.jsonl`);

  /** Begins a batch in a process that is dead from then on, which is played by a transport that hangs. */
  async function beginAndDie(resume: string, items: readonly string[], models = [cheap(openai({ fetch: mortal }))]) {
    agentOf(models)
      .runBatch(items, { vendorBatch: { pollMs: 100_000 }, resume })
      .catch(() => {});
    await expect.poll(() => readFile(resume, 'utf8').catch(() => ''), { timeout: 5_000 }).toContain('vendorBatch');
  }
  const mortal: typeof globalThis.fetch = (input, init) =>
    String(input).includes('/batches/') ? new Promise(() => {}) : globalThis.fetch(input, init);

  it('is found again by the next process, which sends nothing twice', async () => {
    const resume = freshPath();
    await beginAndDie(resume, ['a', 'b', 'c']);
    const outcomes = await agentOf([cheap()]).runBatch(['a', 'b', 'c', 'new'], { vendorBatch, resume });
    expect(seen(outcomes)).toEqual(['Re: a', 'Re: b', 'Re: c', 'Re: new']);
    expect(batchesOf()).toEqual([
      ['openai', 3],
      ['openai', 1],
    ]);
    const text = await readFile(resume, 'utf8');
    expect(text).not.toMatch(/sk-/);
    const requests = upstream.requests.length;
    expect(seen(await agentOf([cheap()]).runBatch(['a', 'b', 'c', 'new'], { vendorBatch, resume }))).toHaveLength(4);
    expect(upstream.requests.length).toBe(requests);
  });

  it('is looked at with the key that has begun it', async () => {
    const resume = freshPath();
    await beginAndDie(resume, ['a']);
    const model = { ...cheap(), apiKey: ['sk-second-of-somebody', 'sk-first-of-somebody'] };
    expect(seen(await agentOf([model]).runBatch(['a'], { vendorBatch, resume }))).toEqual(['Re: a']);
    expect(upstream.requests.at(-1)?.headers.authorization).toBe('Bearer sk-first-of-somebody');
    expect(upstream.batches).toHaveLength(1);
  });

  it('is sent again when the vendor no longer has it, and what it has not answered is asked anew', async () => {
    const resume = freshPath();
    await beginAndDie(resume, ['a', 'b']);
    upstream.reset();
    upstream.setDefault(({ question }) => ({ text: `again: ${question.prompt}`, usage }));
    const impatient = { vendorBatch: { pollMs: 5 }, resume };
    const outcomes = await agentOf([cheap()]).runBatch(['a', 'b'], impatient);
    expect(seen(outcomes)).toEqual(['again: a', 'again: b']);
    upstream.scriptBatches([{ end: 'expired', answered: 1 }]);
    const other = freshPath();
    await beginAndDie(other, ['a', 'b']);
    expect(seen(await agentOf([cheap()]).runBatch(['a', 'b'], { vendorBatch, resume: other }))).toEqual([
      'again: a',
      'again: b',
    ]);
    expect(batchesOf().map(([, size]) => size)).toEqual([2, 2, 1]);
  });

  it('is used up once all is answered: what failed is asked anew the next time', async () => {
    const resume = freshPath();
    upstream.script('openai-chat', '*', [{ text: 'fine' }, { fault: '503' }]);
    const options = { vendorBatch, resume };
    const first = await agentOf([cheap()]).runBatch(['a', 'b'], options);
    expect(seen(first)).toEqual(['fine', 'all-tiers-failed']);
    expect(seen(await agentOf([cheap()]).runBatch(['a', 'b'], options))).toEqual(['fine', 'Re: b']);
    expect(batchesOf().map(([, size]) => size)).toEqual([2, 1]);
  });

  it('is cancelled by the process that found it, when that is aborted', async () => {
    const resume = freshPath();
    upstream.scriptBatches([{ looks: 1_000, answered: 1 }]);
    await beginAndDie(resume, ['a', 'b']);
    const controller = new AbortController();
    const running = agentOf([cheap()]).runBatch(['a'], { vendorBatch, resume, signal: controller.signal });
    running.catch(() => {});
    await expect.poll(() => upstream.batches[0]?.looks ?? 0, { timeout: 5_000 }).toBeGreaterThan(0);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(upstream.batches[0]?.status).toBe('cancelling');
    expect(seen(await agentOf([cheap()]).runBatch(['a', 'b'], { vendorBatch, resume }))).toEqual(['Re: a', 'Re: b']);
    expect(batchesOf().map(([, size]) => size)).toEqual([2, 1]);
  });
});
