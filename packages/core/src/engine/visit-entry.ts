import { sleep } from '../policy/clock.js';
import { decideRetry } from '../policy/retry.js';
import { defined } from '../provider-kit/defined.js';
import type { AttemptFinish, CascadeEvent } from '../spec/cascade-event.js';
import type { Finish } from '../spec/chat-response.js';
import type { Failure } from '../spec/failure.js';
import type { Role } from '../spec/run-store.js';
import { type AttemptOutcome, attemptEntry } from './attempt-entry.js';
import type { Audit } from './audit.js';
import type { Breaker, HeldScope } from './breaker.js';
import type { CallHooks, Governor, Refused } from './governor.js';
import type { Delivery, Operation } from './operation.js';
import { type CostFacts, recordAttempt } from './record-attempt.js';
import type { Entry, KeyRef } from './resolved-cascade.js';
import type { Run } from './run.js';

/** An event before the loop has put the run's id and the time on it. */
export type EventBody<Result> =
  Exclude<CascadeEvent<Result>, { readonly type: Delivery['type'] }> extends infer Event
    ? Event extends unknown
      ? Omit<Event, 'runId' | 'atMs'>
      : never
    : never;

export type Emit = (event: EventBody<never> | Delivery) => Promise<void>;

/** What the parts of the loop share. */
export interface Loop<Answer> {
  readonly run: Run;
  readonly operation: Operation<Answer>;
  readonly breaker: Breaker;
  readonly audit: Audit;
  /** Undefined: no option asks for one. */
  readonly governor?: Governor | undefined;
  /** What the calls are for. Default `answer`. */
  readonly role?: Role;
  /** What a call that the engine itself ended may have cost. */
  readonly estimate?: (entry: Entry) => CostFacts;
  /** Those of later tiers, who may be asked when this tier is down. */
  readonly later?: readonly Entry[];
  /** Told of every write to the audit log. */
  readonly track: (write: Promise<void>) => void;
  /** Tells the caller; resolves when the caller wants to hear more, and rejects when the caller has left. */
  readonly emit: Emit;
}

/** One run's stay at one entry: a call and its retries. */
export interface Visit {
  readonly entry: Entry;
  readonly key: KeyRef | undefined;
  readonly tier: number;
  readonly scopes: readonly HeldScope[];
  /** Nobody else of the tier could serve. */
  readonly alone: boolean;
  /** Nor anybody of a later tier: retries may wait longer. */
  readonly isPatient: boolean;
  /** One attempt and no more. */
  readonly isLastResort: boolean;
}

export type VisitOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly entry: Entry }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly contentSent: boolean; readonly entry: Entry }
  /** No call was made. */
  | Refused;

/** Calls an entry, again where that makes sense, and reports to its breaker: a failed visit is one failure. */
export async function visitEntry<Answer>(loop: Loop<Answer>, visit: Visit): Promise<VisitOutcome<Answer>> {
  const { run, breaker, emit } = loop;
  const { entry, scopes } = visit;
  const { clock } = run.cascade;
  const startedAtMs = clock.now();
  let stopRenewing = breaker.keepAlive(scopes, entry);
  let [retries, waitedMs, omitted] = [0, 0, false];
  let failed: Extract<VisitOutcome<Answer>, { readonly kind: 'failed' }> | undefined;
  try {
    for (;;) {
      const outcome = await oneAttempt(loop, visit, startedAtMs, failed !== undefined);
      if (outcome.kind === 'refused') return failed ?? outcome;
      if (outcome.kind === 'answered') {
        await breaker.succeeded(scopes, entry, startedAtMs);
        return { kind: 'answered', answer: outcome.answer, entry };
      }
      const { failure } = outcome;
      const contentSent = outcome.firstContentMs !== undefined;
      failed = { kind: 'failed', failure, contentSent, entry };
      const facts = { failure, contentSent, retries, waitedMs, omitted, alone: visit.isPatient };
      const waitMs = visit.isLastResort ? undefined : decideRetry({ ...facts, ...limitsOf(run) }, entry.retry);
      if (waitMs === undefined || failure.retryAfterMs !== undefined) await settle(loop, visit, startedAtMs, failure);
      if (waitMs === undefined) return failed;
      if (failure.omittable !== undefined) {
        entry.omit.add(failure.omittable);
        omitted = true;
      }
      await emit({ type: 'wait', entry: entry.key, forMs: waitMs, reason: failure.message });
      if (waitMs > 0 && !(await sleep(clock, waitMs, run.signal))) return { ...failed, failure: run.abortedFailure };
      if (failure.retryAfterMs !== undefined) {
        if (!(await readmit(loop, visit))) return failed;
        stopRenewing();
        stopRenewing = breaker.keepAlive(scopes, entry);
      }
      [retries, waitedMs] = [retries + 1, waitedMs + waitMs];
    }
  } finally {
    stopRenewing();
    await breaker.release(scopes, entry);
  }
}

/** Makes a call, when the governor leaves room for it. */
function oneAttempt<Answer>(
  loop: Loop<Answer>,
  visit: Visit,
  visitStartedAtMs: number,
  isRetry: boolean,
): Promise<AttemptOutcome<Answer> | Refused> {
  const turn = { visit, index: loop.run.calls.count++, visitStartedAtMs, isRetry };
  return loop.governor === undefined ? attempt(loop, turn) : governedAttempt(loop, turn, loop.governor);
}

async function governedAttempt<Answer>(
  loop: Loop<Answer>,
  turn: Turn,
  governor: Governor,
): Promise<AttemptOutcome<Answer> | Refused> {
  const { run } = loop;
  const { visit, index } = turn;
  const intent = { visit, index, startedAtMs: run.cascade.clock.now() };
  const outcome = await governor.attempt(loop, intent, (hooks) => attempt(loop, { ...turn, hooks }));
  // Nobody has taken the next number: it is free again.
  if (outcome.kind === 'refused' && run.calls.count === index + 1) run.calls.count = index;
  return outcome;
}

interface Turn {
  readonly visit: Visit;
  /** Place of the attempt in its run. */
  readonly index: number;
  readonly visitStartedAtMs: number;
  readonly isRetry: boolean;
  readonly hooks?: CallHooks;
}

async function attempt<Answer>(loop: Loop<Answer>, turn: Turn): Promise<AttemptOutcome<Answer>> {
  const { index, visitStartedAtMs, isRetry, hooks } = turn;
  const { entry, key, tier, scopes } = turn.visit;
  const { run, operation, breaker, audit, emit, role = 'answer', estimate } = loop;
  const startedAtMs = run.cascade.clock.now();
  const isProbe = scopes.some((hold) => hold.token !== undefined);
  const { key: name, provider, modelId, origin } = entry;
  const target = { entry: name, role, operation: operation.kind, tier, provider, modelId, origin };
  await emit({ type: 'attempt-start', index, ...target, startedAtMs });
  let isRecorded = false;
  const record = (outcome: AttemptOutcome<Answer>) => {
    isRecorded = true;
    const facts = { run, index, entry, tier, role, startedAtMs, isProbe, estimate };
    const recorded = recordAttempt(facts, outcome, operation);
    const attempt = hooks?.adjust(recorded) ?? recorded;
    run.attempts.push(attempt);
    return attempt;
  };
  // A probe has spoken at the first content: the others need not wait for the end of a long stream.
  const onContent = (): void => void (isProbe && breaker.succeeded(scopes, entry, visitStartedAtMs));
  try {
    const outcome = await attemptEntry({
      run,
      operation,
      entry,
      key,
      index,
      isRetry,
      onContent,
      onRateLimits: hooks?.onRateLimits,
      emit,
    });
    const attempt = record(outcome);
    if (outcome.kind === 'failed') void audit.flush();
    const finish = outcome.kind === 'answered' ? operation.finish?.(outcome.answer) : undefined;
    await emit({ type: 'attempt-end', attempt, ...(finish && { finish: toldOf(finish) }) });
    return outcome;
  } finally {
    // The caller left the stream in the middle of it.
    if (!isRecorded) record({ kind: 'failed', failure: run.abortedFailure });
  }
}

function toldOf({ reason, rawReason, modelId, responseId }: Finish): AttemptFinish {
  return defined({ reason, rawReason, modelId, responseId });
}

/** Reports a failure; some show that the entry is alive. */
async function settle<Answer>(
  { run, breaker }: Loop<Answer>,
  visit: Visit,
  startedAtMs: number,
  failure: Failure,
): Promise<void> {
  const { scopes, entry } = visit;
  if (failure.class === 'aborted' || run.isAborted) return breaker.release(scopes, entry);
  if (showsLife.has(failure.class)) return breaker.succeeded(scopes, entry, startedAtMs);
  if (failure.class === 'not-found') run.warn('not-found', `${entry.key}: ${failure.message}`);
  return breaker.failed(scopes, entry, startedAtMs, failure);
}

const showsLife: ReadonlySet<Failure['class']> = new Set<Failure['class']>([
  'bad-request',
  'context-overflow',
  'content-filter',
  'unsupported',
]);

/** After a cooldown that this visit itself has set, it asks for the probe like anybody else. */
async function readmit<Answer>({ breaker }: Loop<Answer>, { entry, key, scopes }: Visit): Promise<boolean> {
  const states = await breaker.peek(scopes.map((hold) => hold.scope));
  const admission = await breaker.admit(entry, key, states);
  if (admission.kind === 'resting') return false;
  for (const [place, hold] of scopes.entries()) hold.token = admission.scopes[place]?.token;
  return true;
}

function limitsOf(run: Run): { attemptsLeft: number; remainingMs: number; random: number } {
  return { attemptsLeft: run.attemptsLeft, remainingMs: run.remainingMs, random: run.cascade.random() };
}
