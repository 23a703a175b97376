import type { Awaitable } from './awaitable.js';
import type { Capabilities } from './chat-model.js';
import type { ChatResponse } from './chat-response.js';
import type { ChatRequest } from './conversation.js';
import type { Failure } from './failure.js';
import type { Price } from './price.js';
import type { Role } from './run-store.js';
import type { StreamPart } from './stream-part.js';

/** Why the gate does what it does. Never the text of a prompt or an answer: reasons are kept in the audit log. */
export interface Reason {
  /** Name of the check or signal, such as `refusal` or `opinion`. */
  readonly check: string;
  readonly text: string;
}

/** What the gate makes of a draft. */
export interface Verdict {
  readonly decision: 'accept' | 'reject' | 'abstain';
  readonly tier: number;
  /** Key of the entry that wrote the draft; the engine fills it in. */
  readonly entry?: string;
  /** Name of the hard check that decided; such a draft is never used. */
  readonly veto?: string;
  /** In [0, 1]; not a probability unless calibrated. */
  readonly score?: number;
  /** The score must reach it. */
  readonly threshold?: number;
  /** Name of the calibration that the threshold comes from. */
  readonly calibration?: string;
  /** Ask the last tier as well, after the answer has gone out, to see whether the gate is right. */
  readonly shadow?: boolean;
  readonly reasons: readonly Reason[];
  /** What people should know, such as a check of their own that failed. They become warnings of the run. */
  readonly warnings?: readonly string[];
}

/** An entry as the gate sees it. */
export interface EntryView {
  readonly key: string;
  readonly provider: string;
  readonly modelId: string;
  readonly kind: 'chat' | 'embedding';
  readonly capabilities: Capabilities;
  /** Now, in US dollars per million tokens. Absent: unknown. */
  readonly price?: Price;
}

export interface TierView {
  readonly index: number;
  /** Those that can serve this conversation. */
  readonly entries: readonly EntryView[];
}

/** What a run has at its disposal. */
export interface CascadeView {
  readonly name: string;
  /** From cheap to dear. */
  readonly tiers: readonly TierView[];
  /** Cheap models that may be asked for a second opinion, and embedding models. */
  readonly opinions: readonly EntryView[];
}

/** A call that the gate wants made. */
export interface Question {
  /** Key of an opinion or of an entry of a tier. */
  readonly entry: string;
  readonly role: Role;
  /** Default: the conversation itself. */
  readonly request?: ChatRequest;
}

/** What came of a question. A failure is no evidence. */
export type Reply = { readonly response: ChatResponse } | { readonly failure: Failure };

/** What the gate makes of a prompt, before anybody is called. */
export interface Plan {
  /** The tier to begin with; those before it are passed over. */
  readonly startTier: number;
  /** False: easy enough for hard checks alone. */
  readonly score: boolean;
  /** Ask for log-probabilities with this many alternatives, where the model gives them. */
  readonly logprobs?: number;
  readonly complexity?: string;
  readonly domain?: string;
  /** Asked at the same time as the draft. */
  readonly alongside?: readonly Question[];
  /** May be asked once the draft has passed the hard checks. */
  readonly afterwards?: readonly Question[];
  readonly reasons: readonly Reason[];
}

/** A whole answer of one tier, waiting to be judged. */
export interface Draft {
  readonly request: ChatRequest;
  readonly response: ChatResponse;
  readonly entry: string;
  readonly tier: number;
  /** Tiers that could still be asked; 0: only hard checks make sense. */
  readonly tiersLeft: number;
  readonly plan: Plan;
  readonly view: CascadeView;
  /** Replies to the plan's `alongside`, in its order. They may come later than the draft, and never reject. */
  readonly alongside: readonly Promise<Reply>[];
}

/** What a judgement may use. Everything it asks for is called, billed and logged like any call of the run. */
export interface JudgeContext {
  readonly signal: AbortSignal;
  /** Never rejects. */
  ask(question: Question): Promise<Reply>;
  /** Vectors of texts by an embedding model among the opinions; undefined when it fails. */
  embed(entry: string, texts: readonly string[]): Promise<readonly Float32Array[] | undefined>;
}

/** Judges drafts. It never calls a model: it asks, and the engine calls. */
export interface Gate {
  readonly specificationVersion: 'v1';
  readonly name: string;
  /** Default: begin with the first tier, ask nobody beside it. */
  plan?(request: ChatRequest, view: CascadeView): Awaitable<Plan>;
  /** Looks at a draft while it streams; a reason cancels it, like a veto. */
  watch?(request: ChatRequest, plan: Plan): (part: StreamPart) => Reason | undefined;
  judge(draft: Draft, context: JudgeContext): Awaitable<Verdict>;
  /**
   * How far the accepted draft and the answer of the last tier agree, in [0, 1]; undefined when they cannot be compared.
   * Asked after a shadow call.
   */
  compare?(draft: Draft, dear: ChatResponse, context: JudgeContext): Awaitable<number | undefined>;
}
