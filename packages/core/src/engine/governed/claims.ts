import type { Budget } from '../../policy/budget.js';
import type { Limits } from '../../policy/limits.js';
import type { Claim, LedgerUnit } from '../../spec/ledger-store.js';
import type { Entry, KeyRef } from '../resolved-cascade.js';
import type { Run } from '../run.js';
import type { ExpectedUse } from './expected-use.js';

/** A claim, and the option that it comes from. */
export interface Wish {
  readonly claim: Claim;
  readonly budget?: Budget;
  readonly limits?: Limits;
  /** Of a limit: what the call will use of the vendor's own limits. */
  readonly tokens?: number;
}

const minuteMs = 60_000;

/** The claims of the limits of an entry. */
export function limitWishes(entry: Entry, key: KeyRef | undefined, use: ExpectedUse): readonly Wish[] {
  const { limits } = entry;
  if (limits === undefined) return [];
  const name = limits.pool === undefined ? `entry/${entry.key}@${entry.origin}` : `pool/${limits.pool}`;
  const account = `limit/${name}${limits.perKey ? `/${key?.id ?? 'no key'}` : ''}`;
  const tokens = use.inputTokens + (use.outputTokens ?? 0);
  const wish = (unit: LedgerUnit, window: Claim['window'], limit: number | undefined, amount: number): Wish[] =>
    limit === undefined
      ? []
      : [{ claim: { account: `${account}/${unit}/${window}`, unit, window, limit, amount }, limits, tokens }];
  return [
    // Without a figure there are still the vendor's own limits to wait for.
    ...wish('requests', 'open', limits.concurrent ?? Number.MAX_SAFE_INTEGER, 1),
    ...wish('requests', minuteMs, limits.requestsPerMinute, 1),
    ...wish('tokens', minuteMs, limits.tokensPerMinute, Math.min(tokens, limits.tokensPerMinute ?? tokens)),
  ];
}

/** The claim of a budget that spans runs. */
export function budgetWish(budget: Budget, run: Run, key: KeyRef | undefined, use: ExpectedUse): Wish | undefined {
  if (budget.over === 'run') return undefined;
  const unit = unitOf(budget);
  const limit = limitOf(budget);
  const account = `budget/${payerOf(budget, run, key)}/${unit}/${budget.over}`;
  return { claim: { account, unit, window: budget.over, limit, amount: amountOf(budget, use) }, budget };
}

/** Of budgets that share an account, such as a soft and a hard limit, the strictest: an account is booked once. */
export function strictestOfEach(wishes: readonly Wish[]): readonly Wish[] {
  const byAccount = new Map<string, Wish>();
  for (const wish of wishes) {
    const known = byAccount.get(wish.claim.account);
    const stricter = known === undefined || wish.claim.limit < known.claim.limit ? wish : known;
    const amount = Math.max(wish.claim.amount, known?.claim.amount ?? 0);
    byAccount.set(wish.claim.account, { ...stricter, claim: { ...stricter.claim, amount } });
  }
  return [...byAccount.values()];
}

/** What holds once a budget's limit was waived: that of the next budget of its account, or none. */
export function nextStrictest(wishes: readonly Wish[], { claim }: Wish): Wish {
  const others = wishes.filter((wish) => wish.claim.account === claim.account && wish.claim.limit > claim.limit);
  const [next] = strictestOfEach(others);
  if (next !== undefined) return { ...next, claim: { ...next.claim, amount: claim.amount } };
  return { claim: { ...claim, limit: Number.MAX_SAFE_INTEGER } };
}

/** Billionths of a dollar, or tokens. What is not known counts as nothing: whoever wants to know has asked before. */
export function amountOf(budget: Budget, { inputTokens, outputTokens = 0, usd = 0 }: ExpectedUse): number {
  return unitOf(budget) === 'nanoUsd' ? nano(usd) : inputTokens + outputTokens;
}

export function limitOf({ usd, tokens = 0 }: Budget): number {
  return usd === undefined ? tokens : nano(usd);
}

export function unitOf({ usd }: Budget): LedgerUnit {
  return usd === undefined ? 'tokens' : 'nanoUsd';
}

/** Billionths, rounded up. */
export function nano(usd: number): number {
  return Math.ceil(usd * 1e9 - 1e-6);
}

function payerOf({ per = 'cascade' }: Budget, { cascade, options }: Run, key: KeyRef | undefined): string {
  if (typeof per === 'object') return `account/${per.account}`;
  if (per === 'store') return 'store';
  if (per === 'cascade') return `cascade/${cascade.name}`;
  return per === 'key'
    ? `key/${key?.id ?? '(none)'}`
    : options.tags?.[per] === undefined
      ? `no ${per}`
      : `${per}/${options.tags[per]}`;
}
