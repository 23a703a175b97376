import type { RunRecord, Verdict } from '@cascade/core/spec';

/**
 * Says in words what the gate made of a run: how it began, and why each draft was accepted or not. Empty without a gate.
 *
 * @example
 * ```ts
 * for (const line of explain(await cascade.generate('What is TLS?'))) console.log(line);
 * ```
 */
export function explain({ run }: { readonly run: RunRecord }): readonly string[] {
  if (run.plan === undefined) return [];
  const { reasons, startTier } = run.plan;
  return [
    `plan: begins with tier ${startTier}${reasons.map(({ text }) => `; ${text}`).join('')}`,
    ...run.verdicts.map(lineOf),
    ...(run.status === 'degraded' ? ['no tier satisfied the gate: this is the best draft that was not vetoed'] : []),
  ];
}

const verbs = { accept: 'accepted', reject: 'rejected', abstain: 'not judged' } as const;

function lineOf({ tier, entry, veto, decision, reasons }: Verdict): string {
  const what = veto === undefined ? verbs[decision] : `thrown away (${veto})`;
  return `tier ${tier}, ${entry ?? 'unknown'}: ${what}: ${reasons.map(({ text }) => text).join('; ')}`;
}
