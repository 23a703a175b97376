import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anything, calling, countedTool, scriptedAgent, toolCall } from '../../test/scripted-agent.js';
import { type AgentCallOptions, type AgentEvent, type AgentTool, tool, withBudget } from '../index.js';

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
    const { agent } = scriptedAgent([[calling('pay'), 'never']]);
    const controller = new AbortController();
    const { tools, count } = countedTool(make(() => new Promise<never>(() => {})));
    const call = agent.run('Pay', { tools, signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    expect(count()).toBe(0);
  });

  it('is not executed when the call was aborted while it was asked about', async () => {
    const { agent } = scriptedAgent([[calling('pay'), 'never']]);
    const controller = new AbortController();
    let permit = (_isPermitted: boolean): void => {};
    const { tools, count } = countedTool({ confirm: () => new Promise<boolean>((resolve) => (permit = resolve)) });
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
    const { agent } = scriptedAgent([[calling('pay'), 'Done.']]);
    const { tools, count } = countedTool({ confirm: () => answer as unknown as boolean });
    await agent.run('Pay', { tools });
    expect(count()).toBe(0);
  });

  it('is asked about one call after the other, and executed side by side', async () => {
    const { agent } = scriptedAgent([[{ content: [toolCall('pay', {}, 'c1'), toolCall('pay', {}, 'c2')] }, 'Done.']]);
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
    await agent.run('Pay', { tools: countedTool({ confirm, execute }).tools });
    expect(seen).toEqual(['asked', 'permitted', 'asked', 'permitted', 'begun', 'begun', 'done', 'done']);
  });

  it('is stopped when the time of a budget around it is up', async () => {
    const { agent } = scriptedAgent([[calling('pay'), 'never']]);
    let signal: AbortSignal | undefined;
    const execute = (_input: unknown, context: { readonly signal: AbortSignal }) => {
      signal = context.signal;
      return new Promise(() => {});
    };
    const work = withBudget({ timeMs: 500 }, () => agent.run('Pay', { tools: countedTool({ execute }).tools }));
    await expect(work).rejects.toMatchObject({ code: 'scope-budget' });
    expect(signal?.aborted).toBe(true);
  });

  it.each([
    ['constructor', 'There is no tool "constructor"'],
    ['__proto__', 'There is no tool "__proto__"'],
  ])('that goes by the name %s is no tool unless it is given', async (name, told) => {
    const { agent } = scriptedAgent([[calling(name), 'Done.']]);
    const { content, steps } = await agent.run('Pay', { tools: countedTool().tools });
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
    const { agent } = scriptedAgent([[calling('pay'), 'Done.']]);
    const { steps } = await agent.run('Pay', { tools: countedTool({ execute }).tools });
    expect(steps[0]?.toolCalls[0]).toEqual({ name: 'pay', input: {}, output });
  });

  it('that throws what is no error is told of, and the call goes on', async () => {
    const { agent } = scriptedAgent([[calling('pay'), 'Done.']]);
    const execute = () => {
      throw Object.create(null);
    };
    expect((await agent.run('Pay', { tools: countedTool({ execute }).tools })).content).toBe('Done.');
  });

  it.each([Number.POSITIVE_INFINITY, 3e9])('may have any time: %d ms are not one', async (timeoutMs) => {
    const { agent } = scriptedAgent([[calling('pay'), 'Done.']]);
    const execute = async () => {
      await wait(10);
      return 'paid';
    };
    const { steps } = await agent.run('Pay', { tools: countedTool({ execute, timeoutMs }).tools });
    expect(steps[0]?.toolCalls[0]?.output).toBe('paid');
  });

  it('shows each of two calls with one id its own result', async () => {
    const { agent } = scriptedAgent([[{ content: [toolCall('pay', { n: 1 }), toolCall('pay', { n: 2 })] }, 'Done.']]);
    const execute = (input: unknown) => Object(input).n;
    const { steps } = await agent.run('Pay', { tools: countedTool({ execute }).tools });
    expect(steps[0]?.toolCalls.map(({ output }) => output)).toEqual([1, 2]);
  });

  it('cannot change what was asked for', async () => {
    const { agent } = scriptedAgent([[calling('pay', { amount: 5 }), 'Done.']]);
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
    const { messages, steps } = await agent.run('Pay', { tools: countedTool({ confirm, execute }).tools });
    expect(executed).toEqual([{ amount: 5 }]);
    expect(steps[0]?.toolCalls[0]?.input).toEqual({ amount: 5 });
    expect(JSON.stringify(messages)).not.toContain('99');
  });

  it('has arguments with the types of its schema', async () => {
    const { agent } = scriptedAgent([[calling('add', { a: 1, b: '2' }), 'Done.']]);
    const add = tool({
      input: z.object({ a: z.number(), b: z.string().transform(Number) }),
      execute: ({ a, b }) => a + b,
    });
    expect((await agent.run('1 + 2', { tools: { add } })).steps[0]?.toolCalls[0]?.output).toBe(3);
  });

  it('is announced by a stream only when it is about to be executed', async () => {
    const kinds = async (more: object): Promise<readonly string[]> => {
      const seen: string[] = [];
      const { agent } = scriptedAgent([[calling('pay'), 'Done.']]);
      for await (const { type } of agent.stream('Pay', { tools: countedTool().tools, ...more })) seen.push(type);
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
    const { agent } = scriptedAgent([[calling('pay', input), 'Done.']], { onEvent: (event) => events.push(event) });
    const { runIds } = await agent.run('Pay', { tools: countedTool(more).tools, ...options });
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
