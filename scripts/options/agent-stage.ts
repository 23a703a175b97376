import {
  type AgentCallOptions,
  type AgentInput,
  type AgentResult,
  CascadeAgent,
  type CascadeAgentOptions,
  type ModelOptions,
} from '@cascade/agent';
import { CascadeError, type ChatRequest } from '@cascade/core';
import type { ChatModel, Provider } from '@cascade/core/spec';
import { type ManualClock, manualClock } from '@cascade/testing/clock';
import { type ScriptedModelOptions, type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { elapse } from './stage.js';

/** Makes a model of an agent that answers from a script; a dollar for each 1,000 tokens, if nothing else is said. */
type MakeAgentModel = (
  provider: string,
  replies: ScriptedReply | readonly ScriptedReply[],
  options?: Partial<ModelOptions>,
) => ModelOptions;

interface AgentStage {
  readonly clock: ManualClock;
  /** What a caller sees of a call, and what the models were asked on the way. */
  ask(options?: AgentCallOptions, input?: AgentInput): Promise<object>;
}

/** An agent of scripted models on one manual clock. */
export function agentStage(make: (model: MakeAgentModel, clock: ManualClock) => CascadeAgentOptions): AgentStage {
  const clock = manualClock();
  const asked: unknown[] = [];
  const model: MakeAgentModel = (provider, replies, options) => ({
    name: 'model',
    provider: scriptedProvider(provider, { clock, replies: [replies].flat() }, (entry) => asked.push(entry)),
    cost: 1,
    ...options,
  });
  const agent = new CascadeAgent({ clock, retry: { delaysMs: [] }, ...make(model, clock) });
  return {
    clock,
    async ask(options = {}, input = 'What is the capital of France?') {
      const [startedAtMs, before] = [clock.now(), asked.length];
      const seen = await elapse(clock, agent.run(input, options).then(seenResult, seenError));
      return { ...seen.value, asked: asked.slice(before), tookMs: seen.atMs - startedAtMs };
    },
  };
}

/** A provider whose models all answer from one script and can call tools. */
export function scriptedProvider(
  provider: string,
  options: ScriptedModelOptions,
  hear: (asked: { readonly model: string; readonly key?: string; readonly request?: ChatRequest }) => void = () => {},
): Provider {
  const model = scriptedModel({ provider, capabilities: { tools: true }, ...options });
  const chat = (modelId: string): ChatModel => ({
    ...model,
    modelId,
    doGenerate(request, context) {
      hear({ model: `${provider}/${modelId}`, ...(context.key && { key: context.key }), request });
      return model.doGenerate(request, context);
    },
  });
  return {
    specificationVersion: 'v1',
    name: provider,
    origin: model.origin,
    keys: { environment: [], required: false },
    chat,
  };
}

function seenResult({ content, modelUsed, object, totalCost, steps, toolCalls, trace, warnings }: AgentResult): object {
  return {
    ...{ content, modelUsed, object, totalCost, steps, toolCalls, warnings },
    calls: trace.attempts.map(({ entry, role, costBasis, failure }) => [entry, role, costBasis, failure?.class]),
    verdicts: trace.verdicts.map(({ decision, veto, threshold }) => [decision, veto, threshold]),
  };
}

function seenError(error: unknown): object {
  if (!CascadeError.isInstance(error)) throw error;
  return { error: error.code };
}
