import type { CooldownOptions, HealthOptions, Limits, RetryOptions, Timeouts } from '@cascade/core';
import type { ScriptedReply } from '@cascade/testing/models';
import { type Pairs, pair } from '../pair.js';
import { gateOf, server, stage } from '../stage.js';

const retrying = (retry: RetryOptions, replies: readonly ScriptedReply[] = [server, server, 'again'], count = 2) =>
  stage((model) => ({ entries: [model('a', replies), model('b', 'from b')].slice(0, count), retry })).ask();

/** What retries ask for, when the first attempt asked for more. */
async function retried(change: NonNullable<RetryOptions['change']>): Promise<unknown> {
  const requests: unknown[] = [];
  const replies = ({ request }: { readonly request: unknown }, place: number): ScriptedReply => {
    requests.push(request);
    return place === 0 ? server : 'again';
  };
  const { ask } = stage((model) => ({
    entries: [model('a', '', { replies })],
    retry: { delaysMs: [1], change },
  }));
  await ask({ messages: [{ role: 'user', content: 'q' }], temperature: 1, maxOutputTokens: 100 });
  return requests;
}

/** A run every ten seconds for two minutes, against an entry that always fails. */
async function outage(cooldown: CooldownOptions, reply: ScriptedReply = server): Promise<unknown> {
  const { ask, clock } = stage((model) => ({
    entries: [model('a', reply), model('b', 'from b')],
    cooldown,
    health: false,
  }));
  const seen: unknown[] = [];
  for (let run = 0; run < 24; run++) {
    seen.push(await ask());
    await clock.advance(10_000);
  }
  return seen;
}

/** What three runs at once meet, and how long each takes. */
const crowd = async (limits: Limits, more: Limits = {}, keys: readonly string[] = []): Promise<unknown> => {
  const { ask } = stage((model) => ({
    entries: [
      { model: model('a', { text: 'a', delayMs: 100 }), limits, ...(keys.length > 0 && { keys }) },
      { model: model('b', 'b'), limits: more },
    ],
    health: false,
  }));
  return Promise.all([ask(), ask(), ask()]);
};

/** Six runs, a second apart, of an entry that is slow, then fails, then answers. */
const sick = async (health: HealthOptions, waitMs = 1_000): Promise<unknown> => {
  const slow = { text: 'slow', delayMs: 500 };
  const { ask, clock } = stage((model) => ({
    entries: [model('a', ['a', server, slow, server, 'a']), model('b', 'from b')],
    health: { minCalls: 2, ...health },
  }));
  const seen: unknown[] = [];
  for (let run = 0; run < 8; run++) {
    seen.push(await ask());
    await clock.advance(waitMs);
  }
  return seen;
};

const timed = (timeouts: Timeouts, reply: ScriptedReply) =>
  stage((model) => ({ entries: [model('a', reply), model('b', 'from b')], timeouts }));

export const policyPairs: Pairs = {
  'RetryOptions.delaysMs': pair([100], [100, 200], (delaysMs) => retrying({ delaysMs })),
  'RetryOptions.jitter': pair(0, 1, (jitter) => retrying({ delaysMs: [500, 500], jitter })),
  'RetryOptions.patienceMs': pair(100, 1_000, (patienceMs) => retrying({ delaysMs: [500], patienceMs })),
  'RetryOptions.maxWaitMs': pair(100, 1_000, (maxWaitMs) =>
    retrying({ delaysMs: [500], maxWaitMs }, [server, 'again'], 1),
  ),
  'RetryOptions.change': pair({}, { temperature: 0 }, retried),
  'RetryOptions.change.temperature': pair(0, 0.5, (temperature) => retried({ temperature })),
  'RetryOptions.change.maxOutputTokens': pair(10, 20, (maxOutputTokens) => retried({ maxOutputTokens })),

  'CooldownOptions.baseMs': pair(5_000, 50_000, (baseMs) => outage({ baseMs })),
  'CooldownOptions.maxMs': pair(5_000, 500_000, (maxMs) => outage({ maxMs, baseMs: 5_000 })),
  'CooldownOptions.afterFailures': pair(1, 4, (afterFailures) => outage({ afterFailures })),
  'CooldownOptions.windowMs': pair(5_000, 500_000, (windowMs) => outage({ windowMs })),

  'HealthOptions.windowMs': pair(500, 60_000, (windowMs) => sick({ windowMs })),
  'HealthOptions.badShare': pair(0.1, 1, (badShare) => sick({ badShare })),
  'HealthOptions.minCalls': pair(2, 50, (minCalls) => sick({ minCalls })),
  'HealthOptions.slowMs': pair(100, 100_000, (slowMs) => sick({ slowMs, minCalls: 3, badShare: 0.6 })),
  'HealthOptions.ejectMs': pair(1_500, 100_000, (ejectMs) => sick({ ejectMs })),
  'HealthOptions.maxEjectedShare': pair(0, 0.5, (maxEjectedShare) => sick({ maxEjectedShare })),
  'HedgeOptions.afterMs': pair(100, 200, (afterMs) =>
    stage((model) => ({
      entries: [model('a', { text: 'a', delayMs: 900 }), model('b', 'b')],
      hedge: { afterMs },
    })).ask(),
  ),

  'Limits.requestsPerMinute': pair(1, 2, (requestsPerMinute) => crowd({ requestsPerMinute })),
  'Limits.tokensPerMinute': pair(5_000, 50_000, (tokensPerMinute) => crowd({ tokensPerMinute })),
  'Limits.concurrent': pair(1, 2, (concurrent) => crowd({ concurrent })),
  'Limits.perKey': pair(false, true, (perKey) =>
    crowd({ perKey, requestsPerMinute: 1, whenReached: 'skip' }, {}, ['sk-one', 'sk-other']),
  ),
  'Limits.pool': pair('one', 'other', (pool) =>
    crowd({ pool, requestsPerMinute: 1, whenReached: 'skip' }, { pool: 'one', requestsPerMinute: 1 }),
  ),
  'Limits.whenReached': pair('wait', 'skip', (whenReached) => crowd({ whenReached, requestsPerMinute: 1 })),
  'Limits.whenReached=fallback': pair('wait', 'fallback', (whenReached) =>
    crowd({ whenReached, requestsPerMinute: 1 }),
  ),
  'Limits.maxWaitMs': pair(5_000, 500_000, (maxWaitMs) => crowd({ maxWaitMs, requestsPerMinute: 1 })),
  'Limits.maxWaiting': pair(0, 5, (maxWaiting) => crowd({ maxWaiting, requestsPerMinute: 1 })),

  'Timeouts.firstContentMs': pair(0, 100, (firstContentMs) =>
    timed({ firstContentMs }, { text: 'slow', delayMs: 900 }).stream(),
  ),
  'Timeouts.idleMs': pair(0, 100, (idleMs) => timed({ idleMs }, { text: 'slow words', chunkDelayMs: 900 }).stream()),
  'Timeouts.attemptMs': pair(0, 100, (attemptMs) => timed({ attemptMs }, { text: 'slow', delayMs: 900 }).ask()),
  'Timeouts.runMs': pair(0, 100, (runMs) => timed({ runMs }, { text: 'slow', delayMs: 900 }).ask()),
  'Timeouts.gateMs': pair(0, 100, (gateMs) =>
    stage((model, clock) => ({
      tiers: [model('cheap', 'draft'), model('dear', 'dear')],
      gate: gateOf('accept', {
        judge: async () => {
          await new Promise<void>((resolve) => clock.schedule(900, resolve));
          return { decision: 'accept', tier: 0, reasons: [] };
        },
      }),
      timeouts: { gateMs },
    })).ask(),
  ),
};
