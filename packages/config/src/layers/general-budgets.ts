import type { Budget } from '@cascade/core';
import type { Layer } from './layer.js';

/** The budgets of all files that hold for whatever is asked. */
export function generalBudgets(layers: readonly Layer[]): readonly Budget[] {
  return layers.flatMap(({ settings }) =>
    (settings.budget ?? []).map((budget) => ({ per: 'store' as const, ...budget })),
  );
}
