import type { Draft, JudgeContext, Reason, Verdict } from '@cascade/core/spec';
import type { Calibration } from '../calibrate/calibration.js';
import type { Finding } from '../checks/finding.js';
import { hardChecks } from '../checks/hard-checks.js';
import type { DraftView } from '../draft-view.js';
import { checkArithmetic } from '../features/check-arithmetic.js';
import { scoreDraft } from '../scorer/score-draft.js';
import { askDrafter } from './ask-drafter.js';
import { askOpinion } from './ask-opinion.js';
import { isNamed } from './check-calibration.js';
import { combineEvidence } from './combine-evidence.js';
import { expectedTokensOf } from './expected-cost.js';
import type { GateMemory } from './gate-memory.js';
import { type PromptKind, promptKind } from './kind-of.js';
import type { OwnCheckContext, OwnFinding } from './quality-gate-options.js';
import type { ResolvedGate } from './resolve-gate.js';
import type { ShadowBudget } from './shadow-budget.js';
import { viewDraft } from './view-draft.js';

/** What a judgement needs besides the draft. */
export interface Judge {
  readonly gate: ResolvedGate;
  readonly memory: GateMemory;
  readonly shadows: ShadowBudget;
}

/** Hard checks first; then, where a dearer tier is left, all the evidence against the threshold. */
export async function judgeDraft(draft: Draft, context: JudgeContext, judge: Judge): Promise<Verdict> {
  const { gate, memory } = judge;
  const view = viewDraft(draft.request, draft.response);
  const found = promptKind(draft.plan, view.prompt);
  memory.tokens.observe(draft.response.finish.usage, expectedTokensOf(draft.request));
  const [finding, ...others] = await hardChecks(view, gate.checks);
  if (finding !== undefined) return vetoed(draft, [finding, ...others], found, memory);
  const own = await runOwnChecks(view, { signal: context.signal, tiersLeft: draft.tiersLeft }, gate);
  if (own.veto !== undefined)
    return vetoed(draft, [{ check: own.veto, text: own.reason ?? 'your own check' }], found, memory);
  const { tier } = draft;
  const warnings = own.warnings && { warnings: own.warnings };
  if (draft.tiersLeft === 0) return { decision: 'accept', tier, reasons: [passed], ...warnings };
  if (!draft.plan.score) return judgeEasy(draft, view);
  const { score, reasons } = await weigh(draft, view, context, { ...judge, own, found });
  const calibration = calibrationOf(gate, draft);
  const threshold = thresholdOf(gate, found, calibration);
  const isAccepted = score >= threshold;
  memory.acceptance.observe(draft.entry, found, isAccepted);
  const relation = isAccepted ? 'reaches' : 'stays below';
  const text = `the score ${score.toFixed(2)} ${relation} ${threshold.toFixed(2)} for ${found.complexity} ${found.domain}`;
  return {
    decision: isAccepted ? 'accept' : 'reject',
    tier,
    score,
    threshold,
    ...(calibration && { calibration: `${calibration.n} answers` }),
    ...warnings,
    ...(isAccepted && judge.shadows.takes(draft) && { shadow: true }),
    reasons: [{ check: 'threshold', text }, ...reasons],
  };
}

/**
 * What a call counts for that passed the hard checks: the scorer was learned from texts, and knows nothing of calls. Enough for
 * the thresholds that are there by default but that of expert questions, and not for `strict`.
 */
const callScore = 0.8;

const passed: Reason = { check: 'hard-checks', text: 'no hard check found anything' };

/** Very easy prompts need no scorer and no opinion; only a sum that is plainly wrong goes on to the dear model. */
function judgeEasy({ tier }: Draft, { text }: DraftView): Verdict {
  if (checkArithmetic(text).wrong === 0) {
    return {
      decision: 'accept',
      tier,
      reasons: [passed, { check: 'easy', text: 'very easy: nothing else was asked' }],
    };
  }
  return {
    decision: 'reject',
    tier,
    score: 0,
    reasons: [{ check: 'arithmetic', text: 'a sum in the answer is wrong' }],
  };
}

/** Findings of own checks go by names of their own. */
type NamedFinding = Omit<Finding, 'check'> & { readonly check: string };

/** The most certain finding is the veto; the reasons name all. */
function vetoed(
  draft: Draft,
  findings: readonly [NamedFinding, ...NamedFinding[]],
  found: PromptKind,
  { acceptance }: GateMemory,
): Verdict {
  if (draft.tiersLeft > 0) acceptance.observe(draft.entry, found, false);
  const reasons = findings.map(({ check, text }) => ({ check, text }));
  return { decision: 'reject', tier: draft.tier, veto: findings[0].check, score: 0, reasons };
}

interface Weighing extends Judge {
  readonly own: OwnFindings;
  readonly found: PromptKind;
}

async function weigh(draft: Draft, view: DraftView, context: JudgeContext, weighing: Weighing) {
  const { gate, memory, own, found } = weighing;
  const logprobs = draft.response.logprobs;
  const [opinion, drafter] = await Promise.all([
    askOpinion(draft, view, context, gate),
    askDrafter(draft, view, context, gate),
  ]);
  const { agreement } = opinion;
  if (opinion.wasAsked) memory.comparability.observe(found.domain, agreement !== undefined);
  const isCall = (view.toolCalls?.length ?? 0) > 0;
  const weights = gate.weights && { weights: gate.weights };
  const scorer =
    own.score ?? (isCall ? callScore : scoreDraft(view, { ...(logprobs && { logprobs }), ...weights }).score);
  const score = combineEvidence({ scorer, agreement, ...drafter });
  const what = isCall ? 'a call that fits its schema' : `text${logprobs ? ' and log-probabilities' : ''}`;
  const reasons: Reason[] = [{ check: 'scorer', text: `${what} ${scorer.toFixed(2)}` }];
  if (own.reason !== undefined) reasons.push({ check: 'own', text: own.reason });
  if (opinion.wasAsked) reasons.push({ check: 'opinion', text: opinionText(opinion.text, agreement) });
  if (drafter.samples !== undefined) reasons.push({ check: 'samples', text: `agree by ${drafter.samples.toFixed(2)}` });
  if (drafter.selfCheck !== undefined)
    reasons.push({ check: 'self-check', text: `yes by ${drafter.selfCheck.toFixed(2)}` });
  return { score, reasons };
}

function opinionText(text: string, agreement: number | undefined): string {
  return agreement === undefined ? `no evidence: ${text}` : `agrees by ${agreement.toFixed(2)}: ${text}`;
}

interface OwnFindings extends OwnFinding {
  /** Checks that failed, for people. */
  readonly warnings?: readonly string[];
}

/** Checks of the user's own. One that throws, or says what makes no sense, is no evidence, with a warning. */
async function runOwnChecks(
  view: DraftView,
  context: OwnCheckContext,
  { ownChecks }: ResolvedGate,
): Promise<OwnFindings> {
  let found: OwnFindings = {};
  for (const [place, check] of ownChecks.entries()) {
    try {
      const finding = (await check(view, context)) ?? {};
      assertSensible(finding);
      if (finding.veto !== undefined) return finding;
      found = { ...found, ...finding };
    } catch (error) {
      const what = error instanceof Error ? error.name : 'something';
      const reason = `your own check ${place + 1} threw ${what}: no evidence`;
      found = { ...found, reason, warnings: [...(found.warnings ?? []), reason] };
    }
  }
  return found;
}

function assertSensible({ veto, score, reason }: OwnFinding): void {
  const isVeto = veto === undefined || (typeof veto === 'string' && veto !== '');
  const isScore = score === undefined || (typeof score === 'number' && score >= 0 && score <= 1);
  if (!isVeto || !isScore || (reason !== undefined && typeof reason !== 'string')) {
    throw new TypeError('a finding has a veto (a text), a score (0 to 1), a reason (a text), or none of them');
  }
}

/** A calibration says something about the drafts of its own model in the first tier, and about no others. */
function calibrationOf({ calibration }: ResolvedGate, { entry, tier, view }: Draft): Calibration | undefined {
  const drafter = view.tiers[0]?.entries.find(({ key }) => key === entry);
  return tier === 0 && drafter !== undefined && isNamed(drafter, calibration?.models.draft) ? calibration : undefined;
}

function thresholdOf(
  { domains, thresholds }: ResolvedGate,
  { complexity, domain }: PromptKind,
  calibration: Calibration | undefined,
): number {
  if (calibration !== undefined) return calibration.domains?.[domain]?.threshold ?? calibration.threshold;
  return (domains.get(domain)?.thresholds ?? thresholds)[complexity];
}
