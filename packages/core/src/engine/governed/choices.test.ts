import { manualClock } from '@cascade/testing/clock';
import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import './create-governor.js';
import { type CascadeOptions, createCascade, type EntryOptions, memoryStore } from '../../index.js';

function entry(provider: string, reply: ScriptedReply = provider, more: Partial<Omit<EntryOptions, 'model'>> = {}) {
  return { model: scriptedModel({ provider, replies: [reply] }), ...more };
}

async function textsOf(cascade: ReturnType<typeof createCascade>, runs: number): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let run = 0; run < runs; run++) texts.push((await cascade.generate('hi')).text);
  return texts;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('selection', () => {
  const dear = { price: { inputPer1M: 10, outputPer1M: 10 } };
  const cheap = { price: { inputPer1M: 1, outputPer1M: 1 } };

  it('takes entries as they are written by default', async () => {
    const entries = [entry('dear', 'dear', dear), entry('cheap', 'cheap', cheap)];
    expect(await textsOf(createCascade({ entries }), 2)).toEqual(['dear', 'dear']);
  });

  it('takes the cheapest for this request, unknown prices last', async () => {
    const entries = [entry('unknown'), entry('dear', 'dear', dear), entry('cheap', 'cheap', cheap)];
    expect(await textsOf(createCascade({ entries, selection: 'cheapest' }), 2)).toEqual(['cheap', 'cheap']);
  });

  it('measures everybody once, then takes the fastest', async () => {
    const entries = [entry('slow', { text: 'slow', delayMs: 30 }), entry('fast', { text: 'fast', delayMs: 1 })];
    expect(await textsOf(createCascade({ entries, selection: 'fastest' }), 4)).toEqual([
      'slow',
      'fast',
      'fast',
      'fast',
    ]);
  });

  it('spreads the load by weight', async () => {
    const random = seededRandom(1);
    const entries = [
      entry('one', 'one', { weight: 1 }),
      entry('three', 'three', { weight: 3 }),
      entry('none', 'none', { weight: 0 }),
    ];
    const texts = await textsOf(createCascade({ entries, selection: 'weighted', random }), 400);
    const share = texts.filter((text) => text === 'three').length / texts.length;
    expect(share).toBeGreaterThan(0.68);
    expect(share).toBeLessThan(0.82);
    expect(texts).not.toContain('none');
  });

  it('takes who has the least to do', async () => {
    const entries = [entry('a', { text: 'a', delayMs: 20 }), entry('b', { text: 'b', delayMs: 20 })];
    const cascade = createCascade({ entries, selection: 'least-busy' });
    const results = await Promise.all([1, 2, 3, 4].map(() => cascade.generate('hi')));
    expect(results.map(({ text }) => text).sort()).toEqual(['a', 'a', 'b', 'b']);
  });

  it('stays with the entry that answered the conversation while its cache lives', async () => {
    const clock = manualClock();
    const first = scriptedModel({ provider: 'a', replies: [{ failure: { class: 'server' } }, 'a'] });
    const entries = [{ model: first }, entry('b')];
    const cascade = createCascade({ entries, selection: 'sticky', clock, retry: { delaysMs: [] } });
    const opening = { role: 'user' as const, content: 'Tell me a story.' };
    const grown = {
      messages: [opening, { role: 'assistant' as const, content: 'b' }, { role: 'user' as const, content: 'More' }],
    };
    expect((await cascade.generate({ messages: [opening] })).text).toBe('b');
    expect((await cascade.generate(grown)).text).toBe('b');
    expect((await cascade.generate('Another one.')).text).toBe('a');
    await clock.advance(400_000);
    expect((await cascade.generate(grown)).text).toBe('a');
  });
});

describe('health', () => {
  /** Two of three calls fail: never three in a row, so that the circuit stays closed. */
  function flapping(clock: CascadeOptions['clock']) {
    const replies = (_call: unknown, index: number): ScriptedReply =>
      index % 3 === 2 ? 'a' : { failure: { class: 'server' } };
    return { model: scriptedModel({ provider: 'a', replies, ...(clock && { clock }) }) };
  }

  it('passes over an entry that mostly fails, and comes back to it', async () => {
    const clock = manualClock();
    const a = flapping(clock);
    const cascade = createCascade({ entries: [a, entry('b')], clock, retry: { delaysMs: [] } });
    await textsOf(cascade, 10);
    const calls = a.model.calls.length;
    const result = await cascade.generate('hi');
    expect(result.skipped).toEqual([
      { entry: 'a/model', reason: 'ejected for another 30 s: too many calls failed or were slow' },
    ]);
    expect(a.model.calls).toHaveLength(calls);
    await clock.advance(31_000);
    await cascade.generate('hi');
    expect(a.model.calls.length).toBeGreaterThan(calls);
  });

  it('counts slow calls where a limit says what slow is', async () => {
    const entries = [entry('slow', { text: 'slow', delayMs: 10 }), entry('fast')];
    const health = { slowMs: 5, minCalls: 3 };
    expect(await textsOf(createCascade({ entries, health }), 5)).toEqual(['slow', 'slow', 'slow', 'fast', 'fast']);
    expect(await textsOf(createCascade({ entries, health: false }), 5)).not.toContain('fast');
  });

  it('never ejects more than its share, and nobody when all are out', async () => {
    const slow = (name: string) => entry(name, { text: name, delayMs: 8 });
    const entries = [slow('a'), slow('b')];
    const half = createCascade({ entries, health: { slowMs: 2, minCalls: 1, maxEjectedShare: 0.5 } });
    expect(await textsOf(half, 4)).toEqual(['a', 'b', expect.stringMatching(/a|b/), expect.stringMatching(/a|b/)]);
    const all = createCascade({ entries, health: { slowMs: 2, minCalls: 1, maxEjectedShare: 1 } });
    await textsOf(all, 2);
    expect((await all.generate('hi')).skipped).toEqual([]);
  });
});

describe('a hedge', () => {
  const price = { inputPer1M: 1, outputPer1M: 1 };
  const slow = (delayMs: number) => entry('slow', { text: 'slow', delayMs }, { price });
  const fast = () => entry('fast', 'fast', { price });

  it('asks a second entry when the first takes long; the loser is cancelled, both are counted', async () => {
    const [a, b] = [slow(1_000), fast()];
    const store = memoryStore();
    const cascade = createCascade({ entries: [a, b], hedge: { afterMs: 10 }, store });
    const result = await cascade.generate('hi');
    expect(result.text).toBe('fast');
    expect(a.model.calls[0]?.wasAborted).toBe(true);
    expect(result.attempts.map(({ entry: key, role }) => [key, role]).sort()).toEqual([
      ['fast/model', 'hedge'],
      ['slow/model', 'answer'],
    ]);
    expect(result.attempts.every(({ costUsd = 0 }) => costUsd > 0)).toBe(true);
    expect(result.costUsd).toBeGreaterThan(0.000_015);
    expect(new Set([...a.model.calls, ...b.model.calls].map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    expect(await store.runs.attempts({ limit: 10 })).toHaveLength(2);
  });

  it('asks nobody else when the first is quick', async () => {
    const b = fast();
    const cascade = createCascade({ entries: [slow(1), b], hedge: { afterMs: 500 } });
    expect((await cascade.generate('hi')).text).toBe('slow');
    expect(b.model.calls).toHaveLength(0);
  });

  it('hands out the stream of whoever speaks first, and nothing of the other', async () => {
    const a = entry('slow', { text: 'slow words', chunkDelayMs: 60 }, { price });
    const b = entry('fast', { text: 'fast words here', chunkDelayMs: 2 }, { price });
    const cascade = createCascade({ entries: [a, b], hedge: { afterMs: 10 } });
    const parts: string[] = [];
    const stream = cascade.stream('hi');
    for await (const event of stream) {
      if (event.type === 'part' && event.part.type === 'text-delta') parts.push(event.part.text);
    }
    expect(parts.join('')).toBe('fast words here');
    expect((await stream.result).entry).toBe('fast/model');
  });

  it('waits for the first when the second fails', async () => {
    const failing = entry('failing', { failure: { class: 'server' } });
    const cascade = createCascade({ entries: [slow(60), failing], hedge: { afterMs: 5 }, retry: { delaysMs: [] } });
    expect((await cascade.generate('hi')).text).toBe('slow');
  });

  it('asks nobody twice when the first fails over meanwhile', async () => {
    const failing = entry('failing', { failure: { class: 'server' }, delayMs: 30 });
    const b = entry('b', { text: 'b', delayMs: 60 });
    const cascade = createCascade({ entries: [failing, b], hedge: { afterMs: 10 }, retry: { delaysMs: [] } });
    expect((await cascade.generate('hi')).text).toBe('b');
    expect(b.model.calls).toHaveLength(1);
  });

  it('tells that the winner broke off, with the part that came', async () => {
    const breaking = entry('breaking', { chunks: ['half ', 'an '], chunkDelayMs: 10, delayMs: 40, isCut: true });
    const { failedPrompts } = memoryStore();
    const entries = [breaking, entry('late', { text: 'late', delayMs: 500 })];
    const cascade = createCascade({
      entries,
      hedge: { afterMs: 10 },
      store: { failedPrompts },
      retry: { delaysMs: [] },
    });
    const read = async () => {
      for await (const _event of cascade.stream('hi'));
    };
    await expect(read()).rejects.toMatchObject({ code: 'stream-interrupted' });
    expect(await failedPrompts.list()).toHaveLength(1);
  });

  it('goes to the next entry while the first waits for its limit', async () => {
    const busy = entry('busy', { text: 'busy', delayMs: 300 }, { limits: { concurrent: 1 } });
    const cascade = createCascade({ entries: [busy, entry('free')], hedge: { afterMs: 400 } });
    const quick = createCascade({ entries: [busy, entry('free')], hedge: { afterMs: 10 }, name: 'quick' });
    await cascade.generate('hi');
    const both = await Promise.all([quick.generate('hi'), quick.generate('hi')]);
    expect(both.map(({ text }) => text)).toEqual(['free', 'free']);
  });

  it('teaches how slow the loser is at least', async () => {
    const a = slow(300);
    const cascade = createCascade({ entries: [a, fast()], hedge: { afterMs: 20 }, selection: 'fastest' });
    await textsOf(cascade, 5);
    expect(a.model.calls).toHaveLength(1);
  });

  it('ends with both when the caller leaves', async () => {
    const [a, b] = [slow(1_000), slow(1_000)];
    const entries = [a, { ...b, alias: 'other' }];
    const cascade = createCascade({ entries, hedge: { afterMs: 5 } });
    const run = cascade.generate('hi', { signal: AbortSignal.timeout(30) });
    await expect(run).rejects.toMatchObject({ code: 'aborted' });
    expect([...a.model.calls, ...b.model.calls].map(({ wasAborted }) => wasAborted)).toEqual([true, true]);
  });
});
