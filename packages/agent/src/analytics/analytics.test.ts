import { memoryStore } from '@cascade/core';
import type { ChatModel, Provider } from '@cascade/core/spec';
import { statsOf } from '@cascade/quality/eval';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CascadeAgent, type CascadeAgentOptions, piiGuardrail } from '../index.js';

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

const finish = { usage: { inputTokens: 100, outputTokens: 50 } };
const refusal = "I'm sorry, but I can't help with that.";

function setUp(drafts: readonly string[], more: Partial<CascadeAgentOptions> = {}) {
  const model = (provider: string, texts: readonly string[]) =>
    scriptedModel({ provider, replies: texts.map((text) => ({ text, finish })) });
  const models = [model('cheap', drafts), model('dear', ['TypeScript is JavaScript with types.'])].map(
    (each, place) => ({
      name: 'model',
      provider: providerOf(each),
      cost: 0.001 * 10 ** place,
    }),
  );
  return new CascadeAgent({ models, retry: { delaysMs: [] }, ...more });
}

const capital = 'What is the capital of France?';

describe('getAnalytics', () => {
  it('sums up by model, domain, complexity, user and day, as the log has it', async () => {
    const store = memoryStore();
    const agent = setUp(['Paris.', refusal], { store });
    await agent.run(capital, { user: 'ada' });
    await agent.run('What is TypeScript?', { user: 'bob' });
    await setUp(['Paris.'], { store, name: 'another' }).run(capital);
    await agent.close();
    const analytics = await agent.getAnalytics();
    expect(analytics).toMatchObject({ runs: 2, drafts: 2, acceptance: 0.5, unknown: 0, isCut: false });
    // 150 tokens at 0.001, and at 0.001 and 0.01 USD a thousand.
    expect(analytics.costUsd).toBeCloseTo(0.000_15 + 0.000_15 + 0.001_5, 12);
    expect(analytics.byModel).toMatchObject({ 'cheap/model': { runs: 1 }, 'dear/model': { runs: 1 } });
    expect(analytics.byUser).toMatchObject({ ada: { acceptance: 1 }, bob: { acceptance: 0 } });
    expect(analytics.byUser.ada?.savedUsd).toBeGreaterThan(0);
    expect(analytics.byUser.bob?.savedUsd).toBeLessThan(0);
    expect(Object.keys(analytics.byDay)).toEqual([new Date().toISOString().slice(0, 10)]);
    for (const by of [analytics.byDomain, analytics.byComplexity]) {
      expect(Object.values(by).reduce((sum, { runs }) => sum + runs, 0)).toBe(2);
    }
    const runs = await store.runs.runs({ limit: 9, cascade: 'agent' });
    expect(analytics).toMatchObject(statsOf(runs, await store.runs.attempts({ limit: 99 })));
  });

  it('needs no store, and begins when it is told', async () => {
    const agent = setUp(['Paris.']);
    await agent.run(capital);
    await agent.run(capital);
    await agent.close();
    expect(await agent.getAnalytics({ limit: 1 })).toMatchObject({ runs: 1, isCut: true });
    expect(await agent.getAnalytics({ sinceMs: Date.now() + 60_000 })).toMatchObject({ runs: 0, byModel: {} });
  });

  it('says what is wrong', async () => {
    const { cooldowns, ledger } = memoryStore();
    await expect(setUp(['Paris.'], { store: { cooldowns, ledger } }).getAnalytics()).rejects.toThrow('with `runs`');
    await expect(setUp(['Paris.']).getAnalytics({ sinceM: 1 } as object)).rejects.toThrow('did you mean "sinceMs"?');
  });
});

describe('explain', () => {
  it('says what applied, what failed, and what the gate made of drafts', async () => {
    const rules = [{ name: 'short', maxTokens: 50 }];
    const agent = setUp([refusal], { rules, guardrails: { input: [piiGuardrail({ action: 'flag' })] } });
    const lines = await agent.explain(await agent.run('What is TypeScript? Mail a@b.example'));
    expect(lines[0]).toBe('applied: rule short');
    expect(lines[1]).toBe('guardrail "pii" flagged EMAIL (input, 1)');
    expect(lines.join('\n')).toMatch(/tier 0, cheap\/model: (?:rejected|thrown away)/);
    expect(lines.at(-1)).toMatch(/^dear\/model answered, for 0\.\d+ USD$/);
  });

  it('tells steps apart', async () => {
    const call = { content: [{ type: 'tool-call' as const, id: 'c1', name: 'look', input: {} }], finish };
    const model = scriptedModel({ replies: [{ failure: { class: 'auth' } }] });
    const other = scriptedModel({ provider: 'other', replies: [call, { text: 'ok' }], capabilities: { tools: true } });
    const models = [[model, other].map((each) => ({ name: 'model', provider: providerOf(each) }))];
    const agent = new CascadeAgent({ models, retry: { delaysMs: [] } });
    const tools = { look: { input: z.object({}), execute: () => 'here' } };
    const lines = await agent.explain(await agent.run('look', { tools }));
    expect(lines[0]).toBe('step 1: scripted/model (answer) failed: auth');
    expect(lines.at(-1)).toBe('step 2: other/model answered, for an unknown cost');
  });
});
