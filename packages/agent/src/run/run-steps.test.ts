import type { ChatRequest } from '@cascade/core';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CascadeAgent } from '../index.js';

/** The choice that each step asks for. */
async function choices(toolChoice: NonNullable<ChatRequest['toolChoice']>): Promise<unknown> {
  const call = { content: [{ type: 'tool-call', id: 'c1', name: 'weather', input: { city: 'Paris' } }] } as const;
  const model = scriptedModel({ replies: [call, 'It is clear.'], capabilities: { tools: true } });
  const keys = { environment: [], required: false };
  const provider = {
    specificationVersion: 'v1',
    name: 'house',
    origin: model.origin,
    keys,
    chat: () => model,
  } as const;
  const agent = new CascadeAgent({ models: [{ name: 'model', provider }] });
  const weather = { input: z.object({ city: z.string() }), execute: () => 'clear' };
  const { content } = await agent.run('How is the weather?', { tools: { weather }, toolChoice });
  expect(content).toBe('It is clear.');
  return model.calls.map(({ request }) => request?.toolChoice);
}

describe('the choice of tools', () => {
  it('is demanded of the first step only, so that the last one can answer', async () => {
    expect(await choices('required')).toEqual(['required', undefined]);
  });

  it('that forbids tools holds in every step', async () => {
    expect(await choices('none')).toEqual(['none', 'none']);
  });
});

describe('a tool that only the last tier may call', () => {
  it.each([
    [{ plan: 'pro' }, 1],
    [{ plan: 'free' }, 0],
  ])('is called under %o %i times, for rules make no other tier the last one', async (metadata, times) => {
    const call = { content: [{ type: 'tool-call', id: 'c1', name: 'send', input: {} }] } as const;
    const models = ['cheap', 'dear'].map((name) => {
      const model = scriptedModel({ provider: name, replies: [call, 'Done.'], capabilities: { tools: true } });
      const keys = { environment: [], required: false };
      const provider = { specificationVersion: 'v1', name, origin: model.origin, keys, chat: () => model } as const;
      return { name: 'model', provider };
    });
    const agent = new CascadeAgent({
      models,
      risks: { write: { lastTierOnly: true } },
      rules: [{ name: 'free', when: { plan: 'free' }, models: ['cheap/*'] }],
    });
    let sent = 0;
    const send = { input: z.object({}), risk: 'write', execute: () => `sent ${++sent}` };
    const { content } = await agent.run('Send it', { tools: { send }, metadata });
    expect(content).toBe('Done.');
    expect(sent).toBe(times);
  });
});
