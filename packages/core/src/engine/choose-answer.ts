import type { ChatRequest } from '../spec/conversation.js';
import type { Draft, Verdict } from '../spec/gate.js';
import { messageOf } from '../util/message-of.js';
import { decideAfterVerdict } from './decide.js';
import { tryOneResting, waitForOne } from './last-resort.js';
import type { Delivery } from './operation.js';
import type { Entry } from './resolved-cascade.js';
import { type NotChosen, type Resting, runTier, type TierOutcome } from './run-tier.js';
import type { Emit, Loop } from './visit-entry.js';

/** The answer that the run hands out. */
export interface Chosen<Answer> {
  readonly kind: 'chosen';
  readonly answer: Answer;
  readonly entry: Entry;
  /** No tier satisfied the gate: this is the best draft that was not vetoed. */
  readonly degraded: boolean;
}

interface Best<Answer> extends Chosen<Answer> {
  readonly score: number;
  readonly held: readonly Delivery[];
}

/** Walks the tiers from cheap to dear: failover inside each, the gate between them. */
export async function chooseAnswer<Answer>(loop: Loop<Answer>): Promise<Chosen<Answer> | NotChosen> {
  const { run } = loop;
  const startedAtMs = run.cascade.clock.now();
  for (;;) {
    const outcome = await walkTiers(loop);
    if (outcome.kind !== 'unanswered') return outcome;
    const { resting } = outcome;
    if (outcome.visits > 0 || resting.length === 0) return nobody(outcome.visits, [], run.isKeyMissing);
    const policy = run.cascade.whenAllCooling;
    if (policy === 'fail') return nobody(0, resting);
    if (policy === 'try') {
      const last = await tryOneResting(loop, resting);
      return last === undefined ? nobody(0, resting) : conclude(last);
    }
    if (!(await waitForOne(loop, resting, startedAtMs + policy.waitMs))) {
      return run.isAborted ? aborted(run.abortReason) : nobody(0, resting);
    }
  }
}

interface Unanswered {
  readonly kind: 'unanswered';
  readonly visits: number;
  readonly resting: readonly Resting[];
}

async function walkTiers<Answer>(loop: Loop<Answer>): Promise<Chosen<Answer> | NotChosen | Unanswered> {
  const { run, emit } = loop;
  const tiers = tiersOf(loop);
  const resting: Resting[] = [];
  let visits = 0;
  let best: Best<Answer> | undefined;
  for (const [place, { entries, tier, judged }] of tiers.entries()) {
    if (run.isAborted) return aborted(run.abortReason);
    if (run.remainingMs <= 0) return { kind: 'failed', because: 'failed', reason: 'the deadline passed' };
    const held: Delivery[] = [];
    const outcome = await runTier(judged ? { ...loop, emit: holdBack(emit, held) } : loop, entries, tier);
    if (outcome.kind === 'failed') return best && outcome.because === 'bad-request' ? degrade(loop, best) : outcome;
    if (outcome.kind === 'unanswered') {
      visits += outcome.visits;
      resting.push(...outcome.resting);
      continue;
    }
    if (!judged) return conclude(outcome);
    const verdict = await judge(loop, outcome, tier, tiers.length - place - 1);
    await emit({ type: 'verdict', verdict });
    const next = decideAfterVerdict({ verdict, onAbstain: run.cascade.onAbstain });
    if (next === 'accept') {
      for (const delivery of held) await emit(delivery);
      return conclude(outcome);
    }
    const score = verdict.score ?? 0;
    if (next === 'escalate' && (best === undefined || score >= best.score)) {
      best = { kind: 'chosen', answer: outcome.answer, entry: outcome.entry, degraded: true, score, held };
    }
  }
  if (best !== undefined) return await degrade(loop, best);
  return { kind: 'unanswered', visits, resting };
}

/** The tiers that the caller's options leave, and whether their answers are judged: all but the last are. */
function tiersOf<Answer>({ run, operation }: Loop<Answer>) {
  const { tier: only, entry: key } = run.options;
  const { tiers, gate } = run.cascade;
  const judges = only === undefined && key === undefined && gate !== undefined && operation.draft !== undefined;
  return tiers
    .map((all, tier) => ({
      entries: key === undefined ? all : all.filter((entry) => entry.key === key),
      tier,
      judged: judges && tier < tiers.length - 1,
    }))
    .filter(({ entries, tier }) => entries.length > 0 && (only === undefined || tier === only));
}

/** Lets everything through but the draft's own text, which waits until it is judged. */
function holdBack(emit: Emit, held: Delivery[]): Emit {
  return async (event) => {
    if (event.type === 'retract') held.length = 0;
    else if (event.type === 'part' || event.type === 'head' || event.type === 'bytes') held.push(event);
    else await emit(event);
  };
}

/** A gate that throws is no evidence: the draft counts as not judged. */
async function judge<Answer>(
  { run, operation }: Loop<Answer>,
  { answer, entry }: { readonly answer: Answer; readonly entry: Entry },
  tier: number,
  tiersLeft: number,
): Promise<Verdict> {
  const response = operation.draft?.(answer);
  const request: ChatRequest | undefined = operation.request;
  const abstain: Verdict = { decision: 'abstain', tier, reasons: [] };
  if (response === undefined || request === undefined) return abstain;
  const draft: Draft = { request, response, entry: entry.key, tier, tiersLeft };
  try {
    const verdict = (await run.cascade.gate?.judge(draft, { signal: run.signal })) ?? abstain;
    run.verdicts.push(verdict);
    return verdict;
  } catch (error) {
    run.warn('gate-failed', `The gate failed: ${messageOf(error)}`);
    return abstain;
  }
}

async function degrade<Answer>({ run, emit }: Loop<Answer>, best: Best<Answer>): Promise<Chosen<Answer> | NotChosen> {
  if (run.cascade.onExhausted === 'fail') {
    return { kind: 'failed', because: 'failed', reason: 'no answer satisfied the gate' };
  }
  for (const delivery of best.held) await emit(delivery);
  return { kind: 'chosen', answer: best.answer, entry: best.entry, degraded: true };
}

function conclude<Answer>(outcome: TierOutcome<Answer>): Chosen<Answer> | NotChosen {
  if (outcome.kind === 'answered')
    return { kind: 'chosen', answer: outcome.answer, entry: outcome.entry, degraded: false };
  return outcome.kind === 'failed' ? outcome : nobody(outcome.visits);
}

function aborted(cause: unknown): NotChosen {
  return { kind: 'failed', because: 'aborted', reason: 'aborted by the caller', cause };
}

function nobody(visits: number, resting: readonly Resting[] = [], isKeyMissing = false): NotChosen {
  const because = isKeyMissing && visits === 0 ? 'missing-key' : 'failed';
  const reason = visits > 0 ? 'no entry answered' : resting.length > 0 ? 'every entry rests' : 'no entry could serve';
  return { kind: 'failed', because, reason };
}
