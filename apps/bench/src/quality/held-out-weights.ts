import type { ScorerWeights } from '@cascade/quality';
import { readCases } from '../../../../packages/quality/scripts/scorer/read-cases.js';
import { rowsOf, trainWeights } from '../../../../packages/quality/scripts/scorer/train-weights.js';
import { recordedFolder } from './recorded-pairs.js';

/** Weights that were learned from every group but one, as the shipped ones were from all. */
export function heldOutWeights(): (group: string) => ScorerWeights {
  const rows = rowsOf(readCases(recordedFolder));
  const made = new Map<string, ScorerWeights>();
  return (group) => {
    const weights = made.get(group) ?? trainWeights(rows.filter(({ of }) => of.group !== group));
    made.set(group, weights);
    return weights;
  };
}
