import type { ChatModel, Provider } from '@cascade/core/spec';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it, vi } from 'vitest';
import { CascadeAgent, type CascadeAgentOptions, piiGuardrail, registerProvider, withBudget } from '../index.js';

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

function answering(options: Partial<CascadeAgentOptions> = {}): CascadeAgent {
  const model = scriptedModel({ replies: [{ text: 'Paris.', delayMs: 5 }] });
  return new CascadeAgent({ models: [{ name: 'model', provider: providerOf(model), cost: 1 }], ...options });
}

describe('a provider whose factory hangs', () => {
  const hanging = () => {
    let open = (_provider: Provider): void => {};
    registerProvider('hanging', () => new Promise((resolve) => (open = resolve)));
    const agent = new CascadeAgent({ models: [{ name: 'model', provider: 'hanging' }] });
    return { agent, open: () => open(providerOf(scriptedModel({ replies: ['at last'] }))) };
  };

  it('holds nobody who leaves', async () => {
    const { agent } = hanging();
    const reason = new Error('enough');
    const controller = new AbortController();
    const calls = [
      agent.run('hi', { signal: controller.signal }),
      agent.stream('hi', { signal: controller.signal }).next(),
    ];
    controller.abort(reason);
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'aborted', cause: reason });
    await expect(agent.run('hi', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
    await expect(withBudget({ timeMs: 20 }, () => agent.run('hi'))).rejects.toMatchObject({ code: 'scope-budget' });
  });

  it('serves those who wait, once it is there', async () => {
    const { agent, open } = hanging();
    const left = agent.run('hi', { signal: AbortSignal.timeout(10) });
    const waits = agent.run('hi');
    await expect(left).rejects.toMatchObject({ code: 'aborted' });
    open();
    expect((await waits).content).toBe('at last');
  });
});

describe('an asynchronous hook that rejects', () => {
  const output = [piiGuardrail({ action: 'redact' })];
  it.each<[string, Partial<CascadeAgentOptions>]>([
    ['by itself', {}],
    ['behind guardrails', { guardrails: { output } }],
  ])('is a warning, and leaves nothing unhandled: onEvent %s', async (_how, options) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const onEvent = async () => {
      throw new Error('the log is full');
    };
    const result = await answering({ ...options, onEvent }).run('hi');
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', unhandled);
    expect(result).toMatchObject({ content: 'Paris.', warnings: ['An observer of the run failed: the log is full'] });
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('is nobody else’s affair: onProgress', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const onProgress = () => Promise.reject(new Error('the log is full'));
    const outcomes = await answering().runBatch(['a', 'b'], { onProgress });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', unhandled);
    expect(outcomes.map((outcome) => 'result' in outcome)).toEqual([true, true]);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
