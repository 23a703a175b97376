import type { Budget, BudgetAction } from '../../policy/budget.js';
import { messageOf } from '../../util/message-of.js';
import { within } from '../gated/within.js';
import type { Intent, Refused } from '../governor.js';
import type { Run } from '../run.js';
import type { Wish } from './claims.js';
import { describeAmount, describeBudget } from './describe-budget.js';
import type { Forecast } from './meter.js';

/** The budgets of a run: those of its cascade, and its own. */
export function budgetsOf({ cascade, options }: Run): readonly Budget[] {
  const { maxCostUsd } = options;
  return maxCostUsd === undefined ? cascade.budgets : [...cascade.budgets, { usd: maxCostUsd, over: 'run' }];
}

/** Money cannot be reserved for what has no known price, nor a worst case where nothing limits the output. */
export function unknownUse(run: Run, budgets: readonly Budget[], { expected, worst }: Forecast): Refused | undefined {
  if (run.cascade.unknownPrice === 'allow') return undefined;
  for (const budget of budgets) {
    if (budget.usd !== undefined && expected.usd === undefined) {
      return overBudget(run, `its price is not known, and ${describeBudget(budget)} applies (unknownPrice)`);
    }
    if (budget.strict && worst().outputTokens === undefined) {
      return overBudget(
        run,
        `its longest output is not known: set maxOutputTokens, for ${describeBudget(budget)} is strict`,
      );
    }
  }
  return undefined;
}

/** What to do about a call that does not fit; undefined: make it. */
export async function exceeded(
  run: Run,
  { visit }: Intent,
  budget: Budget,
  used: number,
  asked: number,
): Promise<Refused | undefined> {
  const action = await actionFor(run, visit.entry.key, budget, used, asked);
  if (action === 'allow') return undefined;
  const [holds, wants] = [describeAmount(budget, used), describeAmount(budget, asked)];
  const reason = `${describeBudget(budget)} has no room for it: ${holds} used or reserved, ${wants} asked for`;
  if (action === 'refuse') run.refusal = reason;
  return overBudget(run, reason);
}

async function actionFor(run: Run, entry: string, budget: Budget, used: number, asked: number): Promise<BudgetAction> {
  const { whenExceeded = 'refuse' } = budget;
  if (typeof whenExceeded !== 'function') return whenExceeded;
  const unit = budget.usd === undefined ? 1 : 1e9;
  const tags = run.options.tags ?? {};
  try {
    const excess = { budget, runId: run.id, entry, tags, used: used / unit, asked: asked / unit };
    return await within(run, () => whenExceeded(excess));
  } catch (error) {
    run.warn('hook-failed', `whenExceeded: ${messageOf(error)}`);
    return 'refuse';
  }
}

export function overBudget(run: Run, reason: string): Refused {
  run.overBudget ??= reason;
  return { kind: 'refused', reason, byKey: false };
}

/** Tells of budgets that are nearly used up. */
export function warnOfShares(run: Run, wishes: readonly Wish[], used: ReadonlyMap<string, number>): void {
  for (const { budget, claim } of wishes) {
    const share = (used.get(claim.account) ?? 0) / claim.limit;
    if (budget === undefined || !(share >= (budget.warnAtShare ?? 0.8))) continue;
    run.warn('budget', `${describeBudget(budget)} is used or reserved to ${Math.floor(share * 100)} %`);
  }
}
