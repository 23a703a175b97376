import { nearest } from '@cascade/core/provider-kit';
import { type Cast, type EvalRow, rowsOf } from '@cascade/quality/eval';
import { UsageError } from '../usage-error.js';

/**
 * The rows that every model of the cast has answered.
 *
 * @throws UsageError for a model that the file does not know
 */
export function checkCast(rows: readonly EvalRow[], cast: Cast): readonly EvalRow[] {
  const known = new Set(rows.flatMap(({ responses }) => [...responses.keys()]));
  for (const model of [cast.weak, cast.strong, cast.opinion]) {
    if (model === undefined || known.has(model)) continue;
    const guess = nearest(model, known);
    const fix = guess === undefined ? `There are ${[...known].join(', ')}` : `Did you mean ${guess}?`;
    throw new UsageError(`The file has no answers of "${model}". ${fix}`);
  }
  if (cast.weak === cast.strong) throw new UsageError('--weak and --strong must be two models');
  const complete = rowsOf(rows, cast);
  if (complete.length === 0) throw new UsageError('No question was answered by all of these models');
  return complete;
}
