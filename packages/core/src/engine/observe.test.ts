import { scriptedEmbeddingModel, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it, vi } from 'vitest';
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
      'start',
      'attempt-start',
      'attempt-end',
      'attempt-start',
      'attempt-end',
      'end',
    ]);
    expect(events.every(({ runId }) => runId === result.runId)).toBe(true);
    expect(events[0]).toMatchObject({ cascade: 'default', operation: 'generate' });
    expect(events.at(-1)).toMatchObject({ result: { text: 'hello' } });
  });

  it('tells the same of a stream as the stream does', async () => {
    const { events, cascade } = watch({ entries: free(scriptedModel({ replies: [{ chunks: ['one', ' two'] }] })) });
    const seen: unknown[] = [];
    for await (const event of cascade.stream('hi')) seen.push(event);
    expect(events.shift()).toMatchObject({ type: 'start', operation: 'stream' });
    expect(events).toEqual(seen.map((event) => ({ ...Object(event), atMs: expect.any(Number) })));
    expect(seen.length).toBeGreaterThan(3);
  });

  it('tells of a run that nobody answered, and of embeddings', async () => {
    const failed = watch({ entries: free(failing()) });
    const error = await failed.cascade.generate('hi').catch((caught: unknown) => caught);
    const attempts = [{ failure: { class: 'auth' } }];
    expect(failed.events.at(-1)).toMatchObject({ type: 'failed', error, status: 'failed', attempts, costUsd: 0 });
    const vectors = watch({ entries: free(scriptedEmbeddingModel({ replies: [{ dimensions: 3 }] })) });
    await embed(vectors.cascade, ['hi']);
    // What it cost is not known.
    expect(vectors.events.map(({ type }) => type)).toEqual(['start', 'attempt-start', 'attempt-end', 'warning', 'end']);
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

  it('hears of an asynchronous observer that rejects, as long as the run lasts, and leaves nothing unhandled', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const cascade = observe(
      createCascade({ entries: free(scriptedModel({ replies: [{ text: 'hello', delayMs: 5 }] })) }),
      {
        begin: () => ({
          onEvent: async ({ type }) => {
            throw new Error(`no ${type}`);
          },
        }),
      },
    );
    const { text, warnings } = await cascade.generate('hi');
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', unhandled);
    expect(text).toBe('hello');
    expect(warnings.map((warning) => warning.text)).toContain('An observer of the run failed: no start');
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("says whom a call goes to and how the answer ended by the vendor's account", async () => {
    const finish = { reason: 'length', rawReason: 'max_tokens', modelId: 'model-0613', responseId: 'id-1' } as const;
    const replies = [{ text: 'hi', finish: { ...finish, usage: { inputTokens: 1, outputTokens: 1 } } }];
    const { events, cascade } = watch({ entries: free(scriptedModel({ provider: 'a', replies })) });
    await cascade.generate('hi');
    const target = { entry: 'a/model', provider: 'a', modelId: 'model', origin: 'https://a.invalid', tier: 0 };
    const startedAtMs = expect.any(Number);
    const started = events.find(({ type }) => type === 'attempt-start');
    expect(started).toMatchObject({ index: 0, role: 'answer', operation: 'generate', startedAtMs, ...target });
    expect(events.find(({ type }) => type === 'attempt-end')).toMatchObject({ finish });
  });

  it('lets an observer of single runs know what is asked, when it is asked, and perform the run', async () => {
    const steps: string[] = [];
    const model = scriptedModel({ replies: ['hello'] });
    const cascade = observe(createCascade({ entries: free(model) }), {
      begin({ operation, request }) {
        steps.push(`${operation}: ${request?.messages[0]?.content}`);
        return {
          onEvent: ({ type }) => steps.push(type),
          async around(perform) {
            steps.push('in');
            return perform().finally(() => steps.push(`out after ${model.calls.length} call`));
          },
        };
      },
    });
    const stream = cascade.stream('hi');
    expect(steps.splice(0)).toEqual(['stream: hi']);
    expect((await stream.result).text).toBe('hello');
    expect(steps.splice(0)).toEqual(['start', 'in', 'attempt-start', 'part', 'attempt-end', 'out after 1 call', 'end']);
  });

  it('tells of a caller who leaves a stream, with what the run has cost until then', async () => {
    const { events, cascade } = watch({ entries: free(scriptedModel({ replies: [{ chunks: ['one', ' two'] }] })) });
    for await (const event of cascade.stream('hi')) if (event.type === 'part') break;
    expect(events.at(-1)).toMatchObject({
      type: 'failed',
      status: 'aborted',
      attempts: [{ failure: { class: 'aborted' } }],
    });
  });

  it('costs nobody an answer when no observer comes', async () => {
    const cascade = observe(createCascade({ entries: free(scriptedModel({ replies: ['hello'] })) }), {
      begin() {
        throw new Error('out of order');
      },
    });
    const { text, warnings } = await cascade.generate('hi');
    expect([text, warnings.map((warning) => warning.text)]).toEqual([
      'hello',
      ['An observer of the run failed: out of order'],
    ]);
  });

  it('leaves name, entries and close as they are', async () => {
    const { cascade } = watch({ name: 'mine', entries: free(failing()) });
    expect([cascade.name, cascade.entries]).toEqual(['mine', ['a/model']]);
    await cascade.close();
    await expect(cascade.generate('hi')).rejects.toThrow('is closed');
  });
});
