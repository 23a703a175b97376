import type { Purse, PurseClaim, PurseSpending } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import { ScopeBudgetError } from './scope-budget-error.js';

/** What everything inside of `withBudget` may use together. At least one limit, or none in `observe`. */
export interface ScopeLimits {
  /** US dollars. What calls will most likely cost is reserved before, so that branches side by side keep to it, too. */
  readonly usd?: number;
  /** Calls of models: retries, opinions and calls of instrumented clients included. */
  readonly calls?: number;
  /** From the start, in milliseconds. */
  readonly timeMs?: number;
  /** `enforce` (default): what does not fit is refused. `observe`: it is made, and the report says so. */
  readonly mode?: 'enforce' | 'observe';
}

export type ScopeLimit = 'usd' | 'calls' | 'timeMs';

/** What was used inside of a scope so far. */
export interface ScopeReport {
  readonly mode: 'enforce' | 'observe';
  /** Made and under way. */
  readonly calls: number;
  /** Of them, those under way, and those whose answer nobody has read. */
  readonly pendingCalls: number;
  /** US dollars, without what is pending; absent when the cost of a call is not known. */
  readonly costUsd?: number;
  /** Calls whose cost nobody knows. */
  readonly unknownCalls: number;
  readonly elapsedMs: number;
  /** Limits that left no room for something. */
  readonly exceeded: readonly ScopeLimit[];
  /** By entry of a cascade, or model of an instrumented client. */
  readonly byModel: Readonly<Record<string, { readonly calls: number; readonly costUsd?: number }>>;
}

interface Tally {
  calls: number;
  costUsd: number;
  unknown: number;
}

/** Longer ones would be over at once. */
const longestTimerMs = 2_147_483_647;

/** The account of one `withBudget`, and of those around it. */
export class BudgetScope implements Purse {
  /** Aborted when the time is up, here or around. */
  readonly signal: AbortSignal;
  readonly #limits: ScopeLimits;
  readonly #parent: BudgetScope | undefined;
  readonly #byModel = new Map<string, Tally>();
  readonly #exceeded = new Set<ScopeLimit>();
  readonly #startedAtMs = performance.now();
  readonly #late = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;
  #reservedUsd = 0;
  #pending = 0;
  #endedAtMs: number | undefined;

  constructor(limits: ScopeLimits, parent?: BudgetScope) {
    this.#limits = limits;
    this.#parent = parent;
    this.signal = parent === undefined ? this.#late.signal : AbortSignal.any([this.#late.signal, parent.signal]);
    if (limits.timeMs !== undefined) {
      this.#timer = setTimeout(() => this.#timeIsUp(), Math.min(limits.timeMs, longestTimerMs));
    }
  }

  claim(call: PurseClaim): string | ((spent: PurseSpending | undefined) => void) {
    const around = this.#parent?.claim(call) ?? (() => {});
    if (typeof around === 'string') return around;
    const problem = this.#problem(call);
    if (problem !== undefined && this.#limits.mode !== 'observe') {
      around(undefined);
      return problem;
    }
    const { entry, usd = 0 } = call;
    const tally = this.#tallyOf(entry);
    tally.calls++;
    this.#reservedUsd += usd;
    this.#pending++;
    let isSettled = false;
    return (spent) => {
      if (isSettled) return;
      isSettled = true;
      this.#pending--;
      around(spent);
      this.#reservedUsd -= usd;
      if (spent === undefined) tally.calls--;
      else if (spent.usd !== undefined) tally.costUsd += spent.usd;
      else {
        // It was paid for: what was expected stays booked.
        tally.unknown++;
        this.#reservedUsd += usd;
      }
      const { usd: limit } = this.#limits;
      if (limit !== undefined && this.#spentUsd > limit) this.#exceeded.add('usd');
    };
  }

  report(): ScopeReport {
    const tallies = [...this.#byModel.values()];
    const unknownCalls = sum(tallies, ({ unknown }) => unknown);
    return defined({
      mode: this.#limits.mode ?? 'enforce',
      calls: sum(tallies, ({ calls }) => calls),
      pendingCalls: this.#pending,
      costUsd: unknownCalls > 0 ? undefined : exact(this.#spentUsd),
      unknownCalls,
      elapsedMs: Math.round((this.#endedAtMs ?? performance.now()) - this.#startedAtMs),
      exceeded: [...this.#exceeded],
      byModel: Object.fromEntries(
        [...this.#byModel].map(([model, { calls, costUsd, unknown }]) => [
          model,
          unknown > 0 ? { calls } : { calls, costUsd: exact(costUsd) },
        ]),
      ),
    });
  }

  /** The time no longer counts; what still runs keeps to the other limits. */
  end(): void {
    clearTimeout(this.#timer);
    this.#endedAtMs = performance.now();
  }

  get #spentUsd(): number {
    return sum([...this.#byModel.values()], ({ costUsd }) => costUsd);
  }

  /** Why there is no room for a call. */
  #problem({ entry, usd }: PurseClaim): string | undefined {
    const { usd: most, calls: mostCalls } = this.#limits;
    const calls = sum([...this.#byModel.values()], (tally) => tally.calls);
    if (this.signal.aborted) return messageOf(this.signal.reason);
    if (mostCalls !== undefined && calls >= mostCalls) {
      this.#exceeded.add('calls');
      return `withBudget: all of ${mostCalls} calls are made`;
    }
    if (most === undefined) return undefined;
    if (usd === undefined) return `withBudget: the price of ${entry} is not known, and a budget in dollars applies`;
    const held = this.#spentUsd + this.#reservedUsd;
    if (exact(held + usd) <= most) return undefined;
    this.#exceeded.add('usd');
    return `withBudget: the budget of ${most} USD has no room: ${round(held)} USD used or reserved, ${round(usd)} USD asked for`;
  }

  #tallyOf(entry: string): Tally {
    const tally = this.#byModel.get(entry) ?? { calls: 0, costUsd: 0, unknown: 0 };
    this.#byModel.set(entry, tally);
    return tally;
  }

  #timeIsUp(): void {
    this.#exceeded.add('timeMs');
    if (this.#limits.mode === 'observe') return;
    this.#late.abort(new ScopeBudgetError(`withBudget: it took longer than ${this.#limits.timeMs} ms`));
  }
}

function sum<T>(items: readonly T[], measure: (item: T) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}

function exact(usd: number): number {
  return Math.round(usd * 1e12) / 1e12;
}

function round(usd: number): number {
  return Number(usd.toPrecision(3));
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
