import type { ChatRequest } from '@cascade/core/spec';
import { manualClock } from '@cascade/testing/clock';
import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calling, countedTool, providerOf, scriptedAgent, toolCall } from '../../test/scripted-agent.js';
import { AgentStepError, type AgentTool, CascadeAgent, GuardrailError, registerProvider } from '../index.js';

type Replies = readonly ScriptedReply[];

const down: ScriptedReply = { failure: { class: 'server' } };
const refusal = "I'm sorry, but I can't help with that.";

/** The choice that each step asks for. */
async function choices(toolChoice: NonNullable<ChatRequest['toolChoice']>): Promise<unknown> {
  const { agent, models } = scriptedAgent([[calling('weather', { city: 'Paris' }), 'It is clear.']]);
  const weather = { input: z.object({ city: z.string() }), execute: () => 'clear' };
  const { content } = await agent.run('How is the weather?', { tools: { weather }, toolChoice });
  expect(content).toBe('It is clear.');
  return models[0]?.calls.map(({ request }) => request?.toolChoice);
}
describe('the choice of tools', () => {
  it('is demanded of the first step only, so that the last one can answer', async () => {
    expect(await choices('required')).toEqual(['required', undefined]);
  });

  it('that forbids tools holds in every step', async () => {
    expect(await choices('none')).toEqual(['none', 'none']);
  });
});

describe('a draft that was not accepted', () => {
  it.each<[string, Replies]>([
    ['is down', [down]],
    ['says nothing', ['']],
  ])('has none of its tools executed, also where the dear model %s and it is all there is', async (_what, dear) => {
    const { agent } = scriptedAgent([[calling('pay'), 'never asked'], dear], {
      quality: { threshold: 1, route: false },
    });
    const { tools, count } = countedTool();
    const result = await agent.run('Pay the bill', { tools });
    expect(count()).toBe(0);
    expect(result).toMatchObject({ degraded: true, draftAccepted: false });
    expect(result.toolCalls).toHaveLength(1);
    expect(result.steps[0]?.toolCalls[0]?.error).toContain('did not satisfy the gate');
    expect(result.warnings.join()).toContain('Tools were not executed: the answer that asks for it');
  });
});

describe('an escalation', () => {
  const open = { quality: { threshold: 0, route: false } } as const;

  it('is no end of failover: a later step that finds its tier down goes on to the next', async () => {
    const { agent, calls } = scriptedAgent([[refusal], [calling('pay'), down], ['From c.']], open);
    const { tools, count } = countedTool();
    expect(await agent.run('Pay', { tools })).toMatchObject({ content: 'From c.', draftAccepted: false });
    expect([calls(), count()]).toEqual([[1, 2, 1], 1]);
  });

  it('is no end of the gate: an answer of a later step is judged', async () => {
    const { agent, calls } = scriptedAgent([[refusal], [calling('pay'), refusal], ['From c.']], open);
    const result = await agent.run('Pay', { tools: countedTool().tools });
    expect(result).toMatchObject({ content: 'From c.', modelUsed: 'c/m', degraded: false, draftAccepted: false });
    expect(result.costSavings).toBeDefined();
    expect(calls()).toEqual([1, 2, 1]);
  });
});

describe('a step that fails after tools were executed', () => {
  it('tells what was done and paid, so that nothing is done twice', async () => {
    const { agent } = scriptedAgent([[calling('pay'), down]]);
    const { tools } = countedTool();
    const error = await agent.run('Pay', { tools }).catch((reason: unknown) => reason);
    if (!AgentStepError.isInstance(error)) throw error;
    expect(error.code).toBe('all-tiers-failed');
    expect(error.steps).toMatchObject([{ toolCalls: [{ name: 'pay', output: 1 }] }]);
    expect(error.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
    expect(error.attempts.map(({ failure }) => failure?.class)).toEqual([undefined, 'server']);
    expect(error.cause).toMatchObject({ code: 'all-tiers-failed' });
  });

  it('tells of tools that failed, too, and of what is under way when the call is aborted', async () => {
    const { agent } = scriptedAgent([[calling('pay'), down]]);
    const execute = () => Promise.reject(new Error('charged, and then the line broke'));
    const failed = await agent.run('Pay', { tools: countedTool({ execute }).tools }).catch((reason: unknown) => reason);
    expect(failed).toMatchObject({ steps: [{ toolCalls: [{ error: 'charged, and then the line broke' }] }] });
    const controller = new AbortController();
    const hang = () => {
      setTimeout(() => controller.abort(), 5);
      return new Promise(() => {});
    };
    const { agent: other } = scriptedAgent([[calling('pay'), 'never']]);
    const call = other.run('Pay', { tools: countedTool({ execute: hang }).tools, signal: controller.signal });
    const aborted = await call.catch((reason: unknown) => reason);
    expect(aborted).toMatchObject({ code: 'aborted', steps: [{ toolCalls: [{ name: 'pay' }] }] });
  });

  it('says all that the failure says, such as which guardrail has blocked', async () => {
    const inspect = (text: string) => (text.includes('Done') ? [{ label: 'BAD', start: 0, end: 4 }] : []);
    const guardrails = { output: [{ name: 'own', action: 'block', inspect }] } as const;
    const { agent } = scriptedAgent([[calling('pay'), 'Done.']], { guardrails });
    const error = await agent.run('Pay', { tools: countedTool().tools }).catch((reason: unknown) => reason);
    expect(AgentStepError.isInstance(error)).toBe(true);
    expect(GuardrailError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ guardrail: 'own', label: 'BAD', stage: 'output', costUsd: expect.any(Number) });
  });

  it('is the plain error where none was', async () => {
    const error = await scriptedAgent([[down]])
      .agent.run('hi')
      .catch((reason: unknown) => reason);
    expect(AgentStepError.isInstance(error)).toBe(false);
  });

  it('counts in a batch with all that was paid', async () => {
    const { agent } = scriptedAgent([[calling('pay'), down]]);
    let costUsd = 0;
    const items = [{ input: 'Pay', options: { tools: countedTool().tools } }];
    await agent.runBatch(items, {
      onProgress: (progress) => {
        costUsd = progress.costUsd;
      },
    });
    expect(costUsd).toBeCloseTo(0.000_15, 9);
  });
});

describe('the steps of a call', () => {
  it('that run out say so, and leave a conversation to go on with', async () => {
    const { agent, models } = scriptedAgent([[calling('pay'), 'Done.']]);
    const { tools, count } = countedTool();
    const first = await agent.run('Pay', { tools, maxSteps: 1 });
    expect(count()).toBe(0);
    expect(first.warnings).toEqual(['Tools were not executed: the steps of this call ran out (maxSteps 1)']);
    await agent.run([...first.messages, { role: 'user', content: 'and now?' }], { tools });
    expect(models[0]?.calls[1]?.request?.messages.map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'tool',
      'user',
    ]);
  });

  it('keep to the budget of a rule together', async () => {
    const spent = { usage: { inputTokens: 1_000, outputTokens: 50 } };
    const model = scriptedModel({
      replies: [{ content: [toolCall('pay')], finish: spent }],
      capabilities: { tools: true },
    });
    const agent = new CascadeAgent({
      models: [{ name: 'm', provider: providerOf(model), cost: 1 }],
      profiles: { small: { budget: { perRun: 2 } } },
    });
    const call = agent.run('Pay', { tools: countedTool().tools, profile: 'small', maxTokens: 10, maxSteps: 3 });
    await expect(call).rejects.toMatchObject({ code: 'budget-exceeded' });
    expect(model.calls).toHaveLength(1);
  });

  it('take the time that they take, tools included, by the clock of the agent', async () => {
    const clock = manualClock();
    const { agent } = scriptedAgent([[calling('pay'), 'Done.']], { clock });
    const execute = async (): Promise<void> => {
      await clock.advance(150);
    };
    const { latencyMs } = await agent.run('Pay', { tools: countedTool({ execute }).tools });
    expect(latencyMs).toBeGreaterThanOrEqual(150);
  });

  it.each<[string, (hang: () => Promise<never>) => Partial<AgentTool>]>([
    ['a tool', (hang) => ({ execute: hang })],
    ['somebody who is asked', (hang) => ({ confirm: hang })],
  ])('end in time whatever %s does', async (_what, make) => {
    const { agent } = scriptedAgent([[calling('pay'), 'late']]);
    const { tools } = countedTool(make(() => new Promise<never>(() => {})));
    const startedAtMs = performance.now();
    const error = await agent.run('Pay', { tools, timeoutMs: 60 }).catch((reason: unknown) => reason);
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
    expect(AgentStepError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'all-tiers-failed', steps: [{ toolCalls: [{ name: 'pay' }] }] });
  });

  it('end in time, with an error of ours, where a provider or a guardrail hangs', async () => {
    const inspect = () => new Promise<never>(() => {});
    const guardrails = { input: [{ name: 'own', action: 'block', inspect }] } as const;
    const { agent } = scriptedAgent([['never']], { guardrails });
    await expect(agent.run('Pay', { timeoutMs: 40 })).rejects.toMatchObject({ code: 'aborted' });
    registerProvider('hanging', () => new Promise<never>(() => {}));
    const other = new CascadeAgent({ models: [{ name: 'm', provider: 'hanging' }] });
    await expect(other.run('Pay', { timeoutMs: 40 })).rejects.toMatchObject({ code: 'aborted' });
  });

  it('end with the time that the call has', async () => {
    const clock = manualClock();
    const { agent } = scriptedAgent([[calling('pay'), { text: 'late', delayMs: 0 }]], { clock });
    const execute = async (): Promise<void> => {
      await clock.advance(500);
    };
    const call = agent.run('Pay', { tools: countedTool({ execute }).tools, timeoutMs: 400 });
    await expect(call).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });
});

describe('an object that was asked for', () => {
  const output = z.object({ at: z.string().transform((text) => new Date(text)), n: z.number().default(7) });

  it('is what the schema makes of the answer, typed', async () => {
    const { agent } = scriptedAgent([['{"at":"2026-11-20T00:00:00Z"}']]);
    const { object } = await agent.run('When?', { output });
    expect(object?.at.getUTCFullYear()).toBe(2026);
    expect(object?.n).toBe(7);
    for await (const chunk of agent.stream('When?', { output })) {
      if (chunk.type === 'done') expect(chunk.object?.at.getUTCFullYear()).toBe(2026);
    }
  });

  it('is held against a plain JSON schema, too', async () => {
    const plain = { jsonSchema: { type: 'object', required: ['n'], properties: { n: { type: 'number' } } } };
    const { agent } = scriptedAgent([['{"m":1}']]);
    await expect(agent.run('n?', { output: plain })).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });
});

describe('a stream', () => {
  it('can be left while its next piece is awaited', async () => {
    const { agent, models } = scriptedAgent([[{ text: 'late', delayMs: 60_000 }]]);
    const stream = agent.stream('hi');
    const pending = stream.next();
    await expect.poll(() => models[0]?.calls.length).toBe(1);
    expect(await stream.return(undefined)).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(models[0]?.calls[0]?.wasAborted).toBe(true);
  });
});

describe('a tool that only the last tier may call', () => {
  it.each([
    [{ plan: 'pro' }, 1],
    [{ plan: 'free' }, 0],
  ])('is called under %o %i times, for rules make no other tier the last one', async (metadata, times) => {
    const { agent } = scriptedAgent(
      [
        [calling('send'), 'Done.'],
        [calling('send'), 'Done.'],
      ],
      {
        risks: { write: { lastTierOnly: true } },
        rules: [{ name: 'free', when: { plan: 'free' }, models: ['a/*'] }],
      },
    );
    let sent = 0;
    const send = { input: z.object({}), risk: 'write', execute: () => `sent ${++sent}` };
    const { content } = await agent.run('Send it', { tools: { send }, metadata });
    expect(content).toBe('Done.');
    expect(sent).toBe(times);
  });
});
