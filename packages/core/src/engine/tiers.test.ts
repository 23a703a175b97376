import { manualClock } from '@cascade/testing/clock';
import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { type CascadeResult, createCascade, type Draft, type Gate, type Plan, type Verdict } from '../index.js';

const plan: Plan = { startTier: 0, score: true, reasons: [] };
const reject: Verdict = { decision: 'reject', tier: 0, reasons: [] };
const accept: Verdict = { decision: 'accept', tier: 0, reasons: [] };

describe('a run from a tier on', () => {
  const three = (gate: Partial<Gate>, replies: readonly ScriptedReply[]) => {
    const models = replies.map((reply, place) => scriptedModel({ provider: `m${place}`, replies: [reply] }));
    const cascade = createCascade({
      tiers: models,
      gate: { specificationVersion: 'v1', name: 'test', judge: () => accept, ...gate },
      retry: { delaysMs: [] },
    });
    return { cascade, calls: () => models.map(({ calls }) => calls.length) };
  };

  it('passes over the tiers before it, and is judged and goes on as ever', async () => {
    const judge = ({ tier }: Draft): Verdict => ({ ...(tier === 1 ? reject : accept), tier });
    const { cascade, calls } = three({ judge }, ['zero', 'one', 'two']);
    expect(await cascade.generate('hi', { fromTier: 1 })).toMatchObject({ text: 'two', degraded: false });
    expect(calls()).toEqual([0, 1, 1]);
    expect((await cascade.generate('hi', { fromTier: 1 })).run.plan?.startTier).toBe(1);
  });

  it('begins later where the plan says so, and never falls back below it', async () => {
    const down = { failure: { class: 'server' } } as const;
    const later = three({ plan: () => ({ ...plan, startTier: 2 }) }, ['zero', 'one', 'two']);
    expect(await later.cascade.generate('hi', { fromTier: 1 })).toMatchObject({ text: 'two' });
    const fallen = three({ plan: () => ({ ...plan, startTier: 2 }) }, ['zero', 'one', down]);
    expect(await fallen.cascade.generate('hi', { fromTier: 1 })).toMatchObject({ text: 'one', degraded: true });
    const nobody = three({}, ['zero', down, down]);
    await expect(nobody.cascade.generate('hi', { fromTier: 1 })).rejects.toThrow('m2');
    expect(nobody.calls()).toEqual([0, 1, 1]);
    await expect(nobody.cascade.generate('hi', { fromTier: 3 })).rejects.toThrow('options.fromTier');
  });
});

describe('a tier of one entry that is down', () => {
  const down = { failure: { class: 'server' } } as const;

  /** Who answers when the drafting model fails four times, and after how long. */
  async function ask(restsDear: boolean): Promise<{ readonly text: string; readonly tookMs: number }> {
    const clock = manualClock();
    const cascade = createCascade({
      tiers: [
        scriptedModel({ provider: 'cheap', clock, replies: [down, down, down, down, 'late draft'] }),
        scriptedModel({ provider: 'dear', clock, replies: restsDear ? [down] : ['dear answer'] }),
      ],
      gate: { specificationVersion: 'v1', name: 'test', judge: () => accept },
      cooldown: { afterFailures: 1, baseMs: 600_000 },
      health: false,
      clock,
    });
    const played = async (run: Promise<CascadeResult>) => {
      const [startedAtMs, seen] = [clock.now(), { isOver: false }];
      run.catch(() => {}).finally(() => Object.assign(seen, { isOver: true }));
      while (!seen.isOver) await clock.advance(100);
      return { text: (await run).text, tookMs: clock.now() - startedAtMs };
    };
    if (restsDear) await played(cascade.generate('hi', { tier: 1 })).catch(() => {});
    return played(cascade.generate('hi'));
  }

  it('gives way to the next tier soon, as an entry does to another one', async () => {
    const { text, tookMs } = await ask(false);
    expect(text).toBe('dear answer');
    expect(tookMs).toBeLessThan(2_500);
  });

  it('is asked again patiently where nobody dearer could serve', async () => {
    const { text, tookMs } = await ask(true);
    expect(text).toBe('late draft');
    expect(tookMs).toBeGreaterThan(10_000);
  });
});
