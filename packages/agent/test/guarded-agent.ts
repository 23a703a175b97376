import type { Part, Provider } from '@cascade/core/spec';
import { type ScriptedModel, scriptedModel } from '@cascade/testing/models';
import {
  CascadeAgent,
  type CascadeAgentOptions,
  type Guardrail,
  type GuardrailOptions,
  type ModelOptions,
} from '../src/index.js';

type Replies = Parameters<typeof scriptedModel>[0]['replies'];

/** An agent of one scripted model with guardrails, and what that model was asked. */
export function guardedAgent(
  replies: Replies,
  guardrails: GuardrailOptions,
  more: Partial<CascadeAgentOptions> = {},
  modelOptions: Partial<ModelOptions> = {},
): { readonly model: ScriptedModel; readonly agent: CascadeAgent } {
  const model = scriptedModel({ replies, capabilities: { tools: true, images: true, jsonSchema: true } });
  const { provider: name, origin } = model;
  const keys = { environment: [], required: false };
  const provider: Provider = { specificationVersion: 'v1', name, origin, keys, chat: () => model };
  const models = [{ name: 'model', provider, ...modelOptions }];
  return { model, agent: new CascadeAgent({ models, guardrails, retry: { delaysMs: [] }, ...more }) };
}

/** An answer that asks for a tool. */
export const call = (name: string, input: Record<string, string> = {}) => ({
  content: [{ type: 'tool-call' as const, id: 'c1', name, input }],
});

/** The parts of the message that a model was sent, the first one if nothing else is said. */
export function sentParts(model: ScriptedModel, place = 0, step = 0): readonly Part[] {
  const content = model.calls[step]?.request?.messages.at(place)?.content ?? [];
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

/** A guardrail that finds a text. */
export function finding(wanted: string, label: string, action: Guardrail['action'] = 'redact'): Guardrail {
  return {
    name: 'own',
    action,
    inspect(text) {
      const start = text.indexOf(wanted);
      return start < 0 ? [] : [{ label, start, end: start + wanted.length }];
    },
  };
}
