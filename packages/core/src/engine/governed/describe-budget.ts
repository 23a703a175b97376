import type { Budget } from '../../policy/budget.js';

/** A budget in words: `the budget of 10 USD a day per user`. */
export function describeBudget({ usd, tokens, over, per = 'cascade' }: Budget): string {
  const limit = usd === undefined ? `${tokens} tokens` : `${usd} USD`;
  const time = typeof over === 'number' ? `in ${over / 1_000} s` : `a ${over}`;
  if (over === 'run' || per === 'cascade') return `the budget of ${limit} ${time}`;
  return `the budget of ${limit} ${time} ${typeof per === 'object' ? `of "${per.account}"` : `per ${per}`}`;
}

/** An amount in the unit of a budget. */
export function describeAmount({ usd }: Budget, amount: number): string {
  return usd === undefined
    ? `${amount} tokens`
    : `${(amount / 1e9).toLocaleString('en-US', { maximumSignificantDigits: 3 })} USD`;
}
