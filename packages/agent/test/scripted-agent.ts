import type { ChatModel, Provider } from '@cascade/core/spec';
import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { type AgentTool, CascadeAgent, type CascadeAgentOptions } from '../src/index.js';

/** A provider of one model. */
export function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

const finish = { usage: { inputTokens: 100, outputTokens: 50 } };

/** An agent of tiers `a`, `b`, `c` that answer from scripts. */
export function scriptedAgent(
  tiers: readonly (readonly ScriptedReply[])[],
  options: Partial<CascadeAgentOptions> = {},
) {
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

export const toolCall = (name: string, input = {}, id = 'c1') => ({ type: 'tool-call' as const, id, name, input });

/** An answer that asks for a tool. */
export const calling = (name: string, input = {}): ScriptedReply => ({ content: [toolCall(name, input)] });

/** The arguments of a tool that takes any. */
export const anything = { jsonSchema: { type: 'object' } };

/** A tool that counts how often it is executed. */
export function countedTool(more: Partial<AgentTool> = {}) {
  let count = 0;
  const tools = { pay: { input: anything, execute: () => ++count, ...more } };
  return { tools, count: () => count };
}
