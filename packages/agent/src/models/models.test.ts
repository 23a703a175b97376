import type { ChatModel, Provider } from '@cascade/core/spec';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { scriptedModel } from '@cascade/testing/models';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { CascadeAgent, type CascadeAgentOptions, type ModelOptions } from '../index.js';

let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
afterAll(() => upstream.close());

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

const easy = 'What is the capital of France?';
const hard = 'Prove that there are infinitely many primes congruent to 3 modulo 4, and generalise the argument.';
const sum = 'What is 17 * 23?';

describe('reasoning from a complexity on', () => {
  it.each([
    [easy, undefined],
    [hard, 'high'],
  ])('asks a model to think, or not: %s', async (question, reasoning) => {
    const model = scriptedModel({ provider: 'house', replies: ['Paris.'] });
    const parameters = { reasoning: { effort: 'high', from: 'hard' } } as const;
    const agent = new CascadeAgent({ models: [{ name: 'm', provider: providerOf(model), parameters }] });
    await agent.run(question);
    for await (const _chunk of agent.stream(question));
    expect(model.calls.map(({ request }) => request?.reasoning)).toEqual([reasoning, reasoning]);
  });

  it.each([
    [easy, undefined],
    [hard, { type: 'enabled', budget_tokens: 2_048 }],
  ])('reaches a vendor as its own parameter: %s', async (question, thinking) => {
    upstream.reset();
    upstream.setDefault({ text: 'Paris.' });
    const agent = new CascadeAgent({
      models: [
        {
          name: 'claude-haiku-4-5',
          provider: 'anthropic',
          baseUrl: upstream.url,
          apiKey: 'sk-ant-test',
          parameters: { maxOutputTokens: 8_000, reasoning: { effort: 'low', from: 'hard' } },
        },
      ],
    });
    await agent.run(question);
    expect(Object(upstream.requests[0]?.body).thinking).toEqual(thinking);
  });
});

describe('models of a domain', () => {
  const setUp = (more: Partial<CascadeAgentOptions> = {}) => {
    const scripted = ['general', 'maths', 'prover'].map((provider) =>
      scriptedModel({ provider, modelId: 'm', replies: ['The answer is 391.'] }),
    );
    const [general, maths, prover] = scripted.map(
      (model, place): ModelOptions => ({ name: 'm', provider: providerOf(model), cost: 0.001 * 10 ** place }),
    );
    const agent = new CascadeAgent({
      models: [general].filter((model) => model !== undefined),
      domains: { MATH: { models: [maths, prover].filter((model) => model !== undefined), threshold: 0 } },
      ...more,
    });
    return { agent, calls: () => scripted.map(({ calls }) => calls.length) };
  };

  it('are asked instead of the general ones, also when streaming', async () => {
    const { agent, calls } = setUp();
    expect(await agent.run(sum)).toMatchObject({ domain: 'MATH', modelUsed: 'maths/m', draftAccepted: true });
    expect(await agent.run(easy)).toMatchObject({ modelUsed: 'general/m' });
    for await (const _chunk of agent.stream(sum));
    expect(calls()).toEqual([1, 2, 0]);
  });

  it('are tiers of their own, and a call that names a tier means one of the agent, whatever is asked', async () => {
    const { agent } = setUp();
    expect(await agent.run(sum, { tier: 0 })).toMatchObject({ modelUsed: 'general/m' });
    // Which tiers there are does not hang on what is asked.
    for (const question of [sum, easy]) {
      await expect(agent.run(question, { tier: 1 })).rejects.toThrow('options.tier must be a whole number from 0 to 0');
    }
    expect(await setUp({ enableCascade: false }).agent.run(sum)).toMatchObject({ modelUsed: 'prover/m' });
  });

  it.each<[string, number, readonly string[] | undefined, string | undefined]>([
    ['a cheap one of its own', 2, undefined, undefined],
    ['the dearest of the agent', 1, undefined, 'done'],
    ['the dearest of the agent, without it by a rule', 1, ['cheap/*', 'other/*'], undefined],
  ])('may do what only the last tier may where that has a model of it: %s', async (_what, last, models, done) => {
    const call = { type: 'tool-call' as const, id: '1', name: 'save', input: {} };
    const [cheap, dear, other] = ['cheap', 'dear', 'other'].map((provider, place): ModelOptions => {
      const replies = [{ content: [call] }, 'It is saved.'];
      const model = scriptedModel({ provider, replies, capabilities: { tools: true } });
      return { name: 'm', provider: providerOf(model), cost: 0.001 * 10 ** place };
    });
    if (cheap === undefined || dear === undefined || other === undefined) throw new Error('three models');
    const agent = new CascadeAgent({
      models: [cheap, dear],
      domains: { MATH: { models: [[other, ...(last === 1 ? [dear] : [])]] } },
      risks: { write: { lastTierOnly: true } },
      ...(models && { rules: [{ name: 'some', models }] }),
    });
    const execute = vi.fn(() => 'done');
    const tools = { save: { input: z.object({}), risk: 'write', execute } };
    const { steps, domain } = await agent.run(sum, { tools });
    expect([domain, steps[0]?.toolCalls[0]?.output]).toEqual(['MATH', done]);
    expect(execute).toHaveBeenCalledTimes(done === undefined ? 0 : 1);
  });

  it('are no way around rules: of those only what is allowed is asked, else the general ones', async () => {
    const only = (models: readonly string[]) => setUp({ rules: [{ name: 'free', models }] }).agent;
    expect(await only(['general/*', 'prover/*']).run(sum)).toMatchObject({ modelUsed: 'prover/m' });
    expect(await only(['general/*']).run(sum)).toMatchObject({ modelUsed: 'general/m', domain: 'MATH' });
    await expect(only(['maths/*']).run(easy)).rejects.toThrow(
      `No model is left for this call: "rule free" allows none of the agent's own`,
    );
  });

  it('are remembered by the cache', async () => {
    const { agent, calls } = setUp({ cache: true });
    await agent.run(sum);
    expect(await agent.run(sum)).toMatchObject({ cached: true, modelUsed: 'maths/m' });
    expect(calls()).toEqual([0, 1, 0]);
  });
});
