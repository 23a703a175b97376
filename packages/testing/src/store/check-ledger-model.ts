import { memoryStore } from '@cascade/core';
import type { Awaitable, Claim, LedgerStore, ReserveResult } from '@cascade/core/spec';
import fc from 'fast-check';
import { attempt } from './cases/runs/records.js';

export interface LedgerModelOptions {
  /** How many random histories, default 50. */
  readonly histories?: number;
  /** How many steps a history has at most, default 40. */
  readonly maxSteps?: number;
  /** Called after each history, to close and delete what `create` made. */
  readonly dispose?: (store: LedgerStore) => Awaitable<void>;
}

const leaseMs = 30_000;
const stepMs = 4_000;
// Windows whose slices are longer than any store takes: a store that adds the time it waited agrees all the same.
const accounts: readonly Claim[] = [
  { account: 'open', unit: 'requests', window: 'open', limit: 3, amount: 1 },
  { account: 'moving', unit: 'tokens', window: 1_000 * stepMs, limit: 20, amount: 1 },
  { account: 'day', unit: 'nanoUsd', window: 'day', limit: 30, amount: 1 },
];

const anyStep = fc.record({
  do: fc.constantFrom('reserve' as const, 'settle' as const, 'renew' as const, 'orphans' as const),
  claims: fc.subarray([0, 1, 2], { minLength: 1 }),
  amounts: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }),
  /** Which of the reservations so far. */
  which: fc.nat({ max: 20 }),
  isKnown: fc.boolean(),
  afterSteps: fc.integer({ min: 0, max: 400 }),
});

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/**
 * Plays random histories on a store and on the reference implementation, and rejects with the shortest history after
 * which they disagree.
 *
 * @param create - makes an empty store, once for every history
 */
export async function checkLedgerModel(
  create: () => Awaitable<LedgerStore>,
  { histories = 50, maxSteps = 40, dispose }: LedgerModelOptions = {},
): Promise<void> {
  const property = fc.asyncProperty(fc.array(anyStep, { maxLength: maxSteps }), async (steps) => {
    const store = await create();
    try {
      await play(steps, store, memoryStore().ledger);
    } finally {
      await dispose?.(store);
    }
  });
  await fc.assert(property, { numRuns: histories });
}

/** A reservation, under the names that the two have given it. */
type Pair = readonly [ofStore: string, ofModel: string];

async function play(steps: readonly Step[], store: LedgerStore, model: LedgerStore): Promise<void> {
  const pairs: Pair[] = [];
  let nowMs = Math.floor(Date.UTC(2026, 5, 15, 12) / stepMs) * stepMs + stepMs / 4;
  for (const step of steps) {
    nowMs += step.afterSteps * stepMs;
    const pair = pairs[step.which % Math.max(1, pairs.length)];
    const [actual, expected] = [
      await perform(step, nowMs, store, pair?.[0]),
      await perform(step, nowMs, model, pair?.[1]),
    ];
    if (
      typeof actual === 'object' &&
      'reservation' in actual &&
      typeof expected === 'object' &&
      'reservation' in expected
    ) {
      pairs.push([actual.reservation, expected.reservation]);
    }
    const [said, meant] = [describe(actual), describe(expected)];
    if (said !== meant) throw new Error(`after "${step.do}" the store says ${said} and the reference says ${meant}`);
  }
}

async function perform(
  { do: what, claims, amounts, isKnown }: Step,
  nowMs: number,
  store: LedgerStore,
  reservation = 'none',
): Promise<ReserveResult | boolean | number> {
  if (what === 'settle') return store.settle(reservation, isKnown ? amounts : undefined);
  if (what === 'renew') return store.renew(reservation, nowMs, leaseMs);
  if (what === 'orphans') return (await store.orphans(nowMs)).length;
  const wishes = claims.flatMap((place) => {
    const account = accounts[place];
    return account === undefined ? [] : [{ ...account, amount: amounts[place] ?? 1 }];
  });
  return store.reserve({ claims: wishes, nowMs, leaseMs, attempt: attempt('run', 0) });
}

/** Names of reservations are each store's own. */
function describe(result: ReserveResult | boolean | number): string {
  if (typeof result !== 'object' || !('reservation' in result)) return JSON.stringify(result);
  return `granted, ${JSON.stringify(result.used)}`;
}
