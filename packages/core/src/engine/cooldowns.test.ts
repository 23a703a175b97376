import { type ManualClock, manualClock } from '@cascade/testing/clock';
import { type ScriptedModelOptions, type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Cascade, type CascadeOptions, createCascade, memoryStore } from '../index.js';

let clock: ManualClock;
let store: ReturnType<typeof memoryStore>;
beforeEach(() => {
  clock = manualClock();
  store = memoryStore();
});

const down: ScriptedReply = { failure: { class: 'server' } };

function model(provider: string, replies: ScriptedModelOptions['replies']) {
  return scriptedModel({ provider, replies, clock });
}

function cascadeOf(entries: CascadeOptions['entries'], more: Partial<CascadeOptions> = {}): Cascade {
  return createCascade({ entries: entries ?? [], clock, store, random: () => 0.5, retry: { delaysMs: [] }, ...more });
}

/** The entry that answered, or why nobody did. */
async function ask(cascade: Cascade): Promise<string> {
  const outcome = await cascade.generate('hi').catch((error: unknown) => error);
  return outcome instanceof Error ? outcome.message : Object(outcome).entry;
}

async function untilMs(): Promise<number> {
  const [state] = await store.cooldowns.list();
  return (state?.untilMs ?? 0) - clock.now();
}

describe('cooldowns', () => {
  it('rest an entry after three failed visits, and let exactly one caller probe when they are over', async () => {
    const a = model('a', (_call, index) => (index < 3 ? down : { text: 'up again', delayMs: 500 }));
    const cascade = cascadeOf([a, model('b', ['b'])]);
    for (let visit = 0; visit < 4; visit++) expect(await ask(cascade)).toBe('b/model');
    expect(a.calls).toHaveLength(3);
    await clock.advance(30_000);
    const answers = Promise.all(Array.from({ length: 5 }, () => ask(cascade)));
    await clock.advance(500);
    expect((await answers).sort()).toEqual(['a/model', 'b/model', 'b/model', 'b/model', 'b/model']);
    const later = ask(cascade);
    await clock.advance(500);
    expect(await later).toBe('a/model');
  });

  it('count a visit with its retries as one failure', async () => {
    const a = model('a', [down]);
    const cascade = cascadeOf([a], { retry: { delaysMs: [0, 0] } });
    await ask(cascade);
    await ask(cascade);
    expect(a.calls).toHaveLength(6);
    expect(await untilMs()).toBeLessThanOrEqual(0);
    await ask(cascade);
    expect(await untilMs()).toBe(30_000);
  });

  it('count one outage as one step, however many calls were in flight', async () => {
    const cascade = cascadeOf([model('a', [{ ...down, delayMs: 100 }]), model('b', ['b'])]);
    const asked = Promise.all(Array.from({ length: 20 }, () => ask(cascade)));
    await clock.advance(100);
    await asked;
    expect(await store.cooldowns.list()).toMatchObject([{ level: 1 }]);
    expect(await untilMs()).toBe(30_000);
  });

  it('double with every outage in a row, up to an hour', async () => {
    const cascade = cascadeOf([model('a', [down]), model('b', ['b'])], { cooldown: { afterFailures: 1 } });
    const rests: number[] = [];
    for (let outage = 0; outage < 9; outage++) {
      await ask(cascade);
      rests.push((await untilMs()) / 1_000);
      await clock.advance(await untilMs());
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
  });

  it('follow a retry-after at once, for whatever status it came with', async () => {
    const cascade = cascadeOf([
      model('a', [{ failure: { class: 'overloaded', retryAfterMs: 7_000 } }]),
      model('b', ['b']),
    ]);
    await ask(cascade);
    expect(await untilMs()).toBe(7_000);
  });

  it('are set before a retry in place, so that others see them meanwhile', async () => {
    const a = model('a', [{ failure: { class: 'rate-limited', retryAfterMs: 1_500 } }, 'a']);
    const cascade = cascadeOf([a, model('b', ['b'])], { retry: {} });
    const first = ask(cascade);
    await clock.advance(100);
    expect(await ask(cascade)).toBe('b/model');
    await clock.advance(1_400);
    expect(await first).toBe('a/model');
    expect(await untilMs()).toBeLessThanOrEqual(0);
  });

  it('rest a model that does not exist for an hour, with a warning that names it', async () => {
    const cascade = cascadeOf([model('a', [{ failure: { class: 'not-found' } }]), model('b', ['b'])]);
    const result = await cascade.generate('hi');
    expect(result.warnings).toContainEqual({ code: 'not-found', text: 'a/model: scripted not-found' });
    expect(await untilMs()).toBe(3_600_000);
  });

  it.each(['bad-request', 'context-overflow', 'content-filter', 'unsupported'] as const)(
    'rest nothing after %s',
    async (failureClass) => {
      const cascade = cascadeOf([model('a', [{ failure: { class: failureClass } }])], {
        cooldown: { afterFailures: 1 },
      });
      await ask(cascade);
      expect(await store.cooldowns.list()).toEqual([]);
    },
  );

  it('rest only the key that is refused, and the entry when its last key rests', async () => {
    const keyed = model('a', (call) => (call.key === 'one' ? { failure: { class: 'auth' } } : 'a'));
    const cascade = cascadeOf([{ model: keyed, keys: ['one', 'two'] }, model('b', ['b'])]);
    await ask(cascade);
    await ask(cascade);
    expect(keyed.calls.map((call) => call.key)).toEqual(['one', 'two', 'two']);
    const states = await store.cooldowns.list();
    expect(states).toHaveLength(1);
    expect(JSON.stringify(states)).not.toMatch(/"one"|"two"/);
    const single = cascadeOf([
      { model: model('a', [{ failure: { class: 'billing' } }]), keys: ['two'], alias: 'x' },
      model('b', ['b']),
    ]);
    await ask(single);
    expect(await ask(single)).toBe('b/model');
  });

  it('are shared by all cascades on a store', async () => {
    const first = cascadeOf([model('a', [{ failure: { class: 'rate-limited' } }]), model('b', ['b'])]);
    await ask(first);
    const other = model('a', ['a']);
    expect(await ask(cascadeOf([other, model('b', ['b'])]))).toBe('b/model');
    expect(other.calls).toHaveLength(0);
  });
});

describe('a probe', () => {
  async function restThenDue(cascade: Cascade): Promise<void> {
    await ask(cascade);
    await clock.advance(30_000);
  }
  const once = { cooldown: { afterFailures: 1 } };

  it('has spoken at the first content of a stream', async () => {
    const a = model('a', [down, { chunks: ['one', 'two', 'three'], chunkDelayMs: 1_000 }, 'quick']);
    const cascade = cascadeOf([a, model('b', ['b'])], once);
    await restThenDue(cascade);
    const { result } = cascade.stream('hi');
    await new Promise((resolve) => setTimeout(resolve, 2));
    await clock.advance(500);
    expect(await ask(cascade)).toBe('b/model');
    await clock.advance(600);
    expect(await ask(cascade)).toBe('a/model');
    await clock.advance(3_000);
    expect((await result).text).toBe('onetwothree');
  });

  it('keeps its lease while its call lives, and nobody else probes', async () => {
    const a = model('a', [down, { text: 'slow', delayMs: 60_000 }]);
    const cascade = cascadeOf([a, model('b', ['b'])], once);
    await restThenDue(cascade);
    const probe = ask(cascade);
    await clock.advance(40_000);
    expect(await ask(cascade)).toBe('b/model');
    await clock.advance(20_000);
    expect(await probe).toBe('a/model');
    expect(a.calls).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  it('gives its lease back when it is aborted', async () => {
    const a = model('a', [down, { hangs: true }, 'a']);
    const cascade = cascadeOf([a, model('b', ['b'])], once);
    await restThenDue(cascade);
    const controller = new AbortController();
    const probe = cascade.generate('hi', { signal: controller.signal }).catch(() => 'aborted');
    await clock.advance(10);
    controller.abort();
    expect(await probe).toBe('aborted');
    expect(await ask(cascade)).toBe('a/model');
  });

  it('shows life by a refused request too', async () => {
    const a = model('a', [down, { failure: { class: 'context-overflow' } }, 'a']);
    const cascade = cascadeOf([a, model('b', ['b'])], once);
    await restThenDue(cascade);
    await ask(cascade);
    expect((await store.cooldowns.list())[0]).toMatchObject({ untilMs: 0, level: 0 });
  });

  it('is marked in the audit log', async () => {
    const cascade = cascadeOf([model('a', [down, 'a']), model('b', ['b'])], once);
    await restThenDue(cascade);
    await ask(cascade);
    const attempts = await store.runs.attempts({ limit: 10, entry: 'a/model' });
    expect(attempts.map((attempt) => attempt.probe)).toEqual([true, undefined]);
  });

  it('comes at once when the clock was set back', async () => {
    const cascade = cascadeOf([model('a', [down, 'a']), model('b', ['b'])], once);
    await ask(cascade);
    clock.jump(clock.now() - 86_400_000);
    expect(await ask(cascade)).toBe('a/model');
  });
});

describe('when every entry rests', () => {
  const once = { cooldown: { afterFailures: 1 } };

  it('tries the one due soonest, once', async () => {
    const a = model('a', [down, down, 'a']);
    const b = model('b', [down]);
    const cascade = cascadeOf([a, b], { ...once, retry: { delaysMs: [0, 0] } });
    await ask(cascadeOf([a], once));
    await clock.advance(1_000);
    await ask(cascadeOf([b], once));
    expect(await ask(cascade)).toContain('every entry rests');
    expect([a.calls.length, b.calls.length]).toEqual([2, 1]);
    expect(await ask(cascade)).toBe('a/model');
  });

  it('does not try an entry before its vendor allows it', async () => {
    const a = model('a', [{ failure: { class: 'rate-limited', retryAfterMs: 90_000 } }]);
    const cascade = cascadeOf([a]);
    await ask(cascade);
    expect(await ask(cascade)).toContain('passed over: resting for another 90 s after rate-limited');
    expect(a.calls).toHaveLength(1);
  });

  it('fails at once when told so', async () => {
    const a = model('a', [down, 'a']);
    const cascade = cascadeOf([a], { ...once, whenAllCooling: 'fail' });
    await ask(cascade);
    expect(await ask(cascade)).toContain('every entry rests');
    expect(a.calls).toHaveLength(1);
  });

  it('waits for the first that is due when told so, and not longer than it may', async () => {
    const a = model('a', [down, 'a']);
    const patient = cascadeOf([a], { ...once, whenAllCooling: { waitMs: 30_000 } });
    await ask(patient);
    expect(await ask(cascadeOf([a], { ...once, whenAllCooling: { waitMs: 29_000 } }))).toContain('every entry rests');
    const waiting = ask(patient);
    await clock.advance(30_000);
    expect(await waiting).toBe('a/model');
  });
});
