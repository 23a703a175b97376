import { manualClock } from '@cascade/testing/clock';
import { scriptedModel } from '@cascade/testing/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AllTiersFailedError, createCascade, memoryStore } from '../index.js';
import { type KeyChoice, type KeyPool, keyPool } from './key-pool.js';

const choices: readonly KeyChoice[] = ['round-robin', 'least-used', 'random'];
const refsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `id-${index}` }));
const choice = fc.constantFrom(...choices);
const size = fc.integer({ min: 1, max: 12 });

/** Which key serves each of so many visits, when those of `resting` never do. */
function serve(pool: KeyPool, keys: readonly { readonly id: string }[], visits: number, resting = new Set<string>()) {
  return Array.from({ length: visits }, () => {
    const id = pool.order(keys).find((key) => !resting.has(key.id))?.id ?? '';
    pool.used(id);
    return id;
  });
}

describe('keyPool', () => {
  it('orders the keys and neither loses nor invents one', () => {
    fc.assert(
      fc.property(choice, size, fc.array(fc.nat(11)), (how, count, used) => {
        const pool = keyPool(how);
        const keys = refsOf(count);
        for (const index of used) pool.used(`id-${index}`);
        const ids = pool.order(keys).map(({ id }) => id);
        expect(ids.sort()).toEqual(keys.map(({ id }) => id).sort());
      }),
    );
  });

  it.each(['round-robin', 'least-used'] as const)('shares visits evenly among keys that do not rest (%s)', (how) => {
    fc.assert(
      fc.property(size, fc.nat(200), fc.array(fc.nat(11)), (count, visits, resting) => {
        const clock = manualClock();
        const keys = refsOf(count);
        const asleep = new Set(resting.map((index) => `id-${index}`));
        const awake = keys.filter(({ id }) => !asleep.has(id));
        fc.pre(awake.length > 0);
        const served = serve(keyPool(how, { clock }), keys, visits, asleep);
        const counts = awake.map(({ id }) => served.filter((each) => each === id).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('draws every order at random', () => {
    const keys = refsOf(3);
    const pool = keyPool('random');
    const orders = Array.from({ length: 500 }, () =>
      pool
        .order(keys)
        .map(({ id }) => id)
        .join(),
    );
    expect(new Set(orders).size).toBe(6);
  });

  it('does not flood a key that comes back after a long rest', () => {
    const clock = manualClock();
    const pool = keyPool('least-used', { clock });
    const [one, two] = [{ id: 'one' }, { id: 'two' }];
    for (let second = 0; second < 3_600; second++) {
      pool.used('one');
      clock.jump(clock.now() + 1_000);
    }
    const served = serve(pool, [one, two], 1_000);
    expect(served.slice(0, 200).filter((id) => id === 'two').length).toBeLessThan(160);
  });
});

describe('a pool of keys in a cascade', () => {
  it('calls with each key in turn, whichever entry is asked', async () => {
    const seen: (string | undefined)[] = [];
    const model = scriptedModel({
      replies: ({ key }) => {
        seen.push(key);
        return 'ok';
      },
    });
    const pool = keyPool('round-robin');
    const keys = ['key-one', 'key-two', 'key-three'];
    const cascade = createCascade({ entries: [{ model, keys, keyPool: pool }] });
    for (let run = 0; run < 6; run++) await cascade.generate('hi');
    expect(seen).toEqual([...keys, ...keys]);
  });

  it('rests a key that is refused or out of credit while its siblings serve', async () => {
    const model = scriptedModel({
      replies: ({ key }) =>
        key === 'refused'
          ? { failure: { class: 'auth', scope: 'key' } }
          : key === 'broke'
            ? { failure: { class: 'billing', scope: 'key' } }
            : 'ok',
    });
    const keys = ['refused', 'broke', 'good-one', 'good-two'];
    const entries = [{ model, keys, keyPool: keyPool('round-robin') }];
    const cascade = createCascade({ entries, store: memoryStore() });
    for (let run = 0; run < 8; run++) expect((await cascade.generate('hi')).text).toBe('ok');
    const counts = keys.map((key) => model.calls.filter((call) => call.key === key).length);
    expect(counts).toEqual([1, 1, 4, 4]);
  });

  it('reaches every healthy key, however many are refused, retried or out of breath before it', async () => {
    await fc.assert(
      fc.asyncProperty(
        choice,
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('auth', 'billing', 'rate-limited'),
        fc.nat(29),
        async (how, count, maxAttempts, failureClass, place) => {
          const good = place % count;
          const keys = Array.from({ length: count }, (_, index) =>
            index === good ? 'the-good-key' : `bad-key-${index}`,
          );
          const failure = { class: failureClass, scope: 'key' } as const;
          const model = scriptedModel({ replies: ({ key }) => (key === 'the-good-key' ? 'ok' : { failure }) });
          const entries = [{ model, keys, keyPool: keyPool(how) }];
          const cascade = createCascade({ entries, maxAttempts, retry: { delaysMs: [0] } });
          expect((await cascade.generate('hi')).text).toBe('ok');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the budget of attempts for the same key and for other entries', async () => {
    const bad = scriptedModel({ provider: 'a', replies: () => ({ failure: { class: 'rate-limited', scope: 'key' } }) });
    const other = scriptedModel({ provider: 'b', replies: ['never'] });
    const entries = [{ model: bad, keys: ['one', 'two', 'three'] }, other];
    const cascade = createCascade({ entries, maxAttempts: 2, retry: { delaysMs: [0, 0, 0] } });
    await expect(cascade.generate('hi')).rejects.toThrow(AllTiersFailedError);
    // Two for the first key, and one for each of the others.
    expect(bad.calls.map(({ key }) => key)).toEqual(['one', 'one', 'two', 'three']);
    expect(other.calls).toHaveLength(0);
  });
});
