import { scriptedEmbeddingModel, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { createCascade, embed, observe, type RunEvent } from '../index.js';

type Model = ReturnType<typeof scriptedModel> | ReturnType<typeof scriptedEmbeddingModel>;

/** What costs nothing brings no warning. */
const free = (...models: readonly Model[]) =>
  models.map((model) => ({ model, price: { inputPer1M: 0, outputPer1M: 0 } }));

function watch(options: Parameters<typeof createCascade>[0]) {
  const events: RunEvent[] = [];
  return { events, cascade: observe(createCascade(options), (event) => events.push(event)) };
}

const failing = () => scriptedModel({ provider: 'a', replies: [{ failure: { class: 'auth', scope: 'key' } }] });

describe('observe', () => {
  it('tells every step of a run that hands out none, and how it ended', async () => {
    const { events, cascade } = watch({
      entries: free(failing(), scriptedModel({ provider: 'b', replies: ['hello'] })),
    });
    const result = await cascade.generate('hi');
    expect(events.map(({ type }) => type)).toEqual([
      'attempt-start',
      'attempt-end',
      'attempt-start',
      'attempt-end',
      'end',
    ]);
    expect(events.every(({ runId }) => runId === result.runId)).toBe(true);
    expect(events.at(-1)).toMatchObject({ result: { text: 'hello' } });
  });

  it('tells the same of a stream as the stream does', async () => {
    const { events, cascade } = watch({ entries: free(scriptedModel({ replies: [{ chunks: ['one', ' two'] }] })) });
    const seen: unknown[] = [];
    for await (const event of cascade.stream('hi')) seen.push(event);
    expect(events).toEqual(seen.map((event) => ({ ...Object(event), atMs: expect.any(Number) })));
    expect(seen.length).toBeGreaterThan(3);
  });

  it('tells of a run that nobody answered, and of embeddings', async () => {
    const failed = watch({ entries: free(failing()) });
    const error = await failed.cascade.generate('hi').catch((caught: unknown) => caught);
    expect(failed.events.at(-1)).toMatchObject({ type: 'failed', error });
    const vectors = watch({ entries: free(scriptedEmbeddingModel({ replies: [{ dimensions: 3 }] })) });
    await embed(vectors.cascade, ['hi']);
    // What it cost is not known.
    expect(vectors.events.map(({ type }) => type)).toEqual(['attempt-start', 'attempt-end', 'warning', 'end']);
  });

  it('costs nobody an answer when the observer fails', async () => {
    const cascade = observe(createCascade({ entries: free(scriptedModel({ replies: ['hello'] })) }), () => {
      throw new Error('the log is full');
    });
    const { text, warnings } = await cascade.generate('hi');
    expect({ text, warnings: warnings.map((warning) => warning.text) }).toEqual({
      text: 'hello',
      warnings: ['An observer of the run failed: the log is full'],
    });
  });

  it('leaves name, entries and close as they are', async () => {
    const { cascade } = watch({ name: 'mine', entries: free(failing()) });
    expect([cascade.name, cascade.entries]).toEqual(['mine', ['a/model']]);
    await cascade.close();
    await expect(cascade.generate('hi')).rejects.toThrow('is closed');
  });
});
