import type { AttemptRecord, RunRecord } from '@cascade/core/spec';

/** What runs with a gate came to. Sums in US dollars; absent where a part is unknown. */
export interface CascadeStats {
  readonly runs: number;
  /** Runs in which the gate judged a draft. */
  readonly drafts: number;
  /** Share of the drafts that were accepted; absent without drafts. */
  readonly acceptance?: number;
  readonly costUsd?: number;
  /** What the dear model alone would have cost, measured or estimated. */
  readonly baselineUsd?: number;
  readonly savedUsd?: number;
  /** Savings as a share of the baseline. */
  readonly saving?: number;
  /** Runs whose cost or baseline is not known; they are left out of baseline and savings. */
  readonly unknown: number;
}

/**
 * Sums up runs of the audit log.
 *
 * @param attempts - those of the runs: shadow calls, which come after a run is over, are added to its cost
 */
export function statsOf(records: readonly RunRecord[], attempts: readonly AttemptRecord[] = []): CascadeStats {
  const runs = withShadows(records, attempts);
  const drafted = runs.filter(hasDraft);
  const accepted = drafted.filter(({ verdicts }) => verdicts.some(isAcceptedDraft));
  const known = runs.filter(({ costUsd, baselineUsd }) => costUsd !== undefined && baselineUsd !== undefined);
  const hasAllCosts = runs.every(({ costUsd }) => costUsd !== undefined);
  const baselineUsd = total(known, ({ baselineUsd }) => baselineUsd);
  const savedUsd = baselineUsd - total(known, ({ costUsd }) => costUsd);
  return {
    runs: runs.length,
    drafts: drafted.length,
    ...(drafted.length > 0 && { acceptance: accepted.length / drafted.length }),
    ...(hasAllCosts && { costUsd: total(runs, ({ costUsd }) => costUsd) }),
    ...(known.length > 0 && { baselineUsd, savedUsd }),
    ...(baselineUsd > 0 && { saving: savedUsd / baselineUsd }),
    unknown: runs.length - known.length,
  };
}

/** Runs with what their shadow calls cost; an unknown cost of one makes the run's unknown. */
function withShadows(runs: readonly RunRecord[], attempts: readonly AttemptRecord[]): readonly RunRecord[] {
  const shadows = new Map<string, number>();
  for (const { runId, role, costUsd = Number.NaN, failure } of attempts) {
    if (role === 'shadow' && failure === undefined) shadows.set(runId, (shadows.get(runId) ?? 0) + costUsd);
  }
  return runs.map((run) => {
    const shadowUsd = shadows.get(run.id);
    if (shadowUsd === undefined || run.costUsd === undefined) return run;
    const { costUsd, ...rest } = run;
    return Number.isNaN(shadowUsd) ? rest : { ...rest, costUsd: costUsd + shadowUsd };
  });
}

/** The shares between which a gate earns its keep: below, drafts are mostly paid for nothing; above, it may ask too little. */
const usefulAcceptance = { least: 0.3, most: 0.7 };
const fewestDrafts = 20;

/** What to change, in words; empty when all is well or little is known. */
export function adviceOn({ drafts, acceptance, saving }: CascadeStats): readonly string[] {
  if (drafts < fewestDrafts || acceptance === undefined) return [];
  const share = `${Math.round(100 * acceptance)} % of the drafts are accepted`;
  if (acceptance < usefulAcceptance.least) {
    const worth = saving !== undefined && saving <= 0 ? ', and the cascade costs more than the dear model alone' : '';
    return [
      `${share}${worth}: try a better cheap model or a lower threshold, or send these prompts straight to the dear one.`,
    ];
  }
  if (acceptance > usefulAcceptance.most) {
    return [
      `${share}: try a cheaper first model or a higher threshold; \`cascade calibrate --from-log\` tells how good they are.`,
    ];
  }
  return [];
}

function hasDraft({ plan, verdicts }: RunRecord): boolean {
  return plan?.startTier === 0 && verdicts.some(({ tier }) => tier === 0);
}

function isAcceptedDraft({ tier, decision }: RunRecord['verdicts'][number]): boolean {
  return tier === 0 && decision === 'accept';
}

function total(runs: readonly RunRecord[], measure: (run: RunRecord) => number | undefined): number {
  return runs.reduce((sum, run) => sum + (measure(run) ?? 0), 0);
}
