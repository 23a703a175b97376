import type { Awaitable } from './awaitable.js';
import type { Usage } from './chat-response.js';
import type { Failure } from './failure.js';
import type { Plan, Verdict } from './gate.js';
import type { CostBasis } from './price.js';

/** What a call was for. */
export type Role = 'answer' | 'opinion' | 'sample' | 'self-check' | 'shadow' | 'hedge';

export type OperationKind = 'generate' | 'stream' | 'embed' | 'forward';

/** One call, for the audit log. Never the text of a prompt or an answer. */
export interface AttemptRecord {
  readonly runId: string;
  /** Place of the attempt in its run, from 0. */
  readonly index: number;
  readonly cascade: string;
  readonly entry: string;
  readonly provider: string;
  readonly modelId: string;
  readonly role: Role;
  readonly tier: number;
  /** True when it was the one probe after a cooldown. */
  readonly probe?: boolean;
  readonly startedAtMs: number;
  readonly latencyMs: number;
  /** From the start to the first content of a stream. */
  readonly firstContentMs?: number;
  /** Absent: the attempt answered. */
  readonly failure?: Omit<Failure, 'cause'>;
  readonly usage?: Usage;
  readonly costUsd?: number;
  readonly costBasis?: CostBasis;
  /** A shadow call: how far its answer agrees with the one that was handed out, in [0, 1]. */
  readonly agreement?: number;
}

export type RunStatus = 'answered' | 'degraded' | 'failed' | 'aborted';

/** One run, for the audit log. Verdicts, never text. */
export interface RunRecord {
  readonly id: string;
  readonly cascade: string;
  readonly operation: OperationKind;
  readonly startedAtMs: number;
  readonly latencyMs: number;
  readonly status: RunStatus;
  /** Key of the entry that answered. */
  readonly answeredBy?: string;
  /** Sum over all attempts; absent when one of them has an unknown cost. */
  readonly costUsd?: number;
  readonly costBasis?: CostBasis;
  readonly tags?: Readonly<Record<string, string>>;
  readonly verdicts: readonly Verdict[];
  /** What the gate made of the prompt. */
  readonly plan?: Omit<Plan, 'alongside' | 'afterwards'>;
  /** What the last tier alone would have cost, in US dollars; absent without a gate, and when it is unknown. */
  readonly baselineUsd?: number;
  /** `measured`: the last tier answered. `estimated`: its prices for the tokens of the draft. */
  readonly baselineBasis?: 'measured' | 'estimated';
}

export interface RunFilter {
  readonly runId?: string;
  readonly entry?: string;
  readonly cascade?: string;
  /** Only attempts that started then or later, epoch milliseconds. */
  readonly sinceMs?: number;
  /** At most this many. */
  readonly limit: number;
}

/** The audit log. */
export interface RunStore {
  /** Durable when it returns. INVARIANT: appending an attempt (run id and index) or a run (id) again changes nothing. */
  append(batch: { readonly attempts: readonly AttemptRecord[]; readonly runs: readonly RunRecord[] }): Awaitable<void>;
  /** Newest first. */
  attempts(filter: RunFilter): Awaitable<readonly AttemptRecord[]>;
  /** Newest first; `entry` matches the entry that answered. */
  runs(filter: RunFilter): Awaitable<readonly RunRecord[]>;
}
