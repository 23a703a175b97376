/** Why a reply ends, in words of no vendor; any other string is put on the wire as it is. */
export type ReplyFinishReason = 'stop' | 'stop-sequence' | 'length' | 'tool-calls' | 'content-filter' | (string & {});

/** Token counts of a reply. Totals include their parts: `inputTokens` the cached ones, `outputTokens` the reasoning. */
export interface ReplyUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/** A tool call that the fake model makes. */
export interface ReplyToolCall {
  readonly name: string;
  /** The arguments; default `{}`. */
  readonly input?: unknown;
  /** Text put in place of the serialised `input`, for arguments that are not JSON. */
  readonly argumentsText?: string;
  /** Default: a seeded id in the vendor's form. */
  readonly id?: string;
}

/** An answer put on the wire as it is. A body that is an object is serialised as JSON. */
export interface RawReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | object;
}

/** What the fake model answers, in words of no vendor; every protocol renders it whole and streamed. All optional. */
export interface Reply {
  readonly text?: string;
  /** Reasoning, rendered where the protocol shows reasoning, always counted in the usage. */
  readonly reasoning?: string;
  /** Anthropic only: the reasoning comes as a `redacted_thinking` block. */
  readonly redactReasoning?: boolean;
  readonly toolCalls?: readonly ReplyToolCall[];
  /** The model declines: `message.refusal` (OpenAI), stop reason `refusal` (Anthropic), `SAFETY` (Gemini). */
  readonly refusal?: string;
  /** Default: `tool-calls` when there are any, else `stop`. */
  readonly finishReason?: ReplyFinishReason;
  /** Default: an estimate from the lengths. `null` leaves the usage out altogether. */
  readonly usage?: Partial<ReplyUsage> | null;
  /** Embedding vectors, one per input; default: seeded unit vectors. */
  readonly embeddings?: readonly (readonly number[])[];
  /** How the text is split in a stream: the pieces themselves, or a number of characters. Default: words. */
  readonly chunks?: readonly string[] | number;
  /** Milliseconds before the response headers. Default 0. */
  readonly delayMs?: number;
  /** Milliseconds before each content event of a stream. Default 0. */
  readonly chunkDelayMs?: number;
  /** Response headers to add or replace. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The name of a fault (see `faults`) that distorts this reply. */
  readonly fault?: string;
  /** Everything else is ignored: these bytes are sent. */
  readonly raw?: RawReply;
}
