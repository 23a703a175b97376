import { getEventListeners } from 'node:events';
import { manualClock } from '@cascade/testing/clock';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { createCascade, RunAbortedError } from '../index.js';

describe('a stream of a model that may not be streamed', () => {
  it.each([
    ['as its vendor says', undefined, [[], ['stream'], ['stream']]],
    ['as its adapter knows', { streaming: false }, [[], []]],
  ])('waits for the whole answer, %s', async (_who, capabilities, omits) => {
    const clock = manualClock();
    const model = scriptedModel({
      clock,
      ...(capabilities && { capabilities }),
      replies: ({ omit }) =>
        capabilities || omit.includes('stream')
          ? { chunks: ['It is Paris.'], delayMs: 3_000 }
          : { failure: { class: 'unsupported', omittable: 'stream' } },
    });
    const cascade = createCascade({ entries: [model], clock, timeouts: { firstContentMs: 1_000, attemptMs: 10_000 } });
    for (const _turn of [1, 2]) {
      const deltas: string[] = [];
      const reading = (async () => {
        for await (const event of cascade.stream('hi'))
          if (event.type === 'part' && event.part.type === 'text-delta') deltas.push(event.part.text);
      })();
      await clock.advance(3_000);
      await reading;
      expect(deltas).toEqual(['It is Paris.']);
    }
    expect(model.calls.map(({ omit }) => omit)).toEqual(omits);
  });
});

describe('a stream that is left before its first event', () => {
  it('asks nobody, settles its result, and lets go of the signal', async () => {
    const model = scriptedModel({ replies: [{ text: 'never asked for' }] });
    const { signal } = new AbortController();
    const stream = createCascade({ entries: [model] }).stream('hi', { signal });
    await stream[Symbol.asyncIterator]().return?.();
    await expect(stream.result).rejects.toThrow(RunAbortedError);
    expect(model.calls).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
