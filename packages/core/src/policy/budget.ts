import type { Awaitable } from '../spec/awaitable.js';

/** What is left to do when a call would exceed a budget. */
export type BudgetAction = 'refuse' | 'cheaper' | 'allow';

/** A limit on what is spent. Exactly one of `usd` and `tokens`. */
export interface Budget {
  /** In US dollars, at least 0. */
  readonly usd?: number;
  /** Input and output together, at least 0. */
  readonly tokens?: number;
  /**
   * `run`: what one run may spend. `day`, `month`: since midnight, or since the first, UTC. A number: the last so many
   * milliseconds.
   */
  readonly over: 'run' | 'day' | 'month' | number;
  /**
   * Whose spending is summed up: that of this cascade (default), of everything on the store, of each `user` or `project`
   * named in the run's tags, or of each key. Runs without the tag share one budget. Or that of all budgets on the store that
   * name the same account.
   */
  readonly per?: 'cascade' | 'store' | 'user' | 'project' | 'key' | { readonly account: string };
  /** The share of the limit, 0 to 1, from which on runs carry a warning. Default 0.8. */
  readonly warnAtShare?: number;
  /**
   * `refuse` (default): the run makes no further call. `cheaper`: the entry is passed over, a cheaper one may fit. Or a
   * function that decides, and may also `allow` it.
   */
  readonly whenExceeded?: BudgetAction | ((excess: BudgetExcess) => Awaitable<BudgetAction>);
  /**
   * Reserve the most that a call can cost rather than what it will most likely cost: never exceeded, but room for less at
   * once. A model whose longest output is not known needs `maxOutputTokens`. Default false.
   */
  readonly strict?: boolean;
}

/** A call that does not fit into a budget. */
export interface BudgetExcess {
  readonly budget: Budget;
  readonly runId: string;
  readonly entry: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Spent and reserved so far, in US dollars or tokens as the budget is. */
  readonly used: number;
  /** What the call would have reserved. */
  readonly asked: number;
}
