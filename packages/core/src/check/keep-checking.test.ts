import { type ManualClock, manualClock } from '@cascade/testing/clock';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it, vi } from 'vitest';
import { createCascade, keepChecking, memoryStore, type Provider, type ProviderCheck } from '../index.js';

const down: ProviderCheck = { ok: false, failure: { class: 'server', scope: 'entry', message: 'acme 503: down' } };
const limited: ProviderCheck = {
  ok: false,
  failure: { class: 'rate-limited', scope: 'entry', message: 'acme 429: slow down', retryAfterMs: 600_000 },
};

function setUp(answers: readonly ProviderCheck[], store = memoryStore()) {
  const clock = manualClock();
  const model = scriptedModel({ provider: 'acme', replies: ['from acme'] });
  const other = scriptedModel({ provider: 'other', replies: ['from other'] });
  const checks: (string | undefined)[] = [];
  const provider: Provider = {
    specificationVersion: 'v1',
    name: 'acme',
    origin: model.origin,
    keys: { environment: [], required: false },
    chat: () => model,
    check: async ({ key }) => {
      checks.push(key);
      return answers[Math.min(checks.length, answers.length) - 1] ?? { ok: true };
    },
  };
  const entries = [{ model, keys: ['sk-acme'] }, other];
  const cascade = createCascade({ entries, store, clock, health: false, cooldown: { baseMs: 300_000 } });
  return { clock, cascade, checks, provider, model, store };
}

/** Lets seconds pass; keys are hashed in real time. */
async function pass(seconds: number, ...clocks: readonly ManualClock[]): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    for (const clock of clocks) await clock.advance(1_000);
    // While a check is under way nothing waits for the clock.
    for (let turn = 0; turn < 20 && clocks.some(({ pending }) => pending === 0); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}

describe('keepChecking', () => {
  it('rests a provider that fails three checks, and takes it back when it answers', async () => {
    const { clock, cascade, checks, provider, model } = setUp([down, down, down, { ok: true }]);
    const stop = keepChecking(cascade, { providers: [provider], intervalMs: 10_000 });
    await pass(22, clock);
    expect(checks).toEqual(['sk-acme', 'sk-acme', 'sk-acme']);
    expect((await cascade.generate('hi')).text).toBe('from other');
    expect(model.calls).toHaveLength(0);
    await pass(10, clock);
    expect((await cascade.generate('hi')).text).toBe('from acme');
    stop();
    await pass(60, clock);
    expect(checks).toHaveLength(4);
  });

  it('does not cut a rest short that the vendor has asked for', async () => {
    const { clock, cascade, provider } = setUp([limited, { ok: true }]);
    const stop = keepChecking(cascade, { providers: [provider], intervalMs: 10_000 });
    await pass(31, clock);
    expect((await cascade.generate('hi')).text).toBe('from other');
    stop();
  });

  it('lets one process at a time check, and tells who listens', async () => {
    const store = memoryStore();
    const both = [setUp([{ ok: true }], store), setUp([{ ok: true }], store)];
    const heard: string[] = [];
    const onCheck = (name: string) => heard.push(name);
    const stops = both.map(({ cascade, provider }) =>
      keepChecking(cascade, { providers: [provider], intervalMs: 10_000, onCheck }),
    );
    await pass(32, ...both.map(({ clock }) => clock));
    for (const stop of stops) stop();
    expect(both.reduce((sum, { checks }) => sum + checks.length, 0)).toBe(4);
    expect(heard).toEqual(['acme', 'acme', 'acme', 'acme']);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('the log is full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the log is full'))],
  ])('goes on when who listens %s, and leaves nothing unhandled', async (_how, onCheck: () => void) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { clock, cascade, checks, provider } = setUp([{ ok: true }]);
    const stop = keepChecking(cascade, { providers: [provider], intervalMs: 10_000, onCheck });
    await pass(12, clock);
    stop();
    process.off('unhandledRejection', unhandled);
    expect(checks).toHaveLength(2);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('rests nobody for a list that is not there', async () => {
    const missing = { class: 'not-found', scope: 'entry', message: 'acme 404: Not found' } as const;
    const { clock, cascade, provider } = setUp([{ ok: false, failure: missing }]);
    const stop = keepChecking(cascade, { providers: [provider], intervalMs: 10_000 });
    await pass(5, clock);
    expect((await cascade.generate('hi')).text).toBe('from acme');
    stop();
  });

  it.each([
    [{}, '`providers` must be a list'],
    [{ providers: [], intervalMs: 0 }, 'intervalMs must be a number of at least 1000'],
    [{ providers: [], intervall: 3 }, 'unknown option "intervall"'],
  ])('checks its options: %j', (options, message) => {
    const { cascade } = setUp([]);
    // Wrong on purpose, as from JavaScript.
    expect(() => keepChecking(cascade, options as never)).toThrow(message);
  });

  it('says when a provider cannot be checked, and goes on', async () => {
    const { clock, cascade, provider } = setUp([]);
    const { check: _check, ...without } = provider;
    const heard: unknown[] = [];
    const stop = keepChecking(cascade, { providers: [without], onCheck: (...told) => heard.push(told) });
    await pass(1, clock);
    stop();
    expect(heard).toMatchObject([['acme', { failure: { message: expect.stringContaining('has no `check`') } }]]);
  });

  it.each([
    [{ intervalMs: 0 }, 'intervalMs must be a number of at least 1000, got 0'],
    [{ intervalMs: Number.NaN }, 'intervalMs must be'],
    [{ timeoutMs: 2 ** 31 }, 'timeoutMs must be a number from 1 to 2147483647'],
    [{ timeOutMs: 5 }, 'unknown option "timeOutMs"'],
  ])('refuses %j before anybody is asked', (options, message) => {
    const { cascade, checks, provider } = setUp([]);
    expect(() => keepChecking(cascade, { providers: [provider], ...options })).toThrow(message);
    expect(checks).toEqual([]);
  });
});
