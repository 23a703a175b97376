import { describe, expect, it } from 'vitest';
import { anything, calling, scriptedAgent } from '../../test/scripted-agent.js';
import { AgentDepthError, type AgentTool } from '../index.js';

describe('agents that call each other', () => {
  it('come to an end, and the model is told why', async () => {
    const { agent, calls } = scriptedAgent([[calling('again')]], { maxSteps: 2 });
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
    const inner = scriptedAgent([[{ text: 'slow', delayMs: 5_000 }]]);
    const outer = scriptedAgent([[calling('ask'), 'never']]);
    const controller = new AbortController();
    const ask: AgentTool = { input: anything, execute: () => inner.agent.run('hi') };
    const call = outer.agent.run('Ask', { tools: { ask }, signal: controller.signal });
    await expect.poll(() => inner.calls()).toEqual([1]);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    await expect.poll(() => inner.models[0]?.calls[0]?.wasAborted).toBe(true);
  });
});
