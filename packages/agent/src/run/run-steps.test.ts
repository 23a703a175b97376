import type { ChatModel, ChatRequest, Provider } from '@cascade/core/spec';
import { manualClock } from '@cascade/testing/clock';
import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type AgentCallOptions,
  AgentDepthError,
  type AgentEvent,
  AgentStepError,
  type AgentTool,
  CascadeAgent,
  type CascadeAgentOptions,
  GuardrailError,
  registerProvider,
  tool,
  withBudget,
} from '../index.js';

type Replies = readonly ScriptedReply[];

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

const finish = { usage: { inputTokens: 100, outputTokens: 50 } };

/** An agent of tiers `a`, `b`, `c` that answer from scripts. */
function setUp(tiers: readonly Replies[], options: Partial<CascadeAgentOptions> = {}) {
  const models = tiers.map((replies, place) => {
    const full = replies.map((reply) => ({ finish, ...(typeof reply === 'string' ? { text: reply } : reply) }));
    return scriptedModel({ provider: 'abc'[place] ?? '', modelId: 'm', replies: full, capabilities: { tools: true } });
  });
  const agent = new CascadeAgent({
    models: models.map((model, place) => ({ name: 'm', provider: providerOf(model), cost: 0.001 * 10 ** place })),
    retry: { delaysMs: [] },
    ...options,
  });
  return { agent, models, calls: () => models.map(({ calls }) => calls.length) };
}

const toolCall = (name: string, input = {}, id = 'c1') => ({ type: 'tool-call' as const, id, name, input });
const calling = (name: string, input = {}): ScriptedReply => ({ content: [toolCall(name, input)] });
const anything = { jsonSchema: { type: 'object' } };
const down: ScriptedReply = { failure: { class: 'server' } };
const refusal = "I'm sorry, but I can't help with that.";

/** A tool that counts how often it is executed. */
function counted(more: Partial<AgentTool> = {}) {
  let count = 0;
  const tools = { pay: { input: anything, execute: () => ++count, ...more } };
  return { tools, count: () => count };
}

/** The choice that each step asks for. */
async function choices(toolChoice: NonNullable<ChatRequest['toolChoice']>): Promise<unknown> {
  const { agent, models } = setUp([[calling('weather', { city: 'Paris' }), 'It is clear.']]);
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
    const { agent } = setUp([[calling('pay'), 'never asked'], dear], { quality: { threshold: 1, route: false } });
    const { tools, count } = counted();
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
    const { agent, calls } = setUp([[refusal], [calling('pay'), down], ['From c.']], open);
    const { tools, count } = counted();
    expect(await agent.run('Pay', { tools })).toMatchObject({ content: 'From c.', draftAccepted: false });
    expect([calls(), count()]).toEqual([[1, 2, 1], 1]);
  });

  it('is no end of the gate: an answer of a later step is judged', async () => {
    const { agent, calls } = setUp([[refusal], [calling('pay'), refusal], ['From c.']], open);
    const result = await agent.run('Pay', { tools: counted().tools });
    expect(result).toMatchObject({ content: 'From c.', modelUsed: 'c/m', degraded: false, draftAccepted: false });
    expect(result.costSavings).toBeDefined();
    expect(calls()).toEqual([1, 2, 1]);
  });
});

describe('a step that fails after tools were executed', () => {
  it('tells what was done and paid, so that nothing is done twice', async () => {
    const { agent } = setUp([[calling('pay'), down]]);
    const { tools } = counted();
    const error = await agent.run('Pay', { tools }).catch((reason: unknown) => reason);
    if (!AgentStepError.isInstance(error)) throw error;
    expect(error.code).toBe('all-tiers-failed');
    expect(error.steps).toMatchObject([{ toolCalls: [{ name: 'pay', output: 1 }] }]);
    expect(error.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool']);
    expect(error.attempts.map(({ failure }) => failure?.class)).toEqual([undefined, 'server']);
    expect(error.cause).toMatchObject({ code: 'all-tiers-failed' });
  });

  it('tells of tools that failed, too, and of what is under way when the call is aborted', async () => {
    const { agent } = setUp([[calling('pay'), down]]);
    const execute = () => Promise.reject(new Error('charged, and then the line broke'));
    const failed = await agent.run('Pay', { tools: counted({ execute }).tools }).catch((reason: unknown) => reason);
    expect(failed).toMatchObject({ steps: [{ toolCalls: [{ error: 'charged, and then the line broke' }] }] });
    const controller = new AbortController();
    const hang = () => {
      setTimeout(() => controller.abort(), 5);
      return new Promise(() => {});
    };
    const { agent: other } = setUp([[calling('pay'), 'never']]);
    const call = other.run('Pay', { tools: counted({ execute: hang }).tools, signal: controller.signal });
    const aborted = await call.catch((reason: unknown) => reason);
    expect(aborted).toMatchObject({ code: 'aborted', steps: [{ toolCalls: [{ name: 'pay' }] }] });
  });

  it('says all that the failure says, such as which guardrail has blocked', async () => {
    const inspect = (text: string) => (text.includes('Done') ? [{ label: 'BAD', start: 0, end: 4 }] : []);
    const guardrails = { output: [{ name: 'own', action: 'block', inspect }] } as const;
    const { agent } = setUp([[calling('pay'), 'Done.']], { guardrails });
    const error = await agent.run('Pay', { tools: counted().tools }).catch((reason: unknown) => reason);
    expect(AgentStepError.isInstance(error)).toBe(true);
    expect(GuardrailError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ guardrail: 'own', label: 'BAD', stage: 'output', costUsd: expect.any(Number) });
  });

  it('is the plain error where none was', async () => {
    const error = await setUp([[down]])
      .agent.run('hi')
      .catch((reason: unknown) => reason);
    expect(AgentStepError.isInstance(error)).toBe(false);
  });

  it('counts in a batch with all that was paid', async () => {
    const { agent } = setUp([[calling('pay'), down]]);
    let costUsd = 0;
    const items = [{ input: 'Pay', options: { tools: counted().tools } }];
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
    const { agent, models } = setUp([[calling('pay'), 'Done.']]);
    const { tools, count } = counted();
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
    const call = agent.run('Pay', { tools: counted().tools, profile: 'small', maxTokens: 10, maxSteps: 3 });
    await expect(call).rejects.toMatchObject({ code: 'budget-exceeded' });
    expect(model.calls).toHaveLength(1);
  });

  it('take the time that they take, tools included, by the clock of the agent', async () => {
    const clock = manualClock();
    const { agent } = setUp([[calling('pay'), 'Done.']], { clock });
    const execute = async (): Promise<void> => {
      await clock.advance(150);
    };
    const { latencyMs } = await agent.run('Pay', { tools: counted({ execute }).tools });
    expect(latencyMs).toBeGreaterThanOrEqual(150);
  });

  it.each<[string, (hang: () => Promise<never>) => Partial<AgentTool>]>([
    ['a tool', (hang) => ({ execute: hang })],
    ['somebody who is asked', (hang) => ({ confirm: hang })],
  ])('end in time whatever %s does', async (_what, make) => {
    const { agent } = setUp([[calling('pay'), 'late']]);
    const { tools } = counted(make(() => new Promise<never>(() => {})));
    const startedAtMs = performance.now();
    const error = await agent.run('Pay', { tools, timeoutMs: 60 }).catch((reason: unknown) => reason);
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
    expect(AgentStepError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'all-tiers-failed', steps: [{ toolCalls: [{ name: 'pay' }] }] });
  });

  it('end in time, with an error of ours, where a provider or a guardrail hangs', async () => {
    const inspect = () => new Promise<never>(() => {});
    const guardrails = { input: [{ name: 'own', action: 'block', inspect }] } as const;
    const { agent } = setUp([['never']], { guardrails });
    await expect(agent.run('Pay', { timeoutMs: 40 })).rejects.toMatchObject({ code: 'aborted' });
    registerProvider('hanging', () => new Promise<never>(() => {}));
    const other = new CascadeAgent({ models: [{ name: 'm', provider: 'hanging' }] });
    await expect(other.run('Pay', { timeoutMs: 40 })).rejects.toMatchObject({ code: 'aborted' });
  });

  it('end with the time that the call has', async () => {
    const clock = manualClock();
    const { agent } = setUp([[calling('pay'), { text: 'late', delayMs: 0 }]], { clock });
    const execute = async (): Promise<void> => {
      await clock.advance(500);
    };
    const call = agent.run('Pay', { tools: counted({ execute }).tools, timeoutMs: 400 });
    await expect(call).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });
});

describe('a tool', () => {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it.each<[string, (hang: () => Promise<never>) => Partial<AgentTool>]>([
    ['confirm', (hang) => ({ confirm: hang })],
    ['execute', (hang) => ({ execute: hang })],
    [
      'validate',
      (hang) => ({
        input: { '~standard': { version: 1, vendor: 'own', validate: hang, jsonSchema: { input: () => ({}) } } },
      }),
    ],
  ])('whose %s hangs does not keep a call that is aborted', async (_name, make) => {
    const { agent } = setUp([[calling('pay'), 'never']]);
    const controller = new AbortController();
    const { tools, count } = counted(make(() => new Promise<never>(() => {})));
    const call = agent.run('Pay', { tools, signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    expect(count()).toBe(0);
  });

  it('is not executed when the call was aborted while it was asked about', async () => {
    const { agent } = setUp([[calling('pay'), 'never']]);
    const controller = new AbortController();
    let permit = (_isPermitted: boolean): void => {};
    const { tools, count } = counted({ confirm: () => new Promise<boolean>((resolve) => (permit = resolve)) });
    const call = agent.run('Pay', { tools, signal: controller.signal });
    call.catch(() => {});
    await wait(10);
    controller.abort();
    permit(true);
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    await wait(5);
    expect(count()).toBe(0);
  });

  it.each([undefined, null, 'no', 1])('is executed only when it is permitted by `true`, not by %j', async (answer) => {
    const { agent } = setUp([[calling('pay'), 'Done.']]);
    const { tools, count } = counted({ confirm: () => answer as unknown as boolean });
    await agent.run('Pay', { tools });
    expect(count()).toBe(0);
  });

  it('is asked about one call after the other, and executed side by side', async () => {
    const { agent } = setUp([[{ content: [toolCall('pay', {}, 'c1'), toolCall('pay', {}, 'c2')] }, 'Done.']]);
    const seen: string[] = [];
    const confirm = async (): Promise<boolean> => {
      seen.push('asked');
      await wait(5);
      seen.push('permitted');
      return true;
    };
    const execute = async (): Promise<void> => {
      seen.push('begun');
      await wait(5);
      seen.push('done');
    };
    await agent.run('Pay', { tools: counted({ confirm, execute }).tools });
    expect(seen).toEqual(['asked', 'permitted', 'asked', 'permitted', 'begun', 'begun', 'done', 'done']);
  });

  it('is stopped when the time of a budget around it is up', async () => {
    const { agent } = setUp([[calling('pay'), 'never']]);
    let signal: AbortSignal | undefined;
    const execute = (_input: unknown, context: { readonly signal: AbortSignal }) => {
      signal = context.signal;
      return new Promise(() => {});
    };
    const work = withBudget({ timeMs: 30 }, () => agent.run('Pay', { tools: counted({ execute }).tools }));
    await expect(work).rejects.toMatchObject({ code: 'scope-budget' });
    expect(signal?.aborted).toBe(true);
  });

  it.each([
    ['constructor', 'There is no tool "constructor"'],
    ['__proto__', 'There is no tool "__proto__"'],
  ])('that goes by the name %s is no tool unless it is given', async (name, told) => {
    const { agent } = setUp([[calling(name), 'Done.']]);
    const { content, steps } = await agent.run('Pay', { tools: counted().tools });
    expect(content).toBe('Done.');
    expect(steps[0]?.toolCalls[0]?.error).toBe(told);
  });

  it.each<[string, () => unknown, unknown]>([
    ['big numbers', () => ({ n: 10n ** 20n }), { n: '100000000000000000000' }],
    [
      'what turns in circles',
      () => {
        const ring: Record<string, unknown> = { name: 'ring' };
        ring.self = ring;
        return ring;
      },
      expect.stringContaining("name: 'ring'"),
    ],
    ['nothing', () => undefined, null],
  ])('may return %s: the model is told what JSON can hold of it', async (_what, execute, output) => {
    const { agent } = setUp([[calling('pay'), 'Done.']]);
    const { steps } = await agent.run('Pay', { tools: counted({ execute }).tools });
    expect(steps[0]?.toolCalls[0]).toEqual({ name: 'pay', input: {}, output });
  });

  it('that throws what is no error is told of, and the call goes on', async () => {
    const { agent } = setUp([[calling('pay'), 'Done.']]);
    const execute = () => {
      throw Object.create(null);
    };
    expect((await agent.run('Pay', { tools: counted({ execute }).tools })).content).toBe('Done.');
  });

  it.each([Number.POSITIVE_INFINITY, 3e9])('may have any time: %d ms are not one', async (timeoutMs) => {
    const { agent } = setUp([[calling('pay'), 'Done.']]);
    const execute = async () => {
      await wait(10);
      return 'paid';
    };
    const { steps } = await agent.run('Pay', { tools: counted({ execute, timeoutMs }).tools });
    expect(steps[0]?.toolCalls[0]?.output).toBe('paid');
  });

  it('shows each of two calls with one id its own result', async () => {
    const { agent } = setUp([[{ content: [toolCall('pay', { n: 1 }), toolCall('pay', { n: 2 })] }, 'Done.']]);
    const execute = (input: unknown) => Object(input).n;
    const { steps } = await agent.run('Pay', { tools: counted({ execute }).tools });
    expect(steps[0]?.toolCalls.map(({ output }) => output)).toEqual([1, 2]);
  });

  it('cannot change what was asked for', async () => {
    const { agent } = setUp([[calling('pay', { amount: 5 }), 'Done.']]);
    const executed: unknown[] = [];
    const spoil = (input: unknown): void => {
      Object.assign(Object(input), { amount: 99 });
    };
    const confirm = (input: unknown): boolean => {
      spoil(input);
      return true;
    };
    const execute = (input: unknown): void => {
      executed.push({ ...Object(input) });
      spoil(input);
    };
    const { messages, steps } = await agent.run('Pay', { tools: counted({ confirm, execute }).tools });
    expect(executed).toEqual([{ amount: 5 }]);
    expect(steps[0]?.toolCalls[0]?.input).toEqual({ amount: 5 });
    expect(JSON.stringify(messages)).not.toContain('99');
  });

  it('has arguments with the types of its schema', async () => {
    const { agent } = setUp([[calling('add', { a: 1, b: '2' }), 'Done.']]);
    const add = tool({
      input: z.object({ a: z.number(), b: z.string().transform(Number) }),
      execute: ({ a, b }) => a + b,
    });
    expect((await agent.run('1 + 2', { tools: { add } })).steps[0]?.toolCalls[0]?.output).toBe(3);
  });

  it('is announced by a stream only when it is about to be executed', async () => {
    const kinds = async (more: object): Promise<readonly string[]> => {
      const seen: string[] = [];
      const { agent } = setUp([[calling('pay'), 'Done.']]);
      for await (const { type } of agent.stream('Pay', { tools: counted().tools, ...more })) seen.push(type);
      return seen;
    };
    expect(await kinds({})).toContain('tools');
    expect(await kinds({ maxSteps: 1 })).not.toContain('tools');
    expect(await kinds({ tools: { pay: { input: anything } } })).not.toContain('tools');
  });
});

describe('events of tools', () => {
  const heard = async (more: Partial<AgentTool>, options: AgentCallOptions = {}, input = {}) => {
    const events: AgentEvent[] = [];
    const { agent } = setUp([[calling('pay', input), 'Done.']], { onEvent: (event) => events.push(event) });
    const { runIds } = await agent.run('Pay', { tools: counted(more).tools, ...options });
    const ofTools = events.filter(({ type }) => type.startsWith('tool'));
    expect(ofTools.map(({ runId }) => runId)).toEqual(ofTools.map(() => runIds[0]));
    expect(JSON.stringify(ofTools)).not.toContain('secret');
    return ofTools.map(({ runId: _run, atMs: _at, ...event }) => event);
  };
  const call = { tool: 'pay', toolCallId: 'c1' };

  it('tell that one begins and ends, and never with what', async () => {
    const events = await heard({ execute: () => 'secret' }, {}, { pin: 'secret' });
    expect(events).toEqual([
      { ...call, type: 'tool-start' },
      { ...call, type: 'tool-end', latencyMs: expect.any(Number), isError: false },
    ]);
    const failed = await heard({ execute: () => Promise.reject(new Error('secret')) });
    expect(failed[1]).toMatchObject({ type: 'tool-end', isError: true });
  });

  it.each<[string, Partial<AgentTool>, AgentCallOptions]>([
    ['permission', { confirm: () => false }, {}],
    ['arguments', { input: { jsonSchema: { type: 'object', required: ['amount'] } } }, {}],
    ['steps', {}, { maxSteps: 1 }],
    ['unknown', {}, { tools: {} }],
  ])('tell why one is not executed: %s', async (why, more, options) => {
    expect(await heard(more, options)).toEqual([{ ...call, type: 'tool-refused', why }]);
  });
});

describe('agents that call each other', () => {
  it('come to an end, and the model is told why', async () => {
    const { agent, calls } = setUp([[calling('again')]], { maxSteps: 2 });
    const errors: unknown[] = [];
    const again: AgentTool = {
      input: anything,
      execute: (_input, { signal }) =>
        agent.run('again', { tools: { again }, signal }).catch((error: unknown) => {
          errors.push(error);
          throw error;
        }),
    };
    await agent.run('again', { tools: { again } });
    expect(calls()).toEqual([2 + 2 + 2]);
    expect(errors).toHaveLength(1);
    expect(AgentDepthError.isInstance(errors[0])).toBe(true);
  });

  it('end with the call around them, though nobody passes its signal on', async () => {
    const inner = setUp([[{ text: 'slow', delayMs: 5_000 }]]);
    const outer = setUp([[calling('ask'), 'never']]);
    const controller = new AbortController();
    const ask: AgentTool = { input: anything, execute: () => inner.agent.run('hi') };
    const call = outer.agent.run('Ask', { tools: { ask }, signal: controller.signal });
    await expect.poll(() => inner.calls()).toEqual([1]);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    await expect.poll(() => inner.models[0]?.calls[0]?.wasAborted).toBe(true);
  });
});

describe('an object that was asked for', () => {
  const output = z.object({ at: z.string().transform((text) => new Date(text)), n: z.number().default(7) });

  it('is what the schema makes of the answer, typed', async () => {
    const { agent } = setUp([['{"at":"2026-11-20T00:00:00Z"}']]);
    const { object } = await agent.run('When?', { output });
    expect(object?.at.getUTCFullYear()).toBe(2026);
    expect(object?.n).toBe(7);
    for await (const chunk of agent.stream('When?', { output })) {
      if (chunk.type === 'done') expect(chunk.object?.at.getUTCFullYear()).toBe(2026);
    }
  });

  it('is held against a plain JSON schema, too', async () => {
    const plain = { jsonSchema: { type: 'object', required: ['n'], properties: { n: { type: 'number' } } } };
    const { agent } = setUp([['{"m":1}']]);
    await expect(agent.run('n?', { output: plain })).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });
});

describe('a stream', () => {
  it('can be left while its next piece is awaited', async () => {
    const { agent, models } = setUp([[{ text: 'late', delayMs: 60_000 }]]);
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
    const { agent } = setUp(
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
