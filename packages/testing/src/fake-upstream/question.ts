import type { ProtocolName } from './protocol-name.js';

/** A tool that the caller declared. */
export interface ToolDeclaration {
  readonly name: string;
  readonly schema: unknown;
}

/** What the caller asked, in words of no vendor. Read from the request body by its protocol. */
export interface Question {
  readonly protocol: ProtocolName;
  readonly model: string;
  readonly stream: boolean;
  /** The text of the last user message. */
  readonly prompt: string;
  /** An estimate: a quarter of the characters of the body. */
  readonly inputTokens: number;
  readonly tools: readonly ToolDeclaration[];
  readonly toolChoice: 'auto' | 'none' | 'required' | { readonly name: string };
  /** The JSON schema that the answer must satisfy. */
  readonly outputSchema?: unknown;
  /** Any JSON object will do. */
  readonly jsonMode: boolean;
  /** How many alternatives to list per token; undefined when no log-probabilities were asked for. */
  readonly topLogprobs?: number | undefined;
  /** The caller asked for reasoning to be shown. */
  readonly reasoning: boolean;
  /** OpenAI streams: the caller wants the usage chunk. */
  readonly includeUsage: boolean;
  /** OpenAI streams: events carry random padding. */
  readonly obfuscate: boolean;
  /** How many answers; OpenAI's `n`, Gemini's `candidateCount`. */
  readonly candidates: number;
  readonly maxOutputTokens?: number | undefined;
  readonly stopSequences: readonly string[];
  /** Anthropic: tokens of the prefix that is read from, or written to, the prompt cache. */
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
  /** Embeddings: the texts, the vector length asked for, and whether OpenAI's base64 form is wanted. */
  readonly inputs: readonly string[];
  readonly dimensions?: number | undefined;
  readonly base64: boolean;
}

/** A question with every field at rest, for protocols to spread over. */
export const emptyQuestion: Omit<Question, 'protocol' | 'model' | 'stream' | 'inputTokens'> = {
  prompt: '',
  tools: [],
  toolChoice: 'auto',
  jsonMode: false,
  reasoning: false,
  includeUsage: true,
  obfuscate: false,
  candidates: 1,
  stopSequences: [],
  inputs: [],
  base64: false,
};
