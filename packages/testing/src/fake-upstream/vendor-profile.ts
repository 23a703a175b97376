import type { FailureKind } from './failure-kind.js';
import type { Json } from './json.js';
import type { WireFailure } from './protocol.js';

/** How the answers of a server differ from OpenAI's. */
export interface VendorDialect {
  /** Fields of the completion or chunk that are not sent. */
  readonly withoutFields: readonly string[];
  /** Fields of a choice that are not sent. */
  readonly withoutChoiceFields: readonly string[];
  /** Fields of a message or delta that are not sent. */
  readonly withoutMessageFields: readonly string[];
  /** What stands for content in a message that has tool calls only. */
  readonly contentBesideCalls: 'null' | 'empty' | 'absent';
  /** Fields that are null are not sent in chunks. */
  readonly dropsNulls: boolean;
  /** The usage of a stream comes with the finish reason, not in a chunk of its own. */
  readonly usageWithFinish: boolean;
  /** How tokens are counted. */
  readonly usage: 'openai' | 'plain' | 'groq' | 'deepseek' | 'xai' | 'openrouter';
  /** More fields of a completion, and of the last chunk. */
  readonly extras: Json;
  /** Log-probabilities as parallel lists, asked for with a number. */
  readonly logprobsAsLists?: boolean;
  /** Reasoning is a part of the content. */
  readonly reasoningInContent?: boolean;
  /** The word for an answer that came to its end. Default `stop`. */
  readonly stop?: string;
}

/** The quirks of one service that speaks OpenAI's chat protocol. Selected by the path prefix `/p/<name>/`. */
export interface VendorProfile {
  readonly name: string;
  /** Whether parameters that OpenAI does not know are refused. */
  readonly strictParameters: boolean;
  /** Parameters that are refused with 400. */
  readonly refuses: readonly string[];
  /** Parameters that are taken and have no effect. */
  readonly ignores?: readonly string[];
  /** The field in which reasoning is shown; none on OpenAI itself. */
  readonly reasoningField?: 'reasoning_content' | 'reasoning';
  /** How an error object looks. */
  readonly errors: 'openai' | 'openrouter' | 'xai' | 'groq' | 'mistral' | 'flat' | 'numbered' | 'litellm' | 'text';
  /** What this vendor says otherwise when something is wrong. */
  readonly failures?: Readonly<Partial<Record<FailureKind, Omit<WireFailure, 'kind'>>>>;
  /** More that is refused. */
  readonly check?: (body: Json, model: string) => WireFailure | undefined;
  /** Response headers in place of OpenAI's. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Streams report usage unasked. */
  readonly alwaysSendsUsage?: boolean;
  /** Comments between the events keep a stream alive. */
  readonly comments?: boolean;
  /** How answers differ; not at all when absent. */
  readonly dialect?: VendorDialect;
}
