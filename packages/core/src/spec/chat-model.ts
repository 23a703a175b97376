import type { Awaitable } from './awaitable.js';
import type { BatchEndpoint } from './batch-endpoint.js';
import type { CallContext } from './call-context.js';
import type { ChatResponse, Finish } from './chat-response.js';
import type { ChatRequest } from './conversation.js';
import type { StreamPart } from './stream-part.js';

/** What a model can do. Undefined means unknown: it is tried. */
export interface Capabilities {
  readonly tools?: boolean;
  readonly images?: boolean;
  readonly jsonSchema?: boolean;
  readonly logprobs?: boolean;
  /** False: `doStream` gives whole answers (`streamWhole` of the provider-kit). No first content is awaited then. */
  readonly streaming?: boolean;
  /** Context window in tokens. */
  readonly contextTokens?: number;
  /** Most tokens of one answer. */
  readonly maxOutputTokens?: number;
}

/** A piece of a forwarded response, marked so that the loop can time, meter and fail over without reading it again. */
export interface RawChunk {
  readonly bytes: Uint8Array;
  /** `content`: the first bytes that a user would see; `finish`: the terminal mark; unmarked bytes prove life only. */
  readonly mark?: 'content' | 'finish';
  /** With the `finish` mark. */
  readonly finish?: Finish;
}

/** The answer to forwarded bytes. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly chunks: AsyncIterable<RawChunk>;
}

/**
 * One model of one provider. The `do` prefix says: the engine calls these, not you.
 * Every failure is thrown as a `ProviderError`; anything else thrown counts as a failure of class `server`.
 */
export interface ChatModel {
  readonly specificationVersion: 'v1';
  /** Name of the adapter, such as `openai`. With the model id it is the entry's default key. */
  readonly provider: string;
  /** The vendor's own name of the model. */
  readonly modelId: string;
  /** Scheme, host and port that calls go to: part of the cooldown's scope; keys are bound to it. */
  readonly origin: string;
  readonly capabilities: Capabilities;
  /**
   * The keys to call with, best first; empty where none is needed. Asked once, before the first call.
   * Throws a `MissingKeyError` where a key is needed and there is none: the entry is then passed over with that reason.
   */
  keys?(): Awaitable<readonly string[]>;
  /** What goes along with every call and is nobody else's business, such as values of headers: no failure tells it. */
  readonly secrets?: readonly string[];
  doGenerate(request: ChatRequest, context: CallContext): Promise<ChatResponse>;
  doStream(request: ChatRequest, context: CallContext): AsyncIterable<StreamPart>;
  /** Pass-through: the same wire in and out, bytes untouched. Absent: this model cannot forward. */
  doForward?(wire: string, body: Uint8Array, context: CallContext): Promise<RawResponse>;
  /** Many requests at once, for less money and within hours. Absent: the model has no such endpoint. The engine does not use it. */
  readonly batch?: BatchEndpoint;
}
