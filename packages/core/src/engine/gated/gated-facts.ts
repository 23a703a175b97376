import { costOfUsage } from '../../cost/cost-of-usage.js';
import { defined } from '../../provider-kit/defined.js';
import type { Plan } from '../../spec/gate.js';
import type { AttemptRecord, RunRecord } from '../../spec/run-store.js';
import type { Run } from '../run.js';

type GatedFacts = Pick<RunRecord, 'plan' | 'baselineUsd' | 'baselineBasis'>;

/**
 * What a run with a gate leaves for the audit log: the plan without its questions, which hold text, and what the last
 * tier alone would have cost: measured where it answered, else its prices for the tokens of the draft.
 */
export function gatedFacts(run: Run, { alongside: _beside, afterwards: _after, ...plan }: Plan): GatedFacts {
  const last = run.cascade.tiers.length - 1;
  const answers = run.attempts.filter(({ role, failure }) => role === 'answer' && failure === undefined);
  const dear = answers.find(({ tier }) => tier === last);
  if (dear !== undefined) {
    const baselineBasis = dear.costUsd === undefined ? undefined : ('measured' as const);
    return defined({ plan, baselineUsd: dear.costUsd, baselineBasis });
  }
  const baselineUsd = estimate(run, answers.at(-1));
  return defined({ plan, baselineUsd, baselineBasis: baselineUsd === undefined ? undefined : ('estimated' as const) });
}

function estimate({ cascade }: Run, draft: AttemptRecord | undefined): number | undefined {
  const price = cascade.tiers.at(-1)?.[0]?.priceAt(cascade.clock.now());
  if (draft?.usage === undefined || price === undefined) return undefined;
  const { inputTokens, outputTokens } = draft.usage;
  // The draft's cache is not the dear model's.
  return costOfUsage(defined({ inputTokens, outputTokens }), price);
}
