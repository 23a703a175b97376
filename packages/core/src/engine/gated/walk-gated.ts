import { estimateCost, estimateInputTokens, estimateTokens } from '../../cost/estimate-cost.js';
import type { CascadeView, Draft, Gate, Plan, Reply, Verdict } from '../../spec/gate.js';
import type { Best, Chosen, Unanswered } from '../chosen.js';
import { budgetRefusal, conclude, stopped } from '../chosen.js';
import type { Entry } from '../resolved-cascade.js';
import type { Run } from '../run.js';
import { type NotChosen, type Resting, runTier } from '../run-tier.js';
import type { Loop } from '../visit-entry.js';
import { Asker } from './asker.js';
import { decideAfterVerdict } from './decide-after-verdict.js';
import { gatedFacts } from './gated-facts.js';
import { Hold } from './hold.js';
import { judgeDraft } from './judge-draft.js';
import { makePlan } from './make-plan.js';
import { shadow } from './shadow.js';
import { viewOf } from './view-of.js';
import { warnOfOrder } from './warn-of-order.js';
import { withLogprobs } from './with-logprobs.js';

/** What the parts of a gated walk share. */
interface Walk<Answer> {
  readonly loop: Loop<Answer>;
  readonly plan: Plan;
  readonly view: CascadeView;
  readonly asker: Asker<Answer>;
  readonly alongside: readonly Promise<Reply>[];
  readonly resting: Resting[];
  visits: number;
  best: Best<Answer> | undefined;
  /** Names of the checks that threw answers away. */
  readonly vetoes: string[];
  /** The dearest tier has answered, and its answer was thrown away: money alone did not stand in the way. */
  isLastVetoed: boolean;
}

/** Walks the tiers from cheap to dear: the gate plans, each tier drafts, the gate judges, until a draft is good enough. */
export async function walkGated<Answer>(loop: Loop<Answer>): Promise<Chosen<Answer> | NotChosen | Unanswered> {
  const { run, operation } = loop;
  const view = viewOf(run, operation);
  warnOfOrder(run, view);
  const plan = startingFrom(run, await makePlan(run, operation, view));
  await loop.emit({ type: 'plan', plan });
  const asker = new Asker(loop);
  const alongside = (plan.alongside ?? []).map((question) => asker.ask(question));
  const asking = { ...loop, operation: withLogprobs(operation, plan.logprobs) };
  const walk: Walk<Answer> = {
    loop: asking,
    plan,
    view,
    asker,
    alongside,
    resting: [],
    visits: 0,
    best: undefined,
    vetoes: [],
    isLastVetoed: false,
  };
  try {
    return await walkTiers(walk);
  } finally {
    await asker.end();
    run.gated = gatedFacts(run, plan);
    await asker.tell();
  }
}

/** The plan of a run that begins with a later tier; the last one is asked alone. */
function startingFrom({ options, cascade }: Run, plan: Plan): Plan {
  const { fromTier = 0 } = options;
  if (plan.startTier >= fromTier) return plan;
  const { alongside: _alongside, afterwards: _afterwards, ...alone } = plan;
  return { ...(fromTier === cascade.tiers.length - 1 ? alone : plan), startTier: fromTier };
}

async function walkTiers<Answer>(walk: Walk<Answer>): Promise<Chosen<Answer> | NotChosen | Unanswered> {
  const { loop, plan, visits, resting } = walk;
  const { tiers, onExhausted } = loop.run.cascade;
  const { fromTier = 0 } = loop.run.options;
  for (let tier = plan.startTier; tier < tiers.length; tier++) {
    const outcome = await walkTier(walk, tiers[tier] ?? [], tier);
    if (outcome !== undefined) return outcome;
  }
  if (walk.best !== undefined) {
    const refusal = onExhausted === 'fail' ? noMoney(walk, unsatisfied) : undefined;
    return refusal ?? (await degrade(loop, walk.best));
  }
  // The plan passed over cheap tiers, and nobody dearer is there.
  for (let tier = plan.startTier - 1; tier >= fromTier && onExhausted === 'degrade'; tier--) {
    const outcome = await walkTier(walk, tiers[tier] ?? [], tier, true);
    if (outcome !== undefined) return outcome.kind === 'chosen' ? { ...outcome, degraded: true } : outcome;
  }
  if (walk.vetoes.length === 0) return { kind: 'unanswered', visits: visits + walk.visits, resting };
  const reason = `the gate threw away every answer (${[...new Set(walk.vetoes)].join(', ')})`;
  return noMoney(walk, reason) ?? { kind: 'failed', because: 'failed', reason };
}

/** Whoever could have done better was not asked, for a budget had no room. */
function noMoney<Answer>({ loop, visits, isLastVetoed }: Walk<Answer>, soFar: string): NotChosen | undefined {
  const refusal = budgetRefusal(loop.run, isLastVetoed ? visits + 1 : visits);
  return refusal === undefined ? undefined : { kind: 'failed', because: 'budget', reason: `${refusal}; ${soFar}` };
}

/** One tier and its judgement; undefined: go on to the next. */
async function walkTier<Answer>(
  walk: Walk<Answer>,
  all: readonly Entry[],
  tier: number,
  isFallback = false,
): Promise<Chosen<Answer> | NotChosen | undefined> {
  const { loop } = walk;
  const { run } = loop;
  const isLast = isFallback || tier === run.cascade.tiers.length - 1;
  let entries = all;
  while (entries.length > 0) {
    const over = stopped(run);
    if (over !== undefined) return over;
    if (run.attemptsLeft <= 0) return walk.best ? degrade(loop, walk.best) : usedUp;
    const hold = holdOf(walk, isLast);
    const later = isFallback ? [] : run.cascade.tiers.slice(tier + 1).flat();
    const outcome = await runTier({ ...drafting(loop, hold), later }, entries, tier);
    await walk.asker.tell();
    if (hold.hopeless !== undefined) return await giveUp(walk, hold, tier);
    if (outcome.kind === 'failed') {
      return walk.best && outcome.because === 'bad-request' ? degrade(loop, walk.best) : outcome;
    }
    if (outcome.kind === 'unanswered') {
      walk.visits += outcome.visits;
      walk.resting.push(...outcome.resting);
      return undefined;
    }
    const { answer, entry } = outcome;
    const draft = draftOf(walk, answer, entry, tier, isLast);
    const verdict = await judge(walk, draft, answer);
    if (run.isAborted) return stopped(run);
    const { onAbstain } = run.cascade;
    const next = decideAfterVerdict({ verdict, onAbstain, isLast, isSeen: hold.isSeen });
    if (next === 'accept' || next === 'warn') {
      if (next === 'warn') warnOf(run, verdict);
      await hold.release();
      if (verdict.shadow === true && draft !== undefined) shadow(loop, draft, entry);
      return conclude(run, outcome);
    }
    await hold.retract();
    if (next === 'escalate') keepBest(walk, { answer, entry, verdict, hold });
    else if (verdict.veto !== undefined) walk.vetoes.push(verdict.veto);
    if (isLast && !isFallback) walk.isLastVetoed = true;
    if (next !== 'next-entry') return undefined;
    entries = entries.filter((other) => other !== entry);
  }
  return undefined;
}

function holdOf<Answer>({ loop, plan }: Walk<Answer>, isLast: boolean): Hold {
  const { run, operation, emit } = loop;
  const { gate, streaming } = run.cascade;
  const { request } = operation;
  const watch = isLast || request === undefined ? undefined : watcherOf(() => gate?.watch?.(request, plan));
  return new Hold({ emit, watch, mode: isLast ? 'live' : streaming });
}

/** A gate that cannot watch watches nothing. */
function watcherOf(make: () => ReturnType<NonNullable<Gate['watch']>> | undefined) {
  try {
    const watch = make();
    return typeof watch === 'function' ? watch : undefined;
  } catch {
    return undefined;
  }
}

/** The loop of a tier whose text goes through `hold`. */
function drafting<Answer>(loop: Loop<Answer>, hold: Hold): Loop<Answer> {
  const { run, operation } = loop;
  const estimate = (entry: Entry) => {
    if (hold.hopeless === undefined || operation.request === undefined) return {};
    const usage = {
      inputTokens: estimateInputTokens(operation.request),
      outputTokens: estimateTokens(hold.characters),
    };
    return estimateCost(usage, entry.priceAt(run.cascade.clock.now()));
  };
  return { ...loop, emit: hold.emit, estimate };
}

/** A draft that was ended while it streamed. */
async function giveUp<Answer>({ loop, vetoes }: Walk<Answer>, hold: Hold, tier: number): Promise<undefined> {
  const { run, emit } = loop;
  const reason = hold.hopeless ?? { check: 'gate', text: '' };
  const entry = run.attempts.findLast((attempt) => attempt.role === 'answer')?.entry;
  const veto = reason.check;
  const verdict: Verdict = { decision: 'reject', tier, ...(entry && { entry }), veto, score: 0, reasons: [reason] };
  run.verdicts.push(verdict);
  vetoes.push(veto);
  await emit({ type: 'verdict', verdict });
  await hold.retract();
}

function draftOf<Answer>(
  { loop, plan, view, alongside }: Walk<Answer>,
  answer: Answer,
  { key: entry }: Entry,
  tier: number,
  isLast: boolean,
): Draft | undefined {
  const { operation, run } = loop;
  const response = operation.draft?.(answer);
  const { request } = operation;
  if (response === undefined || request === undefined) return undefined;
  const tiersLeft = isLast ? 0 : run.cascade.tiers.length - tier - 1;
  return { request, response, entry, tier, tiersLeft, plan, view, alongside };
}

async function judge<Answer>(
  { loop, asker }: Walk<Answer>,
  draft: Draft | undefined,
  answer: Answer,
): Promise<Verdict> {
  const { run, operation, emit } = loop;
  if (draft === undefined) return { decision: 'accept', tier: 0, reasons: [] };
  asker.outputTokens = operation.facts(answer).usage.outputTokens ?? 0;
  const verdict = await judgeDraft(run, draft, asker);
  await asker.tell();
  await emit({ type: 'verdict', verdict });
  return verdict;
}

const unsatisfied = 'no answer satisfied the gate';
const usedUp: NotChosen = { kind: 'failed', because: 'failed', reason: 'maxAttempts are used up' };

interface Rejected<Answer> {
  readonly answer: Answer;
  readonly entry: Entry;
  readonly verdict: Verdict;
  readonly hold: Hold;
}

function keepBest<Answer>(walk: Walk<Answer>, { answer, entry, verdict, hold }: Rejected<Answer>): void {
  const score = verdict.score ?? 0;
  if (walk.best !== undefined && score < walk.best.score) return;
  walk.best = { kind: 'chosen', answer, entry, degraded: true, score, hold };
}

function warnOf(run: Run, { veto, reasons, entry }: Verdict): void {
  run.warn('gate-doubts', `${entry}: ${reasons[0]?.text ?? veto} (${veto})`);
}

async function degrade<Answer>({ run }: Loop<Answer>, best: Best<Answer>): Promise<Chosen<Answer> | NotChosen> {
  if (run.cascade.onExhausted === 'fail') {
    return { kind: 'failed', because: 'failed', reason: unsatisfied };
  }
  await best.hold.release();
  return { kind: 'chosen', answer: best.answer, entry: best.entry, degraded: true };
}
