import { memoryStore, systemClock } from '@cascade/core';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CascadeAgent, type CascadeAgentOptions, type ModelOptions } from '../index.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.reset();
  upstream.setDefault({ text: 'Paris.', usage: { inputTokens: 100, outputTokens: 50 } });
});

const question = 'What is the capital of France?';

function model(more: Partial<ModelOptions> = {}): ModelOptions {
  const address = { baseUrl: `${upstream.url}/v1`, apiKey: 'sk-test-key-1' };
  return { name: 'gpt-4o-mini', provider: 'openai', ...address, cost: 0.000_15, ...more };
}

function agent(more: Partial<CascadeAgentOptions> = {}): CascadeAgent {
  const models = [model(), model({ name: 'gpt-4o', cost: 0.006_25 })];
  return new CascadeAgent({ models, retry: { delaysMs: [] }, cache: true, ...more });
}

type Case = readonly [options: Partial<CascadeAgentOptions>, expected: 'given' | 'no'];

/** Of every option; an agent with guardrails has no cache. */
type Cases = Readonly<Record<keyof Omit<CascadeAgentOptions, 'store' | 'guardrails'>, () => readonly Case[]>>;

describe('agentIdentity', () => {
  /** Values of every option, and whether what an agent without them has answered is given to one with them. */
  const options: Cases = {
    models: () => [
      [{ models: [model()] }, 'no'],
      [{ models: [model({ parameters: { temperature: 0.1 } }), model({ name: 'gpt-4o', cost: 0.006_25 })] }, 'no'],
      [{ models: [model({ apiKey: 'sk-test-key-2' }), model({ name: 'gpt-4o', cost: 0.006_25 })] }, 'given'],
    ],
    opinions: () => [[{ opinions: [model({ name: 'gpt-4.1-nano' })] }, 'no']],
    quality: () => [
      [{ quality: 0.9 }, 'no'],
      [{ quality: { threshold: 0.9, checks: {} } }, 'no'],
    ],
    domains: () => [[{ domains: { LEGAL: { threshold: 0.9 } } }, 'no']],
    name: () => [[{ name: 'support' }, 'no']],
    systemPrompt: () => [[{ systemPrompt: 'Be brief.' }, 'no']],
    enableCascade: () => [[{ enableCascade: false }, 'no']],
    require: () => [[{ require: { region: 'eu' } }, 'no']],
    profiles: () => [[{ profiles: { short: { maxTokens: 50 } } }, 'no']],
    rules: () => [[{ rules: [{ name: 'never', when: { plan: 'free' }, maxTokens: 50 }] }, 'no']],
    cache: () => [
      [{ cache: { shared: true } }, 'no'],
      [{ cache: { ttlMs: 600_000 } }, 'given'],
    ],
    risks: () => [
      [{ risks: { write: { lastTierOnly: true } } }, 'no'],
      [{ risks: { write: { lastTierOnly: false, confirm: () => false } } }, 'given'],
    ],
    errors: () => [
      [{ errors: { onAbstain: 'accept' } }, 'no'],
      [{ errors: { onContentFilter: 'fail' } }, 'no'],
      [{ errors: { onAbstain: 'escalate', onExhausted: 'fail', maxAttempts: 3, whenAllCooling: 'fail' } }, 'given'],
    ],
    budget: () => [[{ budget: { daily: 5 } }, 'given']],
    rateLimit: () => [[{ rateLimit: { requestsPerMinute: 5 } }, 'given']],
    retry: () => [[{ retry: { delaysMs: [1] } }, 'given']],
    cooldown: () => [[{ cooldown: { baseMs: 1 } }, 'given']],
    timeouts: () => [[{ timeouts: { runMs: 9_000 } }, 'given']],
    health: () => [[{ health: false }, 'given']],
    healthCheck: () => [[{ healthCheck: false }, 'given']],
    hedge: () => [[{ hedge: { afterMs: 9_000 } }, 'given']],
    selection: () => [[{ selection: 'fastest' }, 'given']],
    streaming: () => [[{ streaming: 'optimistic' }, 'given']],
    unknownPrice: () => [[{ unknownPrice: 'allow' }, 'given']],
    maxSteps: () => [[{ maxSteps: 2 }, 'given']],
    maxDepth: () => [[{ maxDepth: 1 }, 'given']],
    verbose: () => [[{ verbose: false }, 'given']],
    onEvent: () => [[{ onEvent: () => {} }, 'given']],
    clock: () => [[{ clock: systemClock }, 'given']],
  };

  it.each(Object.entries(options))('decides for each option: %s', async (_name, cases) => {
    for (const [variant, expected] of cases()) {
      const regions = [model({ region: 'eu' }), model({ name: 'gpt-4o', region: 'eu', cost: 0.006_25 })];
      const models = variant.require === undefined ? {} : { models: regions };
      const store = memoryStore();
      await agent({ store, ...models }).run(question);
      const other = () => agent({ store, ...models, ...variant }).run(question);
      expect((await other()).cached).toBe(expected === 'given');
      expect((await other()).cached).toBe(true);
    }
  });

  it('keeps a call that only the last tier may make from an agent where that holds', async () => {
    const call = { toolCalls: [{ name: 'drop' }] };
    upstream.script('openai-chat', 'gpt-4o-mini', [call, call]);
    upstream.script('openai-chat', 'gpt-4o', [{ text: 'I will not drop it.' }]);
    const store = memoryStore();
    const tools = { drop: { input: z.object({}), risk: 'write' } };
    const lax = await agent({ store, quality: 0 }).run('drop the table', { tools });
    const risks = { write: { lastTierOnly: true } };
    const strict = await agent({ store, quality: 0, risks }).run('drop the table', { tools });
    expect([lax, strict].map(({ modelUsed, toolCalls }) => [modelUsed, toolCalls.length])).toEqual([
      ['openai/gpt-4o-mini', 1],
      ['openai/gpt-4o', 0],
    ]);
  });
});
