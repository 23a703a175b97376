import { scorePrompt } from '../scorer/score-prompt.js';
import type { ScorerWeights } from '../scorer/scorer-weights.js';
import type { EvalRow } from './eval-row.js';
import type { Cast, ReplayedRow } from './replay.js';

/** A dear model that promises to be right so much more often than the cheap one is asked. */
const worthwhileGain = 0.1;

/** Chooses the model from the prompt alone: only the chosen one is paid for. */
export function replayPrompts(
  rows: readonly EvalRow[],
  { weak, strong }: Cast,
  weights: ScorerWeights | undefined,
  onRow: (done: number) => void = () => {},
): readonly ReplayedRow[] {
  return rows.map(({ id, prompt, responses }, place) => {
    const [draft, dear] = [responses.get(weak), responses.get(strong)];
    const { gain } = scorePrompt(prompt, weights);
    onRow(place + 1);
    return {
      id,
      // The more the dear model promises, the lower; 0.5 when both are as good.
      score: (1 - gain) / 2,
      opinionAsked: false,
      isDrafted: true,
      decision: gain < worthwhileGain ? 'accept' : 'reject',
      draftQuality: draft?.score ?? Number.NaN,
      dearQuality: dear?.score ?? Number.NaN,
      draftUsd: 0,
      opinionUsd: 0,
      acceptedUsd: draft?.costUsd ?? Number.NaN,
      dearUsd: dear?.costUsd ?? Number.NaN,
      cheapUsd: draft?.costUsd ?? Number.NaN,
    };
  });
}
