import type { Bench } from '../bench-options.js';
import type { Figure } from '../figure.js';
import { complexityFigure } from '../quality/complexity-figure.js';
import { costFigures } from '../quality/cost-figures.js';
import { gateFigures } from '../quality/gate-figures.js';
import { heldOutWeights } from '../quality/held-out-weights.js';
import { hasRecordings } from '../quality/recorded-pairs.js';
import { spoiltFigures } from '../quality/spoilt-figures.js';

/** What the gate is worth on recorded, graded answers of real models, and what judging costs. */
export const quality: Bench = {
  measures:
    'the gate on recorded answers, its weights learned from other tasks than the tested one; CPU and bytes of judging',
  async run({ short }): Promise<readonly Figure[]> {
    const costs = await costFigures(short);
    // Third-party data that is not part of the project; the report says when it is missing.
    return hasRecordings()
      ? [...(await gateFigures(heldOutWeights())), complexityFigure(), ...(await spoiltFigures()), ...costs]
      : costs;
  },
};
