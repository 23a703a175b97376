import type { AttemptRecord } from '@cascade/core/spec';
import { DriftWatch } from '../gate/drift-watch.js';
import type { DriftAlarm } from '../gate/quality-gate-options.js';

/** Shadow calls of the audit log, oldest first, and the last alarm that they would have raised. */
export interface ShadowStats {
  readonly compared: number;
  /** Mean agreement of accepted drafts with the dear model, in [0, 1]; absent without comparisons. */
  readonly agreement?: number;
  readonly alarm?: DriftAlarm;
}

/** Looks for a fall of the agreement over time, as a gate in a long-lived process does. */
export function driftOf(attempts: readonly AttemptRecord[]): ShadowStats {
  const shadows = attempts
    .filter(({ role }) => role === 'shadow')
    .flatMap(({ startedAtMs, agreement }) => (agreement === undefined ? [] : [{ startedAtMs, agreement }]))
    .sort((left, right) => left.startedAtMs - right.startedAtMs);
  let alarm: DriftAlarm | undefined;
  const watch = new DriftWatch((raised) => {
    alarm = raised;
  });
  for (const { agreement } of shadows) watch.observe(agreement);
  const sum = shadows.reduce((total, { agreement }) => total + agreement, 0);
  return {
    compared: shadows.length,
    ...(shadows.length > 0 && { agreement: sum / shadows.length }),
    ...(alarm && { alarm }),
  };
}
