import type { Part } from './conversation.js';
import type { Json } from './json.js';
import type { CostBasis } from './price.js';

/** Token counts in one arithmetic for all vendors. What a vendor does not report stays undefined: it is never 0. */
export interface Usage {
  /** All input tokens, those read from or written to a prompt cache included. */
  readonly inputTokens?: number;
  /** Of the input, what was read from the vendor's prompt cache. */
  readonly cacheReadTokens?: number;
  /** Of the input, what was written to the vendor's prompt cache. */
  readonly cacheWriteTokens?: number;
  /** Of the written tokens, those kept for an hour (Anthropic prices them apart). */
  readonly cacheWrite1hTokens?: number;
  /** All output tokens, reasoning included. */
  readonly outputTokens?: number;
  /** Of the output, what was spent on reasoning. */
  readonly reasoningTokens?: number;
  /** The vendor's own usage object. */
  readonly raw?: Json;
}

export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';

export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  /** The most likely tokens at this place with their log-probabilities. */
  readonly top?: readonly (readonly [token: string, logprob: number])[];
}

/** How an answer ended, and what it took. */
export interface Finish {
  readonly reason: FinishReason;
  /** The vendor's own word for the reason. */
  readonly rawReason?: string;
  readonly usage: Usage;
  /** The model that answered by its own account; vendors resolve aliases. */
  readonly modelId?: string;
  /** The vendor's id of this answer. */
  readonly responseId?: string;
  /** What the answer costs, in US dollars, where the vendor says so or the adapter knows it. It wins over any price. */
  readonly costUsd?: number;
  /** Where `costUsd` comes from; an adapter that prices usage itself says `priced`. Default `reported`. */
  readonly costBasis?: Extract<CostBasis, 'reported' | 'priced' | 'covered' | 'estimated'>;
  /** What the adapter left out or changed because this model refuses it. */
  readonly warnings?: readonly string[];
}

export interface ChatResponse {
  readonly content: readonly Part[];
  readonly finish: Finish;
  readonly logprobs?: readonly TokenLogprob[];
}
