import { memoryStore } from '@cascade/core';
import type { ChatModel, Provider } from '@cascade/core/spec';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { scriptedModel } from '@cascade/testing/models';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CascadeAgent, type CascadeAgentOptions, registerProvider } from './index.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => upstream.reset());

const usage = { inputTokens: 100, outputTokens: 50 };

function agent(more: Partial<CascadeAgentOptions> = {}): CascadeAgent {
  return new CascadeAgent({
    models: [
      {
        name: 'gpt-4o-mini',
        provider: 'openai',
        baseUrl: `${upstream.url}/v1`,
        apiKey: 'sk-test-key-1',
        cost: 0.000_15,
      },
      { name: 'gpt-4o', provider: 'openai', baseUrl: `${upstream.url}/v1`, apiKey: 'sk-test-key-1', cost: 0.006_25 },
    ],
    retry: { delaysMs: [] },
    ...more,
  });
}

/** A provider of one scripted model. */
function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

describe('run', () => {
  it('answers with the draft, and says what it cost and saved', async () => {
    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: 'Paris.', usage }]);
    const result = await agent().run('What is the capital of France?');
    expect(result).toMatchObject({ content: 'Paris.', modelUsed: 'openai/gpt-4o-mini', draftAccepted: true, usage });
    expect(result.totalCost).toBeCloseTo(150 * 0.000_000_15, 12);
    expect(result.costSavings).toBeGreaterThan(0);
    expect(result.complexity).toBe('trivial');
    expect(result.trace.attempts).toMatchObject([{ costBasis: 'blended' }]);
  });

  it('asks the dear model when the draft is no good', async () => {
    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: "I'm sorry, but I can't help with that.", usage }]);
    upstream.script('openai-chat', 'gpt-4o', [{ text: 'TypeScript is a typed JavaScript.', usage }]);
    const result = await agent().run('What is TypeScript?');
    expect(result).toMatchObject({ modelUsed: 'openai/gpt-4o', draftAccepted: false, degraded: false });
    expect(result.costSavings).toBeLessThan(0);
  });

  it('asks the last tier at once without a cascade, or the tier that is named', async () => {
    upstream.setDefault({ text: 'ok', usage });
    expect((await agent({ enableCascade: false }).run('hi')).modelUsed).toBe('openai/gpt-4o');
    expect((await agent().run('hi', { tier: 1 })).modelUsed).toBe('openai/gpt-4o');
  });

  it('sends system prompt, length and temperature', async () => {
    upstream.setDefault({ text: 'ok', usage });
    const one = agent({ systemPrompt: 'Be brief.' });
    await one.run('hi', { maxTokens: 7, temperature: 0.3 });
    await one.run('hi', { systemPrompt: 'Be long.' });
    const bodies = upstream.requests.map(({ body }) => JSON.stringify(body));
    expect(bodies[0]).toContain('Be brief.');
    expect(bodies[0]).toContain('"temperature":0.3');
    expect(bodies[0]).toMatch(/"max_(completion_)?tokens":7/);
    expect(bodies[1]).toContain('Be long.');
  });

  it('gives an object that a schema has checked', async () => {
    upstream.script('openai-chat', '*', [{ text: '{"city":"Paris"}', usage }]);
    const { object } = await agent().run<{ city: string }>('Capital of France as JSON', {
      output: z.object({ city: z.string() }),
    });
    expect(object).toEqual({ city: 'Paris' });
  });

  it('goes on with a conversation', async () => {
    upstream.setDefault({ text: 'ok', usage });
    const one = agent();
    const first = await one.run('hi');
    await one.run([...first.messages, { role: 'user', content: 'and now?' }]);
    expect(JSON.stringify(upstream.requests.at(-1)?.body)).toContain('and now?');
    expect(JSON.stringify(upstream.requests.at(-1)?.body)).toContain('assistant');
  });

  it('keeps budgets for each user, and for a call', async () => {
    upstream.setDefault({ text: 'ok', usage });
    const one = agent({ budget: { perUser: 0.000_04 } });
    await one.run('hi', { user: 'ada', maxTokens: 100 });
    await expect(one.run('hi', { user: 'ada', maxTokens: 100 })).rejects.toMatchObject({ code: 'budget-exceeded' });
    expect((await one.run('hi', { user: 'bob', maxTokens: 100 })).content).toBe('ok');
    await expect(agent().run('hi', { maxCost: 0.000_001 })).rejects.toMatchObject({ code: 'budget-exceeded' });
  });

  it('keeps the budget of a call over all its steps', async () => {
    const tool = { type: 'tool-call' as const, id: 'c1', name: 'look', input: {} };
    const spent = { usage: { inputTokens: 1_000, outputTokens: 50 } };
    const run = (perRun: number) => {
      const model = scriptedModel({
        replies: [{ content: [tool], finish: spent }, 'done'],
        capabilities: { tools: true },
      });
      const one = new CascadeAgent({
        models: [{ name: 'm', provider: providerOf(model), cost: 1 }],
        budget: { perRun },
      });
      return one.run('hi', { maxTokens: 10, tools: { look: { input: { jsonSchema: {} }, execute: () => 'seen' } } });
    };
    expect((await run(3)).content).toBe('done');
    await expect(run(2)).rejects.toMatchObject({ code: 'budget-exceeded' });
  });

  it('fails over within a tier', async () => {
    const down = scriptedModel({ provider: 'down', replies: [{ failure: { class: 'server' } }] });
    const up = scriptedModel({ provider: 'up', replies: ['here'] });
    const models = [[down, up].map((model) => ({ name: 'm', provider: providerOf(model) }))];
    const result = await new CascadeAgent({ models, retry: { delaysMs: [] } }).run('hi');
    expect(result).toMatchObject({ content: 'here', modelUsed: 'up/model' });
    expect(result.draftAccepted).toBeUndefined();
  });

  it('takes providers of your own by name', async () => {
    registerProvider('house', () => providerOf(scriptedModel({ provider: 'house', replies: ['from the house'] })));
    const one = new CascadeAgent({ models: [{ name: 'model', provider: 'house' }] });
    expect((await one.run('hi')).content).toBe('from the house');
  });

  it('keeps its log in a store', async () => {
    upstream.setDefault({ text: 'ok', usage });
    const store = memoryStore();
    await agent({ store, name: 'support' }).run('hi', { user: 'ada', metadata: { page: 'home' } });
    const [run] = await store.runs.runs({ limit: 1 });
    expect(run).toMatchObject({ cascade: 'support', tags: { user: 'ada', page: 'home' } });
  });
});

describe('stream', () => {
  it('hands out text as it comes, and the result last', async () => {
    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: 'Paris is the capital.', usage }]);
    const chunks = [];
    for await (const chunk of agent().stream('What is the capital of France?')) chunks.push(chunk);
    expect(chunks.map(({ content }) => content).join('')).toBe('Paris is the capital.');
    const last = chunks.at(-1);
    expect(last).toMatchObject({
      type: 'done',
      modelUsed: 'openai/gpt-4o-mini',
      result: { content: 'Paris is the capital.' },
    });
  });

  it('cancels the call of a caller who leaves', async () => {
    const model = scriptedModel({ provider: 'slow', replies: [{ text: 'one two three', chunkDelayMs: 20 }] });
    const one = new CascadeAgent({ models: [{ name: 'model', provider: providerOf(model) }] });
    for await (const chunk of one.stream('hi')) if (chunk.content !== '') break;
    await expect.poll(() => model.calls[0]?.wasAborted).toBe(true);
  });

  it('fails as run does', async () => {
    const model = scriptedModel({ provider: 'down', replies: [{ failure: { class: 'auth' } }] });
    const one = new CascadeAgent({ models: [{ name: 'model', provider: providerOf(model) }] });
    const read = async () => {
      for await (const _chunk of one.stream('hi'));
    };
    await expect(read()).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });
});

describe('tools', () => {
  const weather = { name: 'weather', input: { city: 'Paris' } };
  const input = z.object({ city: z.string() });

  function modelWith(replies: Parameters<typeof scriptedModel>[0]['replies']) {
    const model = scriptedModel({ provider: 'tooled', replies, capabilities: { tools: true } });
    return { model, agent: new CascadeAgent({ models: [{ name: 'model', provider: providerOf(model) }] }) };
  }
  const call = (args: object = weather.input, name = 'weather') => ({
    content: [{ type: 'tool-call' as const, id: 'c1', name, input: { ...args } }],
  });

  it('are executed, and their results go back to the model', async () => {
    const { model, agent: one } = modelWith([call(), 'It is sunny.']);
    const seen: unknown[] = [];
    const execute = (args: unknown) => {
      seen.push(args);
      return { sky: 'clear' };
    };
    const result = await one.run('Weather in Paris?', {
      tools: { weather: { description: 'The sky', input, execute } },
    });
    expect(result.content).toBe('It is sunny.');
    expect(seen).toEqual([{ city: 'Paris' }]);
    expect(result.steps).toMatchObject([
      { toolCalls: [{ name: 'weather', output: { sky: 'clear' } }] },
      { toolCalls: [] },
    ]);
    expect(JSON.stringify(model.calls[1]?.request?.messages.at(-1))).toContain('clear');
    expect(result.runIds).toHaveLength(2);
  });

  it('are executed while streaming, too', async () => {
    const { agent: one } = modelWith([call(), 'It is sunny.']);
    const types: string[] = [];
    let text = '';
    for await (const chunk of one.stream('Weather?', { tools: { weather: { input, execute: () => 'clear' } } })) {
      types.push(chunk.type);
      text += chunk.content;
    }
    expect(text).toBe('It is sunny.');
    expect(types[0]).toBe('tools');
    expect(types.at(-1)).toBe('done');
  });

  it.each<[string, object, object, string]>([
    ['throws', {}, { execute: () => Promise.reject(new Error('no sky today')) }, 'no sky today'],
    ['hangs', {}, { execute: () => new Promise(() => {}), timeoutMs: 10 }, 'longer than 10 ms'],
    ['gets arguments that do not fit', { city: 7 }, { execute: () => 'never' }, 'The arguments do not fit'],
    ['may not be called', {}, { execute: () => 'never', confirm: () => false }, 'did not permit'],
    ['returns a megabyte', {}, { execute: () => 'x'.repeat(1_000_000) }, '[cut: 1000000 characters]'],
  ])('that %s tells the model so, and the call goes on', async (_what, args, tool, told) => {
    const { model, agent: one } = modelWith([call({ city: 'Paris', ...args }), 'Sorry.']);
    const result = await one.run('Weather?', { tools: { weather: { input, ...tool } } });
    expect(result.content).toBe('Sorry.');
    expect(JSON.stringify(model.calls[1]?.request?.messages.at(-1))).toContain(told);
  });

  it('without an executor end the call: the caller goes on', async () => {
    const { agent: one } = modelWith([call(), 'never']);
    const result = await one.run('Weather?', { tools: { weather: { input } } });
    expect(result.toolCalls).toMatchObject([{ name: 'weather', input: { city: 'Paris' } }]);
  });

  it('end after the steps that were asked for', async () => {
    const { model, agent: one } = modelWith([call()]);
    const tools = { weather: { input, execute: () => 'again' } };
    const result = await one.run('Weather?', { tools, maxSteps: 3 });
    expect(model.calls).toHaveLength(3);
    expect(result.toolCalls).toHaveLength(1);
  });

  it('of a risk that only the last tier may take are left to it, and asked about', async () => {
    const cheap = scriptedModel({ provider: 'cheap', replies: [call()], capabilities: { tools: true } });
    const dear = scriptedModel({ provider: 'dear', replies: [call(), 'Done.'], capabilities: { tools: true } });
    const models = [cheap, dear].map((model, place) => ({
      name: 'm',
      provider: providerOf(model),
      cost: 0.001 * (1 + 9 * place),
    }));
    const asked: unknown[] = [];
    const confirm = (what: unknown) => asked.push(what) < 0;
    const risky = new CascadeAgent({ models, risks: { write: { lastTierOnly: true, confirm } } });
    const tools = { weather: { input, risk: 'write', execute: () => 'never' } };
    const result = await risky.run('Weather in Paris?', { tools });
    expect(result).toMatchObject({ content: 'Done.', modelUsed: 'dear/model' });
    expect(asked).toEqual([{ name: 'weather', input: { city: 'Paris' } }]);
    expect(result.warnings).toEqual([]);
    expect(result.steps[0]?.toolCalls[0]?.error).toContain('did not permit');
    expect(result.trace.verdicts[0]).toMatchObject({ decision: 'reject', veto: 'risky-tool' });
    const harmless = new CascadeAgent({ models, risks: { write: { lastTierOnly: true } } });
    const read = { weather: { input, risk: 'read' } };
    const [verdict] = (await harmless.run('Weather in Paris?', { tools: read })).trace.verdicts;
    expect(verdict?.veto).toBeUndefined();
  });

  it('of such a risk are left to the last tier by one in the middle that took over, and by one that was asked for', async () => {
    const replies = {
      cheap: ["I'm sorry, but I can't help with that."],
      middle: [call(undefined, 'look'), call(), 'never'],
      dear: [call(), 'Done.'],
    };
    const models = Object.entries(replies).map(([provider, each], place) => ({
      name: 'm',
      provider: providerOf(scriptedModel({ provider, replies: each, capabilities: { tools: true } })),
      cost: 0.001 * 10 ** place,
    }));
    const executed: string[] = [];
    const tools = {
      look: { input, execute: () => 'rain' },
      weather: { input, risk: 'write', execute: () => executed.push('weather') },
    };
    const risky = new CascadeAgent({ models, quality: 0, risks: { write: { lastTierOnly: true } } });
    const { steps, content } = await risky.run('Change the weather', { tools });
    expect(steps.map(({ modelUsed }) => modelUsed)).toEqual(['middle/model', 'dear/model', 'dear/model']);
    expect([content, executed]).toEqual(['Done.', ['weather']]);
    const asked = scriptedModel({ provider: 'cheap', replies: [call(), 'no'], capabilities: { tools: true } });
    const [, ...others] = models;
    const other = new CascadeAgent({
      models: [{ name: 'm', provider: providerOf(asked) }, ...others],
      risks: { write: { lastTierOnly: true } },
    });
    expect((await other.run('Change the weather', { tools, tier: 0 })).content).toBe('no');
    expect(executed).toEqual(['weather']);
  });

  it('of a rejected draft are never executed, and no later step goes below the tier that took over', async () => {
    const cheap = scriptedModel({
      provider: 'cheap',
      replies: [call({}, 'no-such-tool')],
      capabilities: { tools: true },
    });
    const dear = scriptedModel({ provider: 'dear', replies: [call(), 'Sunny.'], capabilities: { tools: true } });
    const models = [cheap, dear].map((model, place) => ({
      name: 'm',
      provider: providerOf(model),
      cost: 0.001 * (1 + 9 * place),
    }));
    const executed: unknown[] = [];
    const tools = { weather: { input, execute: (args: unknown) => executed.push(args) } };
    const result = await new CascadeAgent({ models }).run('Weather in Paris?', { tools });
    expect(result).toMatchObject({ content: 'Sunny.', modelUsed: 'dear/model' });
    expect(executed).toHaveLength(1);
    expect(cheap.calls.length).toBeLessThanOrEqual(1);
    expect(dear.calls).toHaveLength(2);
  });
});

describe('what is wrong', () => {
  it('of a provider is said at the first call, and tried again at the next', async () => {
    const misspelt = new CascadeAgent({ models: [{ name: 'm', provider: 'opnai' }] });
    await expect(misspelt.run('hi')).rejects.toThrow('Did you mean "openai"?');
    const late = new CascadeAgent({ models: [{ name: 'model', provider: 'later-registered' }] });
    await expect(late.run('hi')).rejects.toThrow('there is no provider "later-registered"');
    registerProvider('later-registered', () => providerOf(scriptedModel({ replies: ['now'] })));
    expect((await late.run('hi')).content).toBe('now');
  });

  it('of a call is said before anything is sent', async () => {
    await expect(agent().run('hi', { maxTokns: 1 } as object)).rejects.toThrow('did you mean "maxTokens"?');
    const tools = { weather: { input: { type: 'no schema' } as never } };
    await expect(agent().run('hi', { tools })).rejects.toThrow('tools.weather.input must be a Standard Schema');
    const closed = agent();
    await closed.close();
    await expect(closed.run('hi')).rejects.toThrow('closed');
    expect(upstream.requests).toHaveLength(0);
  });
});
