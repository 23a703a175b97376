import { manualClock } from '@cascade/testing/clock';
import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CascadeOptions, createCascade, memoryStore } from '../index.js';

const quick: Partial<CascadeOptions> = { retry: { delaysMs: [] }, random: () => 0.5 };

function pair(first: readonly ScriptedReply[], second: readonly ScriptedReply[]) {
  const a = scriptedModel({ provider: 'a', modelId: 'one', replies: first });
  const b = scriptedModel({ provider: 'b', modelId: 'two', replies: second });
  return { a, b, entries: [a, b] };
}

// What is loaded on first use: a manual clock does not wait for modules.
beforeAll(() => createCascade({ entries: pair(['a'], ['b']).entries, ...quick }).generate('hi'));

describe('timeouts', () => {
  it('leaves an adapter that hangs and does not listen', async () => {
    const clock = manualClock();
    const { a, entries } = pair([{ hangs: true }], ['b']);
    const run = createCascade({ entries, clock, ...quick, timeouts: { attemptMs: 500 } }).generate('hi');
    await clock.advance(500);
    const result = await run;
    expect(result.attempts[0]?.failure).toMatchObject({ class: 'timeout', scope: 'entry' });
    expect(a.calls[0]?.wasAborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('limits the time to the first content although signs of life come', async () => {
    const clock = manualClock();
    const alive = { before: Array.from({ length: 3 }, () => ({ type: 'alive' }) as const), hangs: true };
    const { entries } = pair([alive], ['b']);
    const { result } = createCascade({
      entries,
      clock,
      ...quick,
      timeouts: { firstContentMs: 400, idleMs: 1_000 },
    }).stream('hi');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await clock.advance(400);
    expect((await result).attempts[0]?.failure?.message).toContain('timeouts.firstContentMs');
  });

  it('ends a stream that falls silent', async () => {
    const clock = manualClock();
    const { entries } = pair([{ text: 'half an answer', hangs: true }], ['b']);
    const cascade = createCascade({ entries, clock, ...quick, timeouts: { idleMs: 300 } });
    const { result } = cascade.stream('hi');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await clock.advance(300);
    await expect(result).rejects.toMatchObject({ code: 'stream-interrupted', partial: [{ text: 'half an answer' }] });
  });

  it('asks nobody when the deadline has passed already', async () => {
    const model = scriptedModel({ replies: ['late'] });
    const run = createCascade({ entries: [model] }).generate('hi', { deadlineMs: Date.now() - 1 });
    await expect(run).rejects.toThrow('the deadline passed');
    expect(model.calls).toHaveLength(0);
  });

  it('does not blame an entry for the deadline of the caller', async () => {
    const clock = manualClock();
    const store = memoryStore();
    const model = scriptedModel({ replies: [{ hangs: true }] });
    const run = createCascade({ entries: [model], clock, store }).generate('hi', { timeouts: { runMs: 50 } });
    const done = expect(run).rejects.toThrow('the deadline passed');
    await clock.advance(50);
    await done;
    expect(await store.cooldowns.list()).toEqual([]);
  });
});
