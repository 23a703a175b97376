import type { Awaitable } from './awaitable.js';
import type { ChatResponse } from './chat-response.js';
import type { ChatRequest } from './conversation.js';

/** What the gate makes of a draft. */
export interface Verdict {
  readonly decision: 'accept' | 'reject' | 'abstain';
  readonly tier: number;
  /** Name of the hard check that decided; such a draft is never used. */
  readonly veto?: string;
  /** In [0, 1]; not a probability unless calibrated. */
  readonly score?: number;
  readonly reasons: readonly { readonly check: string; readonly text: string }[];
}

/** A whole answer of one tier, waiting to be judged. */
export interface Draft {
  readonly request: ChatRequest;
  readonly response: ChatResponse;
  readonly entry: string;
  readonly tier: number;
  /** Tiers that could still be asked. */
  readonly tiersLeft: number;
}

/** Judges drafts. It never calls a model. */
export interface Gate {
  readonly specificationVersion: 'v1';
  readonly name: string;
  judge(draft: Draft, context: { readonly signal: AbortSignal }): Awaitable<Verdict>;
}
