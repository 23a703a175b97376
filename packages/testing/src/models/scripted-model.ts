import { type Clock, ProviderError, systemClock } from '@cascade/core';
import { failureScope } from '@cascade/core/provider-kit';
import type {
  CallContext,
  ChatModel,
  ChatRequest,
  ChatResponse,
  Finish,
  RawChunk,
  StreamPart,
} from '@cascade/core/spec';
import { type FullReply, fullReply, type ScriptedReply } from './scripted-reply.js';

/** One call that a scripted model got. */
export interface ScriptedCall {
  readonly verb: 'generate' | 'stream' | 'forward';
  /** Undefined for forwarded bytes. */
  readonly request: ChatRequest | undefined;
  readonly key: string | undefined;
  readonly idempotencyKey: string;
  readonly omit: readonly string[];
  /** The call's signal was aborted before the call was over. */
  wasAborted: boolean;
}

export interface ScriptedModelOptions {
  /** Replies in order; the last one repeats. Or a function of the call. */
  readonly replies: readonly ScriptedReply[] | ((call: ScriptedCall, index: number) => ScriptedReply);
  /** Default `scripted`. */
  readonly provider?: string;
  /** Default `model`. */
  readonly modelId?: string;
  readonly origin?: string;
  readonly capabilities?: ChatModel['capabilities'];
  readonly keys?: ChatModel['keys'];
  readonly clock?: Clock;
}

export interface ScriptedModel extends ChatModel {
  /** Every call so far, in order. */
  readonly calls: readonly ScriptedCall[];
}

/** A model that answers from a script and records its calls. It speaks all verbs of the contract, forwarding too. */
export function scriptedModel(options: ScriptedModelOptions): ScriptedModel {
  const { replies, provider = 'scripted', modelId = 'model', clock = systemClock } = options;
  const calls: ScriptedCall[] = [];

  function take(verb: ScriptedCall['verb'], request: ChatRequest | undefined, context: CallContext): FullReply {
    const { key, idempotencyKey, signal } = context;
    const call: ScriptedCall = { verb, request, key, idempotencyKey, omit: [...context.omit], wasAborted: false };
    signal.addEventListener('abort', () => (call.wasAborted = true), { once: true });
    calls.push(call);
    const index = calls.length - 1;
    const reply = typeof replies === 'function' ? replies(call, index) : replies[Math.min(index, replies.length - 1)];
    if (reply === undefined) throw new RangeError('The script of a scripted model must not be empty');
    return fullReply(reply);
  }

  const model = {
    specificationVersion: 'v1',
    provider,
    modelId,
    origin: options.origin ?? `https://${provider}.invalid`,
    capabilities: options.capabilities ?? {},
    calls,
    async doGenerate(request: ChatRequest, context: CallContext) {
      const reply = take('generate', request, context);
      await wait(clock, reply.delayMs);
      return respond(reply);
    },
    async *doStream(request: ChatRequest, context: CallContext) {
      yield* streamReply(take('stream', request, context), clock);
    },
    async doForward(_wire: string, _body: Uint8Array, context: CallContext) {
      const reply = take('forward', undefined, context);
      await wait(clock, reply.delayMs);
      if (reply.failure && reply.text === undefined) throw toError(reply);
      return {
        status: 200,
        headers: new Headers({ 'content-type': 'text/plain' }),
        chunks: forwardReply(reply, clock),
      };
    },
  } satisfies ScriptedModel;
  return options.keys ? { ...model, keys: options.keys } : model;
}

async function respond(reply: FullReply): Promise<ChatResponse> {
  if (reply.hangs) await new Promise(() => {});
  if (reply.failure || 'throws' in reply) throw toError(reply);
  if (reply.isCut) throw toError({ failure: { class: 'invalid-response', message: 'scripted: the body was cut off' } });
  const text = reply.text ?? reply.chunks?.join('');
  const content = [...(text === undefined ? [] : [{ type: 'text', text } as const]), ...(reply.content ?? [])];
  return { content, finish: finishOf(reply) };
}

async function* streamReply(reply: FullReply, clock: Clock): AsyncGenerator<StreamPart> {
  await wait(clock, reply.delayMs);
  yield* reply.before ?? [];
  const chunks = reply.chunks ?? reply.text?.split(/(?<= )/) ?? [];
  for (const text of chunks) {
    await wait(clock, reply.chunkDelayMs);
    yield { type: 'text-delta', index: 0, text };
  }
  if (reply.hangs) await new Promise(() => {});
  if (reply.failure || 'throws' in reply) throw toError(reply);
  for (const [place, part] of (reply.content ?? []).entries()) yield { type: 'part', index: place + 1, part };
  if (!reply.isCut) yield { type: 'finish', finish: finishOf(reply) };
}

async function* forwardReply(reply: FullReply, clock: Clock): AsyncGenerator<RawChunk> {
  const encoder = new TextEncoder();
  for await (const part of streamReply(reply, clock)) {
    if (part.type === 'text-delta') yield { bytes: encoder.encode(part.text), mark: 'content' };
    else if (part.type === 'finish') yield { bytes: new Uint8Array(), mark: 'finish', finish: part.finish };
    else yield { bytes: encoder.encode(': alive\n') };
  }
}

function finishOf({ finish, content }: FullReply): Finish {
  const reason = content?.some((part) => part.type === 'tool-call') ? 'tool-calls' : 'stop';
  return { reason, usage: { inputTokens: 10, outputTokens: 5 }, ...finish };
}

function toError({ failure, throws }: FullReply): unknown {
  if (failure === undefined) return throws;
  return new ProviderError({ scope: failureScope(failure.class), message: `scripted ${failure.class}`, ...failure });
}

async function wait(clock: Clock, delayMs: number | undefined): Promise<void> {
  if (delayMs !== undefined) await new Promise<void>((resolve) => clock.schedule(delayMs, resolve));
}
