import { manualClock } from '@cascade/testing/clock';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
// Loaded beforehand: the manual clock does not wait for modules.
import './create-governor.js';
import {
  type CascadeOptions,
  createCascade,
  type EntryOptions,
  type Limits,
  memoryStore,
  type RateLimitHint,
} from '../../index.js';

function entry(provider: string, limits?: Limits, more: Partial<EntryOptions> = {}, delayMs?: number) {
  const reply = { text: provider, ...(delayMs !== undefined && { delayMs }) };
  return { model: scriptedModel({ provider, replies: [reply] }), ...(limits && { limits }), ...more };
}

function setUp(entries: CascadeOptions['entries'] = [], more: Partial<CascadeOptions> = {}) {
  const clock = manualClock();
  return { clock, cascade: createCascade({ entries, clock, store: memoryStore(), health: false, ...more }) };
}

describe('calls a minute', () => {
  it('are waited for, first come first served', async () => {
    const { clock, cascade } = setUp([entry('a', { requestsPerMinute: 2, maxWaitMs: 300_000 })]);
    const done: number[] = [];
    const runs = [0, 1, 2, 3, 4].map((run) => cascade.generate('hi').then(() => done.push(run)));
    await clock.advance(1_000);
    expect(done).toEqual([0, 1]);
    await clock.advance(60_000);
    expect(done).toEqual([0, 1, 2, 3]);
    await clock.advance(60_000);
    await Promise.all(runs);
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  it('tell those who wait what they wait for', async () => {
    const { clock, cascade } = setUp([entry('a', { requestsPerMinute: 1 })]);
    await cascade.generate('hi');
    const events: unknown[] = [];
    const stream = cascade.stream('hi');
    const reading = (async () => {
      for await (const event of stream) events.push(event);
    })();
    await clock.advance(61_000);
    await reading;
    expect(events).toContainEqual(expect.objectContaining({ type: 'wait', reason: 'its rate limit is reached' }));
  });

  it('pass an entry over at once, when that is asked for', async () => {
    const { cascade } = setUp([entry('a', { requestsPerMinute: 1, whenReached: 'skip' }), entry('b')]);
    expect((await cascade.generate('hi')).text).toBe('a');
    const second = await cascade.generate('hi');
    expect(second.text).toBe('b');
    expect(second.skipped).toEqual([{ entry: 'a/model', reason: 'its rate limit is reached' }]);
  });

  it('fall back while another entry could serve, and wait when none could', async () => {
    const limits: Limits = { requestsPerMinute: 1, whenReached: 'fallback' };
    const { cascade, clock } = setUp([entry('a', limits), entry('b', limits)]);
    const texts = [await cascade.generate('hi'), await cascade.generate('hi')].map(({ text }) => text);
    expect(texts).toEqual(['a', 'b']);
    const third = cascade.generate('hi');
    await clock.advance(61_000);
    expect((await third).text).toBe('b');
  });

  it('are not waited for longer than asked, nor by more than asked', async () => {
    const { cascade } = setUp([entry('a', { requestsPerMinute: 1, maxWaitMs: 5_000 })]);
    await cascade.generate('hi');
    await expect(cascade.generate('hi')).rejects.toThrow('its rate limit leaves no room in time');
    const crowded = setUp([entry('a', { requestsPerMinute: 1, maxWaiting: 1 })]);
    await crowded.cascade.generate('hi');
    const waiting = crowded.cascade.generate('hi');
    await crowded.clock.advance(10);
    await expect(crowded.cascade.generate('hi')).rejects.toThrow('has 1 callers waiting');
    await crowded.clock.advance(61_000);
    await waiting;
  });

  it('are given up by a caller who leaves', async () => {
    const { cascade, clock } = setUp([entry('a', { requestsPerMinute: 1 })]);
    await cascade.generate('hi');
    const controller = new AbortController();
    const { signal } = controller;
    const waiting = [cascade.generate('hi', { signal }), cascade.generate('hi', { signal }), cascade.generate('hi')];
    await clock.advance(1_000);
    controller.abort();
    await expect(waiting[0]).rejects.toMatchObject({ code: 'aborted' });
    await expect(waiting[1]).rejects.toMatchObject({ code: 'aborted' });
    await clock.advance(61_000);
    expect((await waiting[2])?.text).toBe('a');
  });
});

describe('the queue', () => {
  it('lets nobody wait past his own deadline, wherever he stands', async () => {
    const { cascade, clock } = setUp([entry('a', { concurrent: 1 }, {}, 400)]);
    const first = cascade.generate('hi');
    await clock.advance(10);
    void cascade.generate('hi').catch(() => {});
    await clock.advance(10);
    let error: unknown;
    void cascade.generate('hi', { timeouts: { runMs: 200 } }).catch((reason) => {
      error = reason;
    });
    await clock.advance(300);
    expect(String(error)).toContain('its rate limit leaves no room in time');
    await first;
  });
});

describe('tokens a minute', () => {
  it('are counted as they were used', async () => {
    const { cascade, clock } = setUp([entry('a', { tokensPerMinute: 5_000 })]);
    // 4,096 are reserved for the first, and 15 used.
    const texts = [await cascade.generate('hi'), await cascade.generate('hi')].map(({ text }) => text);
    expect(texts).toEqual(['a', 'a']);
    expect(clock.now()).toBe(Date.UTC(2026, 0, 1));
  });
});

describe('calls at once', () => {
  it('are never more, and the next goes when one is over', async () => {
    let [now, most] = [0, 0];
    const model = scriptedModel({ replies: ['ok'] });
    const counting = {
      ...model,
      doGenerate: async (...call: Parameters<typeof model.doGenerate>) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 5));
        now--;
        return model.doGenerate(...call);
      },
    };
    const cascade = createCascade({ entries: [{ model: counting, limits: { concurrent: 2 } }] });
    await Promise.all(Array.from({ length: 8 }, () => cascade.generate('hi')));
    expect(most).toBe(2);
  });
});

describe('what a vendor says is left', () => {
  /** Says after every answer how much is left, and for how long. */
  function telling(hint: RateLimitHint, limits?: Limits, first: RateLimitHint = hint) {
    const model = scriptedModel({ replies: ['ok'] });
    const doGenerate: typeof model.doGenerate = (request, context) => {
      context.onRateLimits?.(model.calls.length === 0 ? first : hint);
      return model.doGenerate(request, context);
    };
    return { model: { ...model, doGenerate }, ...(limits && { limits }) };
  }

  it.each<[string, RateLimitHint]>([
    ['requests', { remainingRequests: 0, resetMs: 20_000 }],
    ['tokens', { remainingTokens: 10, resetMs: 20_000 }],
  ])('is waited for when %s are used up, by entries with limits', async (_what, hint) => {
    const { cascade, clock } = setUp([telling(hint, {}, { remainingTokens: 90_000, resetMs: 20_000 })]);
    await cascade.generate('hi');
    await cascade.generate('hi');
    let isDone = false;
    const second = cascade.generate('hi').then(() => {
      isDone = true;
    });
    await clock.advance(19_000);
    expect(isDone).toBe(false);
    await clock.advance(2_000);
    await second;
  });

  it('is nothing to wait for when the vendor never grants as much as a call may take', async () => {
    const { cascade, clock } = setUp([telling({ remainingTokens: 2_980, resetMs: 20_000 }, {})]);
    for (let run = 0; run < 3; run++) expect((await cascade.generate('hi')).text).toBe('ok');
    expect(clock.now()).toBe(Date.UTC(2026, 0, 1));
  });

  it('is nothing to wait for where there is enough, or nobody set limits', async () => {
    const plenty = setUp([telling({ remainingRequests: 5, remainingTokens: 90_000, resetMs: 20_000 }, {})]);
    for (let run = 0; run < 3; run++) expect((await plenty.cascade.generate('hi')).text).toBe('ok');
    const free = setUp([telling({ remainingRequests: 0, resetMs: 20_000 })]);
    for (let run = 0; run < 3; run++) expect((await free.cascade.generate('hi')).text).toBe('ok');
  });
});

describe('the account of a limit', () => {
  it('is shared by the entries that name the same pool', async () => {
    const limits: Limits = { requestsPerMinute: 1, pool: 'team', whenReached: 'skip' };
    const { cascade } = setUp([entry('a', limits), entry('b', limits)]);
    await cascade.generate('hi');
    await expect(cascade.generate('hi')).rejects.toThrow('the rate limit of the pool "team" is reached');
  });

  it("is each key's own when that is asked for: the next key serves", async () => {
    const limits: Limits = { requestsPerMinute: 1, perKey: true, whenReached: 'skip' };
    const { cascade } = setUp([entry('a', limits, { keys: ['sk-one', 'sk-two'] })]);
    await cascade.generate('hi');
    await cascade.generate('hi');
    await expect(cascade.generate('hi')).rejects.toThrow('its rate limit is reached');
  });
});
