import { getEventListeners } from 'node:events';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { createCascade, RunAbortedError } from '../index.js';

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
