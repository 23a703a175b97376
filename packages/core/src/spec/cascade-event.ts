import type { ChatResponse, Finish } from './chat-response.js';
import type { Part } from './conversation.js';
import type { EmbeddingResponse } from './embedding-model.js';
import type { Plan, Verdict } from './gate.js';
import type { CostBasis } from './price.js';
import type { AttemptRecord, OperationKind, Role, RunRecord } from './run-store.js';
import type { StreamPart } from './stream-part.js';

/** Something that was left out, degraded or worth knowing; the answer stands. */
export interface Warning {
  /** Stable, such as `store-failed` or `parameter-dropped`. */
  readonly code: string;
  readonly text: string;
}

/** What every run that answered says about itself. */
export interface RunSummary {
  readonly runId: string;
  /** Key of the entry that answered. */
  readonly entry: string;
  /** What the whole run cost in US dollars; absent when the price or usage of a part of it is unknown. */
  readonly costUsd?: number;
  readonly costBasis?: CostBasis;
  readonly run: RunRecord;
  readonly attempts: readonly AttemptRecord[];
  /** Entries that were passed over, with the reason. */
  readonly skipped: readonly { readonly entry: string; readonly reason: string }[];
  readonly warnings: readonly Warning[];
}

/** An answer. */
export interface CascadeResult extends ChatResponse, RunSummary {
  /** All text parts in one string. */
  readonly text: string;
  /** The parsed and validated answer, when `output` was asked for. */
  readonly object?: unknown;
  readonly toolCalls: readonly Extract<Part, { type: 'tool-call' }>[];
  /** True when no tier satisfied the gate and this is the best draft that was not vetoed. */
  readonly degraded: boolean;
}

export interface EmbedResult extends EmbeddingResponse, RunSummary {}

/** The head of a forwarded response; its bytes come as `bytes` events. */
export interface ForwardResult extends RunSummary {
  readonly status: number;
  readonly headers: Headers;
}

/** A call begins. Events of several calls may come in between: `index` says which belong together. */
export interface AttemptStart {
  readonly type: 'attempt-start';
  /** Place of the attempt in its run, from 0. */
  readonly index: number;
  readonly entry: string;
  readonly role: Role;
  /** What the call does: an opinion of a stream is no stream. */
  readonly operation: OperationKind;
  readonly tier: number;
  readonly provider: string;
  readonly modelId: string;
  /** Scheme, host and port that it goes to. */
  readonly origin: string;
  /** Epoch milliseconds; calls beside the draft are told of later than they begin. */
  readonly startedAtMs: number;
}

/** What the vendor said of an answer when it ended. */
export type AttemptFinish = Pick<Finish, 'reason' | 'rawReason' | 'modelId' | 'responseId'>;

/**
 * What `stream()` yields and `generate()` folds. `end` comes last and only when the run answered; otherwise the
 * iteration throws. Parts that are not final may be followed by a `retract` that takes back all parts before it.
 */
export type CascadeEvent<Result = CascadeResult> = { readonly runId: string; readonly atMs: number } & (
  | { readonly type: 'plan'; readonly plan: Plan }
  | { readonly type: 'skip'; readonly entry: string; readonly reason: string }
  | { readonly type: 'wait'; readonly entry: string; readonly forMs: number; readonly reason: string }
  | AttemptStart
  | { readonly type: 'attempt-end'; readonly attempt: AttemptRecord; readonly finish?: AttemptFinish }
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  | { readonly type: 'part'; readonly part: StreamPart; readonly final: boolean }
  | { readonly type: 'head'; readonly status: number; readonly headers: Headers }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  | { readonly type: 'retract'; readonly reason: 'rejected' | 'interrupted' }
  | { readonly type: 'warning'; readonly warning: Warning }
  | { readonly type: 'end'; readonly result: Result }
);
