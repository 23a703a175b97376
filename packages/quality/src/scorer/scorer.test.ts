import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureDrafts, refitOn, split } from '../../scripts/scorer/evaluate.js';
import { readCases } from '../../scripts/scorer/read-cases.js';
import { rowsOf, trainWeights } from '../../scripts/scorer/train-weights.js';
import { draftFeatures } from '../features/draft-features.js';
import { seededRandom } from '../linear/seeded-random.js';
import { anchoredScore } from './anchored-score.js';
import { decodeScorerWeights, encodeScorerWeights } from './encode-scorer-weights.js';
import { type Outcome, refit } from './refit.js';
import { scoreDraft } from './score-draft.js';
import { scorePrompt } from './score-prompt.js';
import { shippedWeights } from './shipped-weights.js';

/** Drafts that are right when they name a city, wrong when they name a river. */
function outcomesOf(count: number, seed: number): Outcome[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const isRight = random() < 0.6;
    const name = (isRight ? ['Lima', 'Oslo', 'Cairo'] : ['Nile', 'Rhine', 'Volga'])[Math.floor(random() * 3)];
    const prompt = `Question ${Math.floor(random() * 50)}: where is it?`;
    return { view: { prompt, text: `It is near ${name}.` }, draftRight: isRight ? 1 : 0, dearRight: 1 };
  });
}

describe('scoreDraft', () => {
  it('stays in its ranges for any texts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (prompt, text) => {
        const { right, dearRight, gain, score } = scoreDraft({ prompt, text });
        for (const value of [right, dearRight, score]) expect(value >= 0 && value <= 1).toBe(true);
        expect(gain).toBeCloseTo(dearRight - right);
      }),
      { numRuns: 60 },
    );
  });

  it('rates an empty draft and a cut one far below the default threshold', () => {
    expect(scoreDraft({ prompt: 'Where is Oslo?', text: '' }).score).toBeLessThan(0.3);
    expect(scoreDraft({ prompt: 'Where is Oslo?', text: 'Oslo is in', finishReason: 'length' }).score).toBeLessThan(
      0.3,
    );
  });

  it('believes a draft less when the model was unsure of its number', () => {
    const view = { prompt: 'What is 17 * 23?', text: '391' };
    const sure = scoreDraft(view, { logprobs: [{ token: '391', logprob: -0.01 }] });
    const unsure = scoreDraft(view, { logprobs: [{ token: '391', logprob: -2 }] });
    expect(sure.score).toBeGreaterThan(unsure.score);
    expect(sure.dearRight).toBe(unsure.dearRight);
  });
});

describe('anchoredScore', () => {
  it('passes through its anchors and never falls', () => {
    const anchors = { at70: -0.2, at85: 0.3 };
    expect(anchoredScore(-0.2, anchors)).toBeCloseTo(0.7);
    expect(anchoredScore(0.3, anchors)).toBeCloseTo(0.85);
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (logit, more) => {
          expect(anchoredScore(logit + more, anchors)).toBeGreaterThanOrEqual(anchoredScore(logit, anchors));
        },
      ),
    );
  });
});

describe('shipped weights', () => {
  it('fit the features of this version', () => {
    const { draft } = shippedWeights();
    expect(draft.standard.means).toHaveLength(draftFeatures({ prompt: '', text: '' }).length);
    expect(draft.right.dense).toHaveLength(draft.standard.means.length);
  });

  it('take less than 120 kB', () => {
    expect(JSON.stringify(encodeScorerWeights(shippedWeights())).length).toBeLessThan(120_000);
  });
});

describe('refit', () => {
  it('learns what makes drafts right here, and says so of drafts it has not seen', () => {
    const weights = refit(shippedWeights(), outcomesOf(150, 1));
    const unseen = outcomesOf(80, 2);
    const scoreOf = ({ view }: Outcome) => scoreDraft({ ...view, text: view.text ?? '' }, { weights }).right;
    const mean = (isRight: number) => {
      const list = unseen.filter((outcome) => outcome.draftRight === isRight).map(scoreOf);
      return list.reduce((sum, value) => sum + value, 0) / list.length;
    };
    expect(mean(1) - mean(0)).toBeGreaterThan(0.2);
  });

  it('gives the same weights for the same outcomes, and they survive being stored', () => {
    const weights = refit(shippedWeights(), outcomesOf(60, 3));
    expect(refit(shippedWeights(), outcomesOf(60, 3))).toEqual(weights);
    const stored = decodeScorerWeights(JSON.parse(JSON.stringify(encodeScorerWeights(weights))));
    const view = { prompt: 'Where is it?', text: 'It is near Oslo.' };
    expect(scoreDraft(view, { weights: stored }).score).toBeCloseTo(scoreDraft(view, { weights }).score, 1);
  });

  it('changes nothing without outcomes', () => {
    expect(refit(shippedWeights(), [])).toEqual(shippedWeights());
  });

  it('leaves the draft heads alone when only prompts are known', () => {
    const weights = refit(shippedWeights(), [{ view: { prompt: 'Prove it.' }, draftRight: 0, dearRight: 1 }]);
    expect(weights.draft).toEqual(shippedWeights().draft);
    expect(scorePrompt('Prove it.', weights).gain).toBeGreaterThan(scorePrompt('Prove it.').gain);
  });
});

describe('decodeScorerWeights', () => {
  it('refuses weights of other features, crossed anchors and parts that do not fit', () => {
    const encoded = encodeScorerWeights(shippedWeights());
    expect(() => decodeScorerWeights({ ...encoded, featureVersion: 0 })).toThrow(RangeError);
    expect(() => decodeScorerWeights({ ...encoded, anchors: { at70: 1, at85: 0 } })).toThrow(RangeError);
    expect(() => decodeScorerWeights({ ...encoded, draft: { ...encoded.draft, means: [0] } })).toThrow(RangeError);
  });
});

const folder = new URL('../../../../../shared/data/cascade-eval', import.meta.url).pathname;
const reason = existsSync(folder) ? '' : ' (skipped: no ../shared/data/cascade-eval beside the project)';

describe.skipIf(reason !== '')(`on recorded answers${reason}`, () => {
  it('ranks the drafts of an unseen kind of task better after 200 labels than without', () => {
    const cases = readCases(folder).filter((one) => one.text !== undefined);
    const prior = trainWeights(rowsOf(cases.filter((one) => one.group !== 'crux')));
    const tested = cases.filter((one) => one.pair === 'crux llama-3.1-8b > llama-3.1-405b');
    const [labelled, rest] = split(tested, 200, 1);
    const before = measureDrafts('crux', rest, prior).auroc;
    const after = measureDrafts('crux', rest, refitOn(prior, labelled)).auroc;
    expect(before).toBeGreaterThan(0.55);
    expect(after).toBeGreaterThan(Math.max(0.68, before));
  });
});
