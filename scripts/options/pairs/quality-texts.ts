import type { TokenLogprob } from '@cascade/core';
import {
  classifyPrompt,
  compareAnswers,
  type DraftView,
  expectedPaths,
  hardChecks,
  isComparable,
  type Question,
  type ScorerWeights,
  scoreDraft,
  shippedWeights,
} from '@cascade/quality';
import {
  calibrate,
  calibrationRowsOfLog,
  type EvalRow,
  type EvaluateOptions,
  evaluate,
  parseEvalRow,
  type RefitOptions,
  refit,
  replayAsShipped,
} from '@cascade/quality/eval';
import { type Pairs, pair } from '../pair.js';

/** What the hard checks find, and what the scorer makes of it. */
const seen = async (view: Partial<DraftView>): Promise<unknown> => {
  const whole: DraftView = { prompt: 'Say something.', text: 'Something, then, as it was asked for.', ...view };
  const found = await hardChecks(whole);
  return [found.map(({ check }) => check), scoreDraft(whole).score];
};

const tool = { name: 'look_up', inputSchema: { type: 'object', required: ['key'] } } as const;
const call = { name: 'look_up', input: { key: 'a' } };
const english =
  'The town lies at the river, and it has been there for a long time, as far as we can tell from the books.';

const logprobs = (logprob: number): readonly TokenLogprob[] =>
  ['The', ' answer', ' is', ' 22', '.'].map((token) => ({ token, logprob, top: [[token, logprob]] }));

const view: DraftView = { prompt: 'What is 11 times 2?', text: 'The answer is 22.' };
const shifted = (by: number): ScorerWeights => {
  const { anchors, ...heads } = shippedWeights();
  return { ...heads, anchors: { at70: anchors.at70 + by, at85: anchors.at85 + by } };
};

const compare = (left: Parameters<typeof compareAnswers>[0], question: Partial<Question> = {}) =>
  compareAnswers(left, { text: '22', toolCalls: [] }, { prompt: 'How much is it?', ...question });

const price = { inputPer1M: 1, outputPer1M: 1 };
const dear = { key: 'dear', provider: 'p', modelId: 'm', kind: 'chat', capabilities: {}, price } as const;
const paths = (request: Parameters<typeof expectedPaths>[1]) =>
  expectedPaths(
    {
      plan: { startTier: 0, score: true, reasons: [] },
      view: { name: 'v', tiers: [{ index: 0, entries: [dear] }], opinions: [] },
    },
    request,
  );

const rows: readonly EvalRow[] = Array.from({ length: 24 }, (_, place) =>
  parseEvalRow(
    JSON.stringify({
      id: place,
      prompt: `A shop sells pens at 3 for 2 dollars and pads at 4 dollars each. Ann buys ${place} pens and ${place % 5} pads and pays with a 50 dollar bill. How much change does she get?`,
      responses: {
        weak: {
          score: place % 3 === 0 ? 0 : 1,
          text: `The answer is ${place}.`,
          costUsd: 0.001,
          inputTokens: 9,
          outputTokens: 9,
        },
        strong: {
          score: 1,
          text: `The answer is ${place * (place % 5)}.`,
          costUsd: 0.03,
          inputTokens: 9,
          outputTokens: 9,
        },
        other: { score: place % 2, text: `It is ${place % 7}.`, costUsd: 0.0001, inputTokens: 9, outputTokens: 9 },
      },
    }),
  ),
);
const cast = { weak: 'weak', strong: 'strong' };

const castAs = async (others: Partial<Parameters<typeof evaluate>[1]>): Promise<unknown> =>
  (await evaluate(rows, { ...cast, ...others })).replayed;

/** A run whose draft by `a` was compared with an answer by `d`, as the log has it. */
const ofLog = (models: { readonly draft?: string; readonly dear?: string }): unknown => {
  const about = { cascade: 'c', startedAtMs: 0, latencyMs: 1 } as const;
  const verdict = { decision: 'accept', tier: 0, entry: 'a', score: 0.9, reasons: [] } as const;
  const run = { ...about, id: '1', operation: 'generate', status: 'answered', verdicts: [verdict] } as const;
  const shadow = {
    ...about,
    runId: '1',
    index: 1,
    entry: 'd',
    provider: 'p',
    modelId: 'm',
    role: 'shadow',
    tier: 1,
  } as const;
  return calibrationRowsOfLog([run], [{ ...shadow, agreement: 1, costUsd: 0.1 }], models);
};

const evaluated = async (options: EvaluateOptions): Promise<unknown> => {
  const { report, replayed, weights } = await evaluate(rows, cast, options);
  return [report.n, replayed.map(({ id, score }) => [id, score]), weights.anchors];
};

const learned = (options: RefitOptions): unknown => {
  const outcomes = rows.map(({ prompt }, place) => ({
    view: { prompt, text: `The answer is ${place}.` },
    draftRight: place % 2,
  }));
  return scoreDraft(view, { weights: refit(shippedWeights(), outcomes, options) });
};

/** How many rows are told of, when anybody listens. */
async function told(isHeard: boolean, replay: (options: Pick<EvaluateOptions, 'onRow'>) => Promise<unknown>) {
  let count = 0;
  await replay(isHeard ? { onRow: () => void count++ } : {});
  return count;
}

const graded = Array.from({ length: 400 }, (_, place) => ({
  score: (place % 100) / 100,
  draftQuality: place % 100 > 40 ? 1 : place % 2,
  dearQuality: 1,
  spentUsd: 0.001,
  dearUsd: 0.03,
}));
const calibrated = (goal: { readonly target: number; readonly confidence: number }) => calibrate(graded, goal);
const classified = (options: Parameters<typeof classifyPrompt>[1]) =>
  classifyPrompt(`Prove that every bounded sequence has a limit point. ${'And so on. '.repeat(40)}`, options);

export const textPairs: Pairs = {
  'DraftView.prompt': pair('Say something.', 'Answer in German, in at least 200 words.', (prompt) =>
    seen({ prompt, text: english }),
  ),
  'DraftView.system': pair('Be brief.', 'Always answer in German.', (system) => seen({ system, text: english })),
  'DraftView.text': pair('Something.', '', (text) => seen({ text })),
  'DraftView.finishReason': pair('stop', 'length', (finishReason) => seen({ finishReason })),
  'DraftView.jsonSchema': pair({}, { jsonSchema: { type: 'object', required: ['a'] } }, seen),
  'DraftView.followsTools': pair(false, true, (followsTools) =>
    seen({ followsTools, text: 'The service is temporarily unavailable.' }),
  ),
  'DraftView.tools': pair([], [tool], (tools) => seen({ tools, toolCalls: [call] })),
  'DraftView.toolChoice': pair('auto', 'required', (toolChoice) => seen({ tools: [tool], toolChoice })),
  'DraftView.toolCalls': pair([call], [{ name: 'look_up', input: {} }], (toolCalls) =>
    seen({ tools: [tool], toolCalls }),
  ),

  'Question.prompt': pair('How much is 11 times 2?', 'Write a poem about the sea.', (prompt) =>
    isComparable({ prompt }),
  ),
  'Question.jsonSchema': pair({}, { jsonSchema: { type: 'object' } }, (more) =>
    isComparable({ prompt: 'Write a poem about the sea.', ...more }),
  ),
  'Question.tools': pair([], [tool], (tools) => isComparable({ prompt: 'Write a poem about the sea.', tools })),
  'OpinionAnswer.text': pair('22', '23', (text) => compare({ text })),
  'OpinionAnswer.toolCalls': pair([], [call], (toolCalls) => compare({ text: '22', toolCalls })),
  'ClassifyPromptOptions.maxChars': pair(60, 6_000, (maxChars) => classified({ maxChars })),
  'ScoreDraftOptions.logprobs': pair(-0.01, -3, (logprob) => scoreDraft(view, { logprobs: logprobs(logprob) })),
  'ScoreDraftOptions.weights': pair(0, 5, (by) => scoreDraft(view, { weights: shifted(by) })),
  'expectedPaths(request).messages': pair('short', 'a long question '.repeat(900), (content) =>
    paths({ messages: [{ role: 'user', content }] }),
  ),
  'expectedPaths(request).maxOutputTokens': pair(1, 5, (maxOutputTokens) => paths({ messages: [], maxOutputTokens })),

  'RefitOptions.priorStrength': pair(1, 10_000, (priorStrength) => learned({ priorStrength })),
  'RefitOptions.seed': pair(1, 2, (seed) => learned({ seed })),
  'Cast.weak': pair('weak', 'other', (weak) => castAs({ weak })),
  'Cast.strong': pair('strong', 'other', (strong) => castAs({ strong })),
  'Cast.opinion': pair({}, { opinion: 'other' }, castAs),
  'calibrationRowsOfLog(models).draft': pair('a', 'b', (draft) => ofLog({ draft })),
  'calibrationRowsOfLog(models).dear': pair('d', 'e', (dear) => ofLog({ dear })),
  'EvaluateOptions.labels': pair(0, 8, (labels) => evaluated({ labels })),
  'EvaluateOptions.seed': pair(1, 2, (seed) => evaluated({ labels: 8, seed })),
  'EvaluateOptions.weights': pair(0, 5, (by) => evaluated({ weights: shifted(by) })),
  'EvaluateOptions.onRow': pair(false, true, (isHeard) => told(isHeard, (options) => evaluate(rows, cast, options))),
  'replayAsShipped(__2).weights': pair(0, 5, (by) => replayAsShipped(rows, cast, { weights: shifted(by) })),
  'replayAsShipped(__2).onRow': pair(false, true, (isHeard) =>
    told(isHeard, (options) => replayAsShipped(rows, cast, options)),
  ),
  'CalibrationGoal.target': pair(0.8, 0.99, (target) => calibrated({ target, confidence: 0.9 })),
  'CalibrationGoal.confidence': pair(0.6, 0.99, (confidence) => calibrated({ target: 0.9, confidence })),
};
