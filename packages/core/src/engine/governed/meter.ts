import type { Budget } from '../../policy/budget.js';
import { sleep } from '../../policy/clock.js';
import type { Limits } from '../../policy/limits.js';
import type { PurseSpending } from '../../policy/purse.js';
import type { LedgerStore, ReserveResult } from '../../spec/ledger-store.js';
import type { RateLimitHint } from '../../spec/rate-limit-hint.js';
import { messageOf } from '../../util/message-of.js';
import type { Intent, Refused } from '../governor.js';
import type { Run } from '../run.js';
import type { Loop, Visit } from '../visit-entry.js';
import { budgetsOf, exceeded, overBudget, unknownUse, warnOfShares } from './budget-rules.js';
import { amountOf, budgetWish, limitOf, limitWishes, nextStrictest, strictestOfEach, type Wish } from './claims.js';
import type { ExpectedUse } from './expected-use.js';
import { FairQueue } from './fair-queue.js';
import { adjusted, type Grant, spendingOf } from './grant.js';
import { Lease, leaseMs } from './lease.js';
import { orphanOf } from './orphan-of.js';
import { Pace } from './pace.js';
import { countInFlight, runTotal } from './run-tally.js';

/** What a call will most likely use, and what it will use at most. */
export interface Forecast {
  readonly expected: ExpectedUse;
  readonly worst: () => ExpectedUse;
}

type Granted = { readonly kind: 'reserved'; readonly lease: Lease | undefined };

// What is open becomes free without notice.
const pollMs = 25;

/** Reserves what calls will use, and settles what they used. */
export class Meter {
  readonly #ledger: LedgerStore | undefined;
  readonly #queue = new FairQueue();
  readonly #pace = new Pace();

  constructor(ledger: LedgerStore | undefined) {
    this.#ledger = ledger;
  }

  /** A vendor has said what is left of its own limits: entries with `limits` are asked accordingly. */
  hear({ entry, key }: Visit, hint: RateLimitHint, nowMs: number): void {
    if (entry.limits !== undefined) this.#pace.hear(entry, key, hint, nowMs);
  }

  /** Leave to make a call, or why there is none. Waits where limits say so. */
  async claim<Answer>(loop: Loop<Answer>, intent: Intent, forecast: Forecast): Promise<Grant | Refused> {
    const { run } = loop;
    const budgets = budgetsOf(run);
    const purse = claimPurse(run, intent, forecast);
    if (typeof purse === 'object') return purse;
    const use = useOf(budgets, forecast);
    // Counted before anything is waited for: calls that begin together see each other.
    const release = countInFlight(run.attempts, use);
    const granted = await this.#grant(loop, intent, budgets, forecast).catch((error: unknown) => {
      release();
      purse(undefined);
      throw error;
    });
    if (granted.kind === 'refused') {
      release();
      purse(undefined);
      return granted;
    }
    const reservedUsd = budgets.some(({ usd }) => usd !== undefined) ? use.usd : undefined;
    return {
      kind: 'granted',
      isBooked: granted.lease !== undefined,
      adjust: (attempt) => adjusted(attempt, reservedUsd),
      settle: async (attempt) => {
        release();
        purse(attempt && spendingOf(attempt));
        await granted.lease?.settle(attempt).catch((error: unknown) => warnOfStore(run, error));
      },
    };
  }

  async #grant<Answer>(
    loop: Loop<Answer>,
    intent: Intent,
    budgets: readonly Budget[],
    forecast: Forecast,
  ): Promise<Granted | Refused> {
    const problem = unknownUse(loop.run, budgets, forecast) ?? (await this.#overRun(loop, intent, budgets, forecast));
    if (problem !== undefined) return problem;
    const wishes = wishesOf(loop, intent, budgets, forecast);
    return wishes.length === 0 ? noLease : this.#reserve(loop, intent, wishes);
  }

  /** Budgets of a single run need no store. */
  async #overRun<Answer>(
    loop: Loop<Answer>,
    intent: Intent,
    budgets: readonly Budget[],
    forecast: Forecast,
  ): Promise<Refused | undefined> {
    for (const budget of budgets) {
      if (budget.over !== 'run') continue;
      const use = budget.strict ? forecast.worst() : forecast.expected;
      const total = runTotal(budget, loop.run.attempts);
      if (total <= limitOf(budget)) continue;
      const asked = amountOf(budget, use);
      const refused = await exceeded(loop.run, intent, budget, total - asked, asked);
      if (refused !== undefined) return refused;
    }
    return undefined;
  }

  async #reserve<Answer>(loop: Loop<Answer>, intent: Intent, wishes: readonly Wish[]): Promise<Granted | Refused> {
    const busy = wishes.find(({ claim }) => this.#queue.length(claim.account) > 0);
    const first = busy === undefined ? await this.#tryOnce(loop, intent, wishes) : undefined;
    if (first !== undefined && first.kind !== 'full') return first;
    const { limits, claim } = first?.wish ?? busy ?? {};
    if (limits === undefined || claim === undefined) return noLease;
    const { whenReached = 'wait', maxWaiting = 1_000 } = limits;
    const mayWait = whenReached === 'wait' || (whenReached === 'fallback' && intent.visit.alone);
    if (!mayWait) return isFull(limits, 'is reached');
    if (this.#queue.length(claim.account) >= maxWaiting) return isFull(limits, `has ${maxWaiting} callers waiting`);
    const { run } = loop;
    const { clock } = run.cascade;
    const nowMs = clock.now();
    const untilMs = Math.min(nowMs + (limits.maxWaitMs ?? 120_000), run.deadlineMs);
    if (busy !== undefined) await tellOfWait(loop, intent, 0, isFull(limits, 'is waited for by others').reason);
    const over = new AbortController();
    const patience = sleep(clock, untilMs - nowMs, AbortSignal.any([run.signal, over.signal])).then(() => {});
    try {
      return await this.#queue.through(claim.account, patience, () => this.#waitFor(loop, intent, wishes, untilMs));
    } finally {
      over.abort();
    }
  }

  /** At the head of the queue: asks again whenever there may be room. */
  async #waitFor<Answer>(
    { run, emit, ...loop }: Loop<Answer>,
    intent: Intent,
    wishes: readonly Wish[],
    untilMs: number,
  ): Promise<Granted | Refused> {
    const { clock } = run.cascade;
    let isTold = false;
    for (;;) {
      if (run.isAborted) return isFull({}, 'was waited for in vain');
      if (clock.now() >= untilMs) return isFull({}, 'leaves no room in time');
      const result = await this.#tryOnce({ run, emit, ...loop }, intent, wishes);
      if (result.kind !== 'full') return result;
      const { limits = {} } = result.wish;
      const nowMs = clock.now();
      const forMs = Math.max(1, (result.retryAtMs ?? nowMs + pollMs) - nowMs);
      if (nowMs + forMs > untilMs) return isFull(limits, 'leaves no room in time');
      if (!isTold) await tellOfWait({ emit }, intent, forMs, isFull(limits, 'is reached').reason);
      isTold = true;
      await sleep(clock, forMs, run.signal);
    }
  }

  async #tryOnce<Answer>(
    { run, role = 'answer' }: Loop<Answer>,
    intent: Intent,
    wishes: readonly Wish[],
  ): Promise<
    Granted | Refused | { readonly kind: 'full'; readonly wish: Wish; readonly retryAtMs: number | undefined }
  > {
    const { clock, store } = run.cascade;
    const { entry, key } = intent.visit;
    const paced = wishes.find(({ limits }) => limits !== undefined);
    const { tokens = 0 } = paced ?? {};
    const fullUntilMs = this.#pace.fullUntilMs(entry, key, tokens, clock.now());
    if (paced !== undefined && fullUntilMs !== undefined) return { kind: 'full', wish: paced, retryAtMs: fullUntilMs };
    if (this.#ledger === undefined) return noLease;
    let active = strictestOfEach(wishes);
    for (;;) {
      const claims = active.map(({ claim }) => claim);
      let result: ReserveResult;
      try {
        const attempt = orphanOf(run, role, intent, active);
        result = await this.#ledger.reserve({ claims, nowMs: clock.now(), leaseMs, attempt });
      } catch (error) {
        return withoutStore(run, wishes, error);
      }
      if ('reservation' in result) {
        const { used } = result;
        warnOfShares(run, wishes, new Map(claims.map(({ account }, place) => [account, used[place] ?? 0])));
        this.#pace.take(entry, key, tokens);
        const parts = { ledger: this.#ledger, runs: store.runs, clock, claims };
        return { kind: 'reserved', lease: new Lease(result.reservation, parts) };
      }
      const { refused: place, used, retryAtMs } = result;
      const wish = active[place];
      if (wish?.budget === undefined) return wish ? { kind: 'full', wish, retryAtMs } : noLease;
      const refused = await exceeded(run, intent, wish.budget, used, wish.claim.amount);
      if (refused !== undefined) return refused;
      active = active.map((each, index) => (index === place ? nextStrictest(wishes, wish) : each));
    }
  }
}

/** Asks what the run shares with others. */
function claimPurse(
  run: Run,
  { visit: { entry } }: Intent,
  { expected: { usd } }: Forecast,
): Refused | ((spent: PurseSpending | undefined) => void) {
  const { purse } = run.options;
  if (purse === undefined) return () => {};
  const answer = purse.claim({ entry: entry.key, modelId: entry.modelId, ...(usd !== undefined && { usd }) });
  if (typeof answer !== 'string') return answer;
  run.refusal = answer;
  return overBudget(run, answer);
}

const noLease: Granted = { kind: 'reserved', lease: undefined };

function tellOfWait<Answer>(
  { emit }: Pick<Loop<Answer>, 'emit'>,
  { visit }: Intent,
  forMs: number,
  reason: string,
): Promise<void> {
  return emit({ type: 'wait', entry: visit.entry.key, forMs, reason });
}

function isFull({ pool, perKey = false }: Limits, what: string): Refused {
  const name = pool === undefined ? 'its rate limit' : `the rate limit of the pool "${pool}"`;
  return { kind: 'refused', reason: `${name} ${what}`, byKey: perKey };
}

/** A limit that cannot be looked up costs nobody an answer; money is not spent blindly unless that is allowed. */
function withoutStore(run: Run, wishes: readonly Wish[], error: unknown): Granted | Refused {
  const text = `Budgets and limits cannot be looked up: ${messageOf(error)}`;
  const isSpending = wishes.some(({ budget }) => budget !== undefined);
  if (isSpending && run.cascade.onStoreFailure === 'refuse-spending') {
    run.refusal = text;
    return overBudget(run, text);
  }
  run.warn('store-failed', text);
  return noLease;
}

/** What counts for the run while the call lives: the most that any budget reserves. */
function useOf(budgets: readonly Budget[], { expected, worst }: Forecast): ExpectedUse {
  return budgets.some(({ strict }) => strict) ? worst() : expected;
}

function wishesOf<Answer>(
  { run }: Loop<Answer>,
  { visit: { entry, key } }: Intent,
  budgets: readonly Budget[],
  forecast: Forecast,
): readonly Wish[] {
  const spanning = budgets.flatMap((budget) => {
    const use = budget.strict ? forecast.worst() : forecast.expected;
    return budgetWish(budget, run, key, use) ?? [];
  });
  return [...limitWishes(entry, key, forecast.expected), ...spanning];
}

function warnOfStore(run: Run, error: unknown): void {
  run.warn('store-failed', `A call could not be settled and counts as reserved: ${messageOf(error)}`);
}
