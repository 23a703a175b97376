import { seededRandom } from '../../src/linear/seeded-random.js';
import { shuffle } from '../../src/linear/shuffle.js';
import { type Outcome, refit } from '../../src/scorer/refit.js';
import { scoreDraft } from '../../src/scorer/score-draft.js';
import { scorePrompt } from '../../src/scorer/score-prompt.js';
import type { ScorerWeights } from '../../src/scorer/scorer-weights.js';
import { apgr, auroc, mean } from './measures.js';
import type { Case } from './read-cases.js';

/** What was measured on one pair; each a mean over the seeds. */
export interface PairReport {
  readonly pair: string;
  readonly auroc: number;
  /** APGR by gain. */
  readonly apgr: number;
  /** APGR by the right-head alone. */
  readonly apgrByScore: number;
  /** Shares of right and of wrong drafts that score at least 0.70. */
  readonly rightAccepted: number;
  readonly wrongAccepted: number;
}

/** Measures weights on cases of one pair that have drafts. */
export function measureDrafts(pair: string, cases: readonly Case[], weights: ScorerWeights): PairReport {
  const rows = cases.flatMap(({ prompt, text, draftRight, dearRight }) => {
    if (text === undefined) return [];
    const { score, gain } = scoreDraft({ prompt, text }, { weights });
    return [{ score, need: gain, label: draftRight, cheap: draftRight, dear: dearRight }];
  });
  const accepted = (isRight: boolean) =>
    mean(rows.filter((row) => row.label >= 0.5 === isRight).map((row) => (row.score >= 0.7 ? 1 : 0)));
  const apgrByScore = apgr(rows.map((row) => ({ ...row, need: -row.score })));
  return {
    pair,
    auroc: auroc(rows),
    apgr: apgr(rows),
    apgrByScore,
    rightAccepted: accepted(true),
    wrongAccepted: accepted(false),
  };
}

/** APGR of routing by the prompt alone. */
export function measurePrompts(cases: readonly Case[], weights: ScorerWeights): number {
  return apgr(
    cases.map(({ prompt, draftRight, dearRight }) => {
      return { need: scorePrompt(prompt, weights).gain, cheap: draftRight, dear: dearRight };
    }),
  );
}

/** Splits cases at random into `count` to learn from and the rest to test on. */
export function split(cases: readonly Case[], count: number, seed: number): readonly [Case[], Case[]] {
  const order = Uint32Array.from(cases.keys());
  shuffle(order, seededRandom(seed));
  const shuffled = [...order].flatMap((index) => cases[index] ?? []);
  return [shuffled.slice(0, count), shuffled.slice(count)];
}

/** The prior, refitted on the cases' grades. */
export function refitOn(prior: ScorerWeights, cases: readonly Case[]): ScorerWeights {
  return refit(
    prior,
    cases.map(({ prompt, text, draftRight, dearRight }): Outcome => {
      return { view: { prompt, ...(text !== undefined && { text }) }, draftRight, dearRight };
    }),
  );
}

/** Means of reports, field by field. */
export function meanReport(pair: string, reports: readonly PairReport[]): PairReport {
  const of = (field: Exclude<keyof PairReport, 'pair'>) => mean(reports.map((report) => report[field]));
  return {
    pair,
    auroc: of('auroc'),
    apgr: of('apgr'),
    apgrByScore: of('apgrByScore'),
    rightAccepted: of('rightAccepted'),
    wrongAccepted: of('wrongAccepted'),
  };
}
