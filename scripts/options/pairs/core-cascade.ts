import { type CascadeOptions, memoryStore, type Selection, type Store } from '@cascade/core';
import { manualClock } from '@cascade/testing/clock';
import { type Pairs, pair } from '../pair.js';
import { gateOf, type MakeModel, price, type Stage, server, stage } from '../stage.js';

type Options = Partial<CascadeOptions>;
type Replies = Parameters<MakeModel>[1];

/** Two entries; the first does what the replies say. */
const failover = (options: Options, replies: Replies = server): Stage =>
  stage((model) => ({ entries: [model('a', replies), model('b', 'from b')], health: false, ...options }));

/** A cheap and a dear tier, and a gate. */
const tiers = (decision: 'accept' | 'reject' | 'abstain', options: Options = {}): Stage =>
  stage((model) => ({
    tiers: [
      { model: model('cheap', 'draft'), price },
      { model: model('dear', 'dear answer'), price },
    ],
    gate: gateOf(decision),
    ...options,
  }));

/** Whom three runs in a row are answered by, when each entry has a reason to be preferred. */
async function choices(selection: Selection): Promise<unknown> {
  const { ask } = stage((model) => ({
    entries: [
      { model: model('dear', [server, { text: 'dear', delayMs: 400 }]), price, weight: 1 },
      { model: model('cheap', { text: 'cheap', delayMs: 200 }), price: { inputPer1M: 1, outputPer1M: 1 }, weight: 2 },
      { model: model('fast', { text: 'fast', delayMs: 100 }), price: { inputPer1M: 2, outputPer1M: 2 }, weight: 3 },
    ],
    selection,
    random: () => 0.9,
  }));
  const runs = [await ask('one'), await ask('one'), await ask('one'), await ask('one')];
  return [...runs, ...(await Promise.all([ask('two'), ask('two')]))].map(({ text }) => text);
}

const inOrder = (selection: Selection) => pair<Selection>('in-order', selection, choices);

export const brokenLedger = (): Store => ({
  ledger: { ...memoryStore().ledger, reserve: () => Promise.reject(new Error('the disk is on fire')) },
});

/** What a third run meets after two that failed. */
async function afterFailures(options: Options): Promise<unknown> {
  const { ask, clock } = stage((model) => ({
    entries: [model('a', server)],
    health: false,
    whenAllCooling: 'fail',
    ...options,
  }));
  for (let run = 0; run < 3; run++) await ask();
  const next = await ask();
  await clock.advance(31_000);
  return [next, await ask()];
}

export const cascadePairs: Pairs = {
  'CascadeOptions.name': pair('one', 'other', async (name) => {
    const store = memoryStore();
    await failover({ name, store }).ask();
    return (await store.runs.runs({ limit: 1 }))[0]?.cascade;
  }),
  'CascadeOptions.entries': pair(1, 2, (count) =>
    stage((model) => ({ entries: [model('a', server), model('b', 'from b')].slice(0, count) })).ask(),
  ),
  'CascadeOptions.tiers': pair(1, 2, (count) =>
    stage((model) => ({
      tiers: [model('cheap', 'draft'), model('dear', 'dear')].slice(0, count),
      gate: gateOf('reject'),
    })).ask(),
  ),
  'CascadeOptions.gate': pair('accept', 'reject', (decision) => tiers(decision).ask()),
  'CascadeOptions.opinions': pair(0, 1, async (count) => {
    let seen: readonly string[] = [];
    const gate = gateOf('accept', {
      plan: (_request, { opinions }) => {
        seen = opinions.map(({ key }) => key);
        return { startTier: 0, score: true, reasons: [] };
      },
    });
    await stage((model) => ({
      tiers: [model('a', 'x'), model('b', 'x')],
      gate,
      opinions: [model('c', 'x')].slice(0, count),
    })).ask();
    return seen;
  }),
  'CascadeOptions.streaming': pair('held', 'optimistic', (streaming) => tiers('reject', { streaming }).stream()),
  'CascadeOptions.store': pair(false, true, async (isGiven) => {
    const store = memoryStore();
    await failover(isGiven ? { store } : {}).ask();
    return (await store.runs.runs({ limit: 9 })).length;
  }),
  'CascadeOptions.retry': pair([], [100], (delaysMs) => failover({ retry: { delaysMs } }, [server, 'again']).ask()),
  'CascadeOptions.timeouts': pair(0, 500, (attemptMs) =>
    failover({ timeouts: { attemptMs } }, { text: 'slow', delayMs: 900 }).ask(),
  ),
  'CascadeOptions.cooldown': pair(1, 9, (failures) => afterFailures({ cooldown: { afterFailures: failures } })),
  'CascadeOptions.require': pair({}, { region: 'eu' }, (require) =>
    stage((model) => ({
      entries: [model('a', 'a'), { model: model('b', 'b'), tags: { region: 'eu' } }],
      require,
    })).ask(),
  ),
  'CascadeOptions.budgets': pair(1, 1_000_000, (usd) =>
    stage((model) => ({
      entries: [{ model: model('a', 'a'), price }],
      budgets: [{ usd, over: 'day' }],
      store: memoryStore(),
    })).ask(),
  ),
  'CascadeOptions.unknownPrice': pair('skip', 'allow', (unknownPrice) =>
    failover({ unknownPrice, budgets: [{ usd: 1, over: 'run' }] }, 'unpriced').ask(),
  ),
  'CascadeOptions.onStoreFailure': pair('refuse-spending', 'allow', (onStoreFailure) =>
    stage((model) => ({
      entries: [{ model: model('a', 'a'), price }],
      budgets: [{ usd: 1e6, over: 'day' }],
      store: brokenLedger(),
      onStoreFailure,
    })).ask(),
  ),
  'CascadeOptions.selection': inOrder('cheapest'),
  'CascadeOptions.selection=fastest': inOrder('fastest'),
  'CascadeOptions.selection=weighted': inOrder('weighted'),
  'CascadeOptions.selection=least-busy': inOrder('least-busy'),
  'CascadeOptions.selection=sticky': inOrder('sticky'),
  'CascadeOptions.health': pair<Options['health']>(false, { minCalls: 1 }, async (health = {}) => {
    const { ask } = failover({ health }, [server, 'from a']);
    return [await ask(), await ask()];
  }),
  'CascadeOptions.hedge': pair(100, 5_000, (afterMs) =>
    failover({ hedge: { afterMs } }, { text: 'slow', delayMs: 1_000 }).ask(),
  ),
  'CascadeOptions.maxAttempts': pair(1, 2, (maxAttempts) => failover({ maxAttempts }).ask()),
  'CascadeOptions.whenAllCooling': pair('try', 'fail', (whenAllCooling) => afterFailures({ whenAllCooling })),
  'CascadeOptions.whenAllCooling={waitMs}': pair('fail', { waitMs: 60_000 }, (whenAllCooling) =>
    afterFailures({ whenAllCooling }),
  ),
  'CascadeOptions.onInterrupted': pair('fail', 'restart', (onInterrupted) =>
    failover({ onInterrupted }, { text: 'half ', ...server }).stream(),
  ),
  'CascadeOptions.onContentFilter': pair('next', 'fail', (onContentFilter) =>
    failover({ onContentFilter }, { failure: { class: 'content-filter' } }).ask(),
  ),
  'CascadeOptions.onAbstain': pair('escalate', 'accept', (onAbstain) => tiers('abstain', { onAbstain }).ask()),
  'CascadeOptions.onExhausted': pair('degrade', 'fail', (onExhausted) =>
    stage((model) => ({
      tiers: [model('cheap', 'draft'), model('dear', server)],
      gate: gateOf('reject'),
      onExhausted,
    })).ask(),
  ),
  'CascadeOptions.clock': pair(1_000, 2_000, async (startMs) => {
    const store = memoryStore();
    await failover({ clock: manualClock(startMs), store }).ask();
    return (await store.runs.runs({ limit: 1 }))[0]?.startedAtMs;
  }),
  'CascadeOptions.random': pair(0, 1, (random) =>
    failover({ random: () => random, retry: { delaysMs: [1_000] } }, [server, 'again']).ask(),
  ),
};
