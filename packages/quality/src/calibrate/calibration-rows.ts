import type { AttemptRecord, RunRecord } from '@cascade/core/spec';
import type { ReplayedRow } from '../eval/replay.js';
import type { CalibrationRow } from './calibrate.js';

/** Replayed rows as calibration reads them. What the plan sent to the dear model at once is accepted at no threshold. */
export function calibrationRows(rows: readonly ReplayedRow[]): readonly CalibrationRow[] {
  return rows.map(({ score, isDrafted, draftQuality, dearQuality, draftUsd, opinionUsd, dearUsd, domain }) => ({
    ...(domain !== undefined && { domain }),
    score: isDrafted ? score : -1,
    draftQuality,
    dearQuality,
    spentUsd: draftUsd + opinionUsd,
    dearUsd,
  }));
}

/**
 * Rows from the audit log: runs whose accepted draft was compared with the dear model by a shadow call. The dear model
 * counts as right and the draft as right as far as it agrees: where the dear model errs, too, this counts too much loss.
 * Only rows of the given entries count; nothing is known below the threshold that accepted them.
 */
export function calibrationRowsOfLog(
  runs: readonly RunRecord[],
  attempts: readonly AttemptRecord[],
  models: { readonly draft?: string; readonly dear?: string } = {},
): readonly CalibrationRow[] {
  const shadows = new Map(
    attempts.flatMap((attempt) => (isCompared(attempt) ? [[attempt.runId, attempt] as const] : [])),
  );
  return runs.flatMap((run): readonly CalibrationRow[] => {
    const shadow = shadows.get(run.id);
    const verdict = run.verdicts.find(({ tier, decision }) => tier === 0 && decision === 'accept');
    if (shadow?.agreement === undefined || verdict?.score === undefined) return [];
    if (!isOf(models.draft, verdict.entry) || !isOf(models.dear, shadow.entry)) return [];
    return [
      {
        ...(run.plan?.domain !== undefined && { domain: run.plan.domain }),
        score: verdict.score,
        acceptedAt: verdict.threshold ?? verdict.score,
        draftQuality: shadow.agreement,
        dearQuality: 1,
        spentUsd: run.costUsd ?? Number.NaN,
        dearUsd: shadow.costUsd ?? run.baselineUsd ?? Number.NaN,
      },
    ];
  });
}

function isCompared({ role, agreement }: AttemptRecord): boolean {
  return role === 'shadow' && agreement !== undefined;
}

function isOf(wanted: string | undefined, entry: string | undefined): boolean {
  return wanted === undefined || wanted === entry;
}
