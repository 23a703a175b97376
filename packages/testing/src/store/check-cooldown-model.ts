import { memoryStore } from '@cascade/core';
import type { Awaitable, CooldownReport, CooldownState, CooldownStore } from '@cascade/core/spec';
import fc from 'fast-check';

export interface CooldownModelOptions {
  /** How many random histories, default 50. */
  readonly histories?: number;
  /** How many steps a history has at most, default 30. */
  readonly maxSteps?: number;
  /** Called after each history, to close and delete what `create` made. */
  readonly dispose?: (store: CooldownStore) => Awaitable<void>;
}

const leaseMs = 15_000;
const maxMs = 3_600_000;
const scopes = ['a', 'b'].map((entry) => ({ entry, origin: 'https://api.example.com' }));

const anyStep = fc.record({
  do: fc.constantFrom('ok' as const, 'failed' as const, 'released' as const, 'probe' as const, 'clear' as const),
  scope: fc.constantFrom(...scopes),
  afterMs: fc.integer({ min: 0, max: 40_000 }),
  startedAgoMs: fc.integer({ min: 0, max: 100_000 }),
  holdsToken: fc.boolean(),
  early: fc.boolean(),
  retryAfterMs: fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: undefined }),
  minMs: fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: undefined }),
  afterFailures: fc.integer({ min: 1, max: 3 }),
});

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/**
 * Plays random histories on a store and on the reference implementation, and rejects with the shortest history after
 * which they disagree.
 *
 * @param create - makes an empty store, once for every history.
 */
export async function checkCooldownModel(
  create: () => Awaitable<CooldownStore>,
  { histories = 50, maxSteps = 30, dispose }: CooldownModelOptions = {},
): Promise<void> {
  const property = fc.asyncProperty(fc.array(anyStep, { maxLength: maxSteps }), async (steps) => {
    const store = await create();
    try {
      await play(steps, store, memoryStore().cooldowns);
    } finally {
      await dispose?.(store);
    }
  });
  await fc.assert(property, { numRuns: histories });
}

async function play(steps: readonly Step[], store: CooldownStore, model: CooldownStore): Promise<void> {
  const tokens = new Map<string, readonly [ofStore: string, ofModel: string]>();
  let nowMs = Date.now();
  for (const step of steps) {
    nowMs += step.afterMs;
    const [ofStore, ofModel] = await Promise.all([
      perform(step, nowMs, store, tokens.get(step.scope.entry)?.[0]),
      perform(step, nowMs, model, tokens.get(step.scope.entry)?.[1]),
    ]);
    if ((ofStore === undefined) !== (ofModel === undefined)) throw disagreement(step, ofStore, ofModel);
    if (ofStore !== undefined && ofModel !== undefined) tokens.set(step.scope.entry, [ofStore, ofModel]);
    const [actual, expected] = [describeStates(await store.list()), describeStates(await model.list())];
    if (actual !== expected) throw disagreement(step, actual, expected);
  }
}

/** Performs a step and returns the token of a lease that it gave. */
async function perform(
  step: Step,
  nowMs: number,
  store: CooldownStore,
  heldToken: string | undefined,
): Promise<string | undefined> {
  const token = step.holdsToken && heldToken !== undefined ? { token: heldToken } : {};
  if (step.do === 'clear') {
    await store.clear(step.scope);
    return undefined;
  }
  if (step.do === 'probe') {
    return store.acquireProbe({ scope: step.scope, nowMs, leaseMs, maxMs, early: step.early, ...token });
  }
  await store.report({ ...reportOf(step, step.do, nowMs), ...token });
  return undefined;
}

function reportOf(step: Step, outcome: CooldownReport['outcome'], nowMs: number): CooldownReport {
  return {
    scope: step.scope,
    outcome,
    startedAtMs: nowMs - step.startedAgoMs,
    nowMs,
    baseMs: 30_000,
    maxMs,
    afterFailures: step.afterFailures,
    windowMs: 60_000,
    failure: 'server',
    message: `failed at ${nowMs}`,
    ...(step.retryAfterMs !== undefined && { retryAfterMs: step.retryAfterMs }),
    ...(step.minMs !== undefined && { minMs: step.minMs }),
  };
}

function describeStates(states: readonly CooldownState[]): string {
  const rows = states.map(({ scope, ...state }) => [scope.entry, Object.entries(state).sort()] as const);
  return JSON.stringify(
    rows.sort(([a], [b]) => (a < b ? -1 : 1)),
    null,
    1,
  );
}

function disagreement(step: Step, actual: string | undefined, expected: string | undefined): Error {
  return new Error(`after the step "${step.do}" the store says\n${actual}\nand the reference says\n${expected}`);
}
