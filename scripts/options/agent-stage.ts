import {
  type AgentCallOptions,
  type AgentChunk,
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
import { z } from 'zod';
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
  /** The same of a stream: the kinds of chunks, and how it ended. */
  stream(options?: AgentCallOptions, input?: AgentInput): Promise<object>;
}

/** An agent of scripted models on one manual clock. */
export function agentStage(make: (model: MakeAgentModel, clock: ManualClock) => CascadeAgentOptions): AgentStage {
  const clock = manualClock();
  const asked: unknown[] = [];
  const model: MakeAgentModel = (provider, replies, options) => ({
    name: 'model',
    provider: scriptedProvider(provider, { clock, replies: [replies].flat() }, (entry) =>
      asked.push(JSON.parse(JSON.stringify(entry))),
    ),
    cost: 1,
    ...options,
  });
  const agent = new CascadeAgent({ clock, retry: { delaysMs: [] }, ...make(model, clock) });
  const timed = async (scene: Promise<object>): Promise<object> => {
    const [startedAtMs, before] = [clock.now(), asked.length];
    const seen = await elapse(clock, scene.catch(seenError));
    return { ...seen.value, asked: asked.slice(before), tookMs: seen.atMs - startedAtMs };
  };
  return {
    clock,
    ask: (options = {}, input = question) => timed(agent.run(input, options).then(seenResult)),
    stream: (options = {}, input = question) => timed(seenStream(agent.stream(input, options))),
  };
}

const question = 'What is the capital of France?';

/** The kinds of chunks, in order. */
async function seenStream(chunks: AsyncIterable<AgentChunk>): Promise<object> {
  const kinds: string[] = [];
  try {
    for await (const chunk of chunks) if (kinds.at(-1) !== chunk.type) kinds.push(chunk.type);
    return { kinds };
  } catch (error) {
    return { kinds, ...seenError(error) };
  }
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

function seenResult({
  content,
  modelUsed,
  object,
  totalCost,
  steps,
  toolCalls,
  trace,
  warnings,
  rules,
  flags,
}: AgentResult): object {
  return {
    ...{ content, modelUsed, object, totalCost, steps, toolCalls, warnings, rules, flags },
    calls: trace.attempts.map(({ entry, role, costBasis, failure }) => [entry, role, costBasis, failure?.class]),
    verdicts: trace.verdicts.map(({ decision, veto, threshold }) => [decision, veto, threshold]),
  };
}

function seenError(error: unknown): object {
  if (!CascadeError.isInstance(error)) throw error;
  return { error: error.code };
}

export const slow = { text: 'Paris, slowly.', delayMs: 900 };

/** A tool, and an answer that asks for it. */
export const weather = { input: z.object({ city: z.string() }), execute: () => 'clear' };
export const toolCall = {
  content: [{ type: 'tool-call', id: 'c1', name: 'weather', input: { city: 'Paris' } }],
} as const;

/** A cheap model that drafts, and a dear one behind it. */
export const agentCascade = (
  options: Partial<CascadeAgentOptions> = {},
  draft: ScriptedReply | readonly ScriptedReply[] = 'Paris.',
) =>
  agentStage((model) => ({
    models: [model('cheap', draft, { cost: 0.001 }), model('dear', 'The capital is Paris.')],
    ...options,
  }));

/** What calls in a row meet. */
export async function inTurn({ ask, clock }: ReturnType<typeof agentStage>, count = 2, everyMs = 0): Promise<unknown> {
  const seen: unknown[] = [];
  for (let run = 0; run < count; run++) {
    seen.push(await ask());
    await clock.advance(everyMs);
  }
  return seen;
}
