import { manualClock } from '@cascade/testing/clock';
import { type ScriptedReply, scriptedEmbeddingModel, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import {
  AllTiersFailedError,
  BadRequestError,
  type CascadeEvent,
  type CascadeOptions,
  createCascade,
  embed,
  forward,
  memoryStore,
  RunAbortedError,
  StreamInterruptedError,
} from '../index.js';

const quick: Partial<CascadeOptions> = { retry: { delaysMs: [] }, random: () => 0.5 };

function pair(first: readonly ScriptedReply[], second: readonly ScriptedReply[]) {
  const a = scriptedModel({ provider: 'a', modelId: 'one', replies: first });
  const b = scriptedModel({ provider: 'b', modelId: 'two', replies: second });
  return { a, b, entries: [a, b] };
}

async function collect<T>(events: AsyncIterable<T>): Promise<{ events: T[]; error: unknown }> {
  const seen: T[] = [];
  try {
    for await (const event of events) seen.push(event);
    return { events: seen, error: undefined };
  } catch (error) {
    return { events: seen, error };
  }
}

function textOf(events: readonly CascadeEvent[]): string {
  return events
    .map((event) => (event.type === 'part' && event.part.type === 'text-delta' ? event.part.text : ''))
    .join('');
}

describe('failover', () => {
  it('answers from the first entry and asks nobody else', async () => {
    const { a, b, entries } = pair(['hello'], ['unused']);
    const result = await createCascade({ entries }).generate('hi');
    expect(result).toMatchObject({ text: 'hello', entry: 'a/one', degraded: false, finish: { reason: 'stop' } });
    expect([a.calls.length, b.calls.length]).toEqual([1, 0]);
    expect(result.attempts).toHaveLength(1);
  });

  it.each([
    'rate-limited',
    'overloaded',
    'server',
    'network',
    'timeout',
    'invalid-response',
    'auth',
    'billing',
    'not-found',
    'unsupported',
    'content-filter',
  ] as const)('goes on to the next entry after %s', async (failureClass) => {
    const { entries } = pair([{ failure: { class: failureClass } }], ['from b']);
    const result = await createCascade({ entries, ...quick }).generate('hi');
    expect(result.text).toBe('from b');
    expect(result.attempts.map((attempt) => attempt.failure?.class)).toEqual([failureClass, undefined]);
  });

  it('tells once what failed several times in the same way', async () => {
    const { entries } = pair([{ failure: { class: 'server' } }], [{ failure: { class: 'auth' } }]);
    const run = createCascade({ entries, retry: { delaysMs: [0, 0] } }).generate('hi');
    await expect(run).rejects.toThrow('a/one: server: scripted server (3 times)\n  - b/two: auth');
  });

  it('shows a bad request to the caller and asks nobody else', async () => {
    const { b, entries } = pair([{ failure: { class: 'bad-request', message: 'a: messages must alternate' } }], ['x']);
    const error = await createCascade({ entries, ...quick })
      .generate('hi')
      .catch((caught: unknown) => caught);
    expect(BadRequestError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'bad-request', message: 'a: messages must alternate' });
    expect(b.calls).toHaveLength(0);
  });

  it('sends an overflowing conversation only to entries with a larger window', async () => {
    const model = (provider: string, contextTokens: number, reply: ScriptedReply) =>
      scriptedModel({ provider, replies: [reply], capabilities: { contextTokens } });
    const small = model('small', 1_000, { failure: { class: 'context-overflow' } });
    const smaller = model('smaller', 500, 'never');
    const large = model('large', 9_000, 'fits');
    const result = await createCascade({ entries: [small, smaller, large], ...quick }).generate('hi');
    expect(result.entry).toBe('large/model');
    expect(smaller.calls).toHaveLength(0);
  });

  it('tells every attempt and every entry passed over when nobody answers', async () => {
    const { entries } = pair(
      [{ failure: { class: 'server', message: 'a 500: boom' } }],
      [{ failure: { class: 'auth' } }],
    );
    const mute = scriptedModel({ provider: 'mute', replies: ['x'], capabilities: { tools: false } });
    const error = await createCascade({ entries: [...entries, mute], ...quick })
      .generate({
        messages: [{ role: 'user', content: 'hi' }],
        tools: [{ name: 't', inputSchema: { type: 'object' } }],
      })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AllTiersFailedError);
    expect(String(error)).toContain('a/one: server: a 500: boom');
    expect(String(error)).toContain('mute/model: passed over: it cannot call tools');
    expect(error).toMatchObject({ attempts: [{ entry: 'a/one' }, { entry: 'b/two' }] });
  });

  it('passes over an entry of which the user says that it cannot serve', async () => {
    const { a, b } = pair(['from a'], ['from b']);
    const cascade = createCascade({ entries: [{ model: a, capabilities: { images: false, contextTokens: 10 } }, b] });
    const image = { type: 'media', mediaType: 'image/png', data: new Uint8Array([1]) } as const;
    const result = await cascade.generate({ messages: [{ role: 'user', content: [image] }] });
    expect(result.skipped).toEqual([{ entry: 'a/one', reason: 'it cannot see images' }]);
    expect((await cascade.generate('long '.repeat(100))).skipped[0]?.reason).toContain('its window is 10');
  });

  it('goes straight to one entry on request', async () => {
    const { a, entries } = pair(['from a'], ['from b']);
    expect((await createCascade({ entries }).generate('hi', { entry: 'b/two' })).text).toBe('from b');
    expect(a.calls).toHaveLength(0);
  });

  it('treats an empty answer and a filtered one as failures', async () => {
    const { entries } = pair(['   '], [{ text: 'half', finish: { reason: 'content-filter' } }]);
    const last = scriptedModel({ provider: 'c', replies: ['good'] });
    const result = await createCascade({ entries: [...entries, last], ...quick }).generate('hi');
    expect(result.attempts.map((attempt) => attempt.failure?.class)).toEqual([
      'invalid-response',
      'content-filter',
      undefined,
    ]);
  });

  it('does not go on after a content filter when told so', async () => {
    const { b, entries } = pair([{ failure: { class: 'content-filter' } }], ['x']);
    const cascade = createCascade({ entries, ...quick, onContentFilter: 'fail' });
    await expect(cascade.generate('hi')).rejects.toMatchObject({ code: 'all-tiers-failed' });
    expect(b.calls).toHaveLength(0);
  });

  it('survives an adapter that throws what it should not', async () => {
    const { entries } = pair([{ throws: 'a string' }], ['fine']);
    const result = await createCascade({ entries, ...quick }).generate('hi');
    expect(result.attempts[0]?.failure).toMatchObject({ class: 'server', message: 'a: a string' });
  });

  it('never makes more attempts than maxAttempts', async () => {
    const { a, b, entries } = pair([{ failure: { class: 'server' } }], [{ failure: { class: 'server' } }]);
    const cascade = createCascade({ entries, maxAttempts: 3, retry: { delaysMs: [0, 0, 0, 0, 0] } });
    await expect(cascade.generate('hi')).rejects.toThrow('maxAttempts');
    expect(a.calls.length + b.calls.length).toBe(3);
  });
});

describe('keys', () => {
  it('takes an echoed key out of the code of a failure, in whatever case it comes', async () => {
    const model = scriptedModel({
      replies: [{ failure: { class: 'server', message: 'no', code: 'sk-abcdef-12345' } }],
    });
    const store = memoryStore();
    const cascade = createCascade({ entries: [{ model, keys: ['sk-ABCdef-12345'] }], store, ...quick });
    await expect(cascade.generate('hi')).rejects.toThrow(AllTiersFailedError);
    const [attempt] = await store.runs.attempts({ limit: 1 });
    expect(attempt?.failure?.code).toMatch(/^\[key [0-9a-f]{8}\]$/);
  });

  it('calls with the next key when one is refused, and names keys only by their hash', async () => {
    const model = scriptedModel({
      replies: (call) =>
        call.key === 'sk-bad-key' ? { failure: { class: 'auth', message: 'bad key sk-bad-key' } } : 'ok',
    });
    const result = await createCascade({
      entries: [{ model, keys: ['sk-bad-key', 'sk-good-key'] }],
      ...quick,
    }).generate('hi');
    expect(model.calls.map((call) => call.key)).toEqual(['sk-bad-key', 'sk-good-key']);
    expect(JSON.stringify(result)).not.toContain('sk-bad-key');
    expect(result.attempts[0]?.failure?.message).toMatch(/^bad key \[key [0-9a-f]{8}\]$/);
  });

  it('keeps nothing and says what is missing when no entry has a key', async () => {
    const { MissingKeyError } = await import('../index.js');
    const keys = () => {
      throw new MissingKeyError('No API key for acme: set ACME_API_KEY');
    };
    const store = memoryStore();
    const run = createCascade({ entries: [scriptedModel({ replies: ['never'], keys })], store }).generate('hi');
    await expect(run).rejects.toMatchObject({
      code: 'missing-key',
      message: 'scripted/model: No API key for acme: set ACME_API_KEY',
    });
    expect(await store.failedPrompts.list()).toEqual([]);
    expect(await store.runs.runs({ limit: 1 })).toMatchObject([{ status: 'failed' }]);
  });

  it('passes over an entry whose key is missing, with the reason', async () => {
    const { findKeys } = await import('../provider-kit/index.js');
    const keys = () => findKeys({ provider: 'acme', environment: ['ACME_API_KEY_UNSET'], required: true });
    const keyless = scriptedModel({ provider: 'acme', replies: ['never'], keys });
    const { b } = pair([], ['served']);
    const { events } = await collect(createCascade({ entries: [keyless, b] }).stream('hi'));
    expect(events[0]).toMatchObject({ type: 'skip', entry: 'acme/model' });
    expect(events[0]).toHaveProperty('reason', 'No API key for acme: pass `apiKey` or set ACME_API_KEY_UNSET');
    expect(keyless.calls).toHaveLength(0);
  });
});

describe('retries', () => {
  it('waits 1, 2, 4, 8 and 16 seconds when alone', async () => {
    const clock = manualClock();
    const startMs = clock.now();
    const model = scriptedModel({ replies: [{ failure: { class: 'server' } }], clock });
    const run = createCascade({ entries: [model], clock, random: () => 0.5 }).generate('hi');
    const done = expect(run).rejects.toMatchObject({ attempts: { length: 6 } });
    await clock.advance(31_000);
    await done;
    expect(clock.now() - startMs).toBe(31_000);
  });

  it('waits at most patienceMs while another entry could serve', async () => {
    const clock = manualClock();
    const { a, entries } = pair([{ failure: { class: 'server' } }], ['b']);
    const run = createCascade({ entries, clock, random: () => 0.5 }).generate('hi');
    await clock.advance(1_000);
    expect((await run).entry).toBe('b/two');
    expect(a.calls).toHaveLength(2);
  });

  it('leaves placeholder keys alone when it takes keys out of messages', async () => {
    const model = scriptedModel({ replies: [{ failure: { class: 'auth', message: 'the test key is refused' } }] });
    const run = createCascade({ entries: [{ model, keys: ['test'] }] }).generate('hi');
    await expect(run).rejects.toThrow('the test key is refused');
  });

  it('retries an invalid answer only once', async () => {
    const model = scriptedModel({ replies: [{ failure: { class: 'invalid-response' } }] });
    const cascade = createCascade({ entries: [model], retry: { delaysMs: [0, 0, 0] } });
    await expect(cascade.generate('hi')).rejects.toMatchObject({ attempts: { length: 2 } });
  });

  it('calls once more without a part that the adapter added and the model refused, and remembers it', async () => {
    const model = scriptedModel({
      replies: ({ omit }) =>
        omit.includes('stream_options') ? 'ok' : { failure: { class: 'unsupported', omittable: 'stream_options' } },
    });
    const cascade = createCascade({ entries: [model] });
    expect((await cascade.generate('hi')).attempts).toHaveLength(2);
    expect((await cascade.generate('hi')).attempts).toHaveLength(1);
  });

  it('is woken by abort while it waits', async () => {
    const controller = new AbortController();
    const model = scriptedModel({ replies: [{ failure: { class: 'server' } }] });
    const run = createCascade({ entries: [model] }).generate('hi', { signal: controller.signal });
    setTimeout(() => controller.abort('enough'), 10);
    const error = await run.catch((caught: unknown) => caught);
    expect(RunAbortedError.isInstance(error)).toBe(true);
    expect(error).toHaveProperty('cause', 'enough');
  });

  it('never waits past the deadline', async () => {
    const clock = manualClock();
    const model = scriptedModel({ replies: [{ failure: { class: 'server' } }] });
    const run = createCascade({ entries: [model], clock, random: () => 0.5 }).generate('hi', {
      deadlineMs: clock.now() + 2_500,
    });
    const done = expect(run).rejects.toMatchObject({ attempts: { length: 2 } });
    await clock.advance(2_500);
    await done;
  });
});

describe('streams', () => {
  it('hands out the text as it comes, every part final, and ends with the same result', async () => {
    const { entries } = pair([{ chunks: ['one ', 'two'] }], ['x']);
    const stream = createCascade({ entries }).stream('hi');
    const { events } = await collect(stream);
    expect(textOf(events)).toBe('one two');
    expect(events.every((event) => event.type !== 'part' || event.final)).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'end', result: { text: 'one two' } });
    expect(await stream.result).toMatchObject({ text: 'one two' });
  });

  it('fails over unseen before the first content', async () => {
    const { entries } = pair([{ before: [{ type: 'alive' }], failure: { class: 'overloaded' } }], ['from b']);
    const { events } = await collect(createCascade({ entries, ...quick }).stream('hi'));
    expect(textOf(events)).toBe('from b');
    expect(events.some((event) => event.type === 'retract')).toBe(false);
  });

  it('never passes off a stream without its terminal mark as an answer', async () => {
    const { b, entries } = pair([{ text: 'cut off he', isCut: true }], ['b']);
    const { error } = await collect(createCascade({ entries, ...quick }).stream('hi'));
    expect(StreamInterruptedError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      partial: [{ type: 'text', text: 'cut off he' }],
      attempts: [{ failure: { class: 'invalid-response' } }],
    });
    expect(b.calls).toHaveLength(0);
  });

  it('takes back what was seen and starts over when told to restart', async () => {
    const { entries } = pair([{ text: 'first ', failure: { class: 'network' } }], ['second']);
    const { events } = await collect(createCascade({ entries, ...quick, onInterrupted: 'restart' }).stream('hi'));
    const retracted = events.findIndex((event) => event.type === 'retract');
    expect(textOf(events.slice(0, retracted))).toBe('first ');
    expect(textOf(events.slice(retracted))).toBe('second');
    expect(events.at(-1)).toMatchObject({ type: 'end', result: { text: 'second' } });
  });

  it('gives several that are asked for at once in order', async () => {
    const { entries } = pair([{ chunks: ['one ', 'two ', 'three'] }], ['x']);
    const iterator = createCascade({ entries }).stream('hi')[Symbol.asyncIterator]();
    const steps = await Promise.all(Array.from({ length: 10 }, () => iterator.next()));
    const events = steps.flatMap(({ done, value }) => (done ? [] : [value]));
    expect(textOf(events)).toBe('one two three');
    expect(events.at(-1)?.type).toBe('end');
    expect(steps.slice(events.length).every(({ done }) => done === true)).toBe(true);
  });

  it('starts nothing before the first next()', async () => {
    const { a, entries } = pair(['x'], ['x']);
    createCascade({ entries }).stream('hi');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(a.calls).toHaveLength(0);
  });

  it('cancels the call upstream when the caller leaves the loop, and writes the run down as aborted', async () => {
    const store = memoryStore();
    const { a, entries } = pair([{ chunks: ['one ', 'two '], hangs: true }], ['x']);
    const stream = createCascade({ entries, store }).stream('hi');
    for await (const event of stream) if (event.type === 'part') break;
    expect(a.calls[0]?.wasAborted).toBe(true);
    await expect(stream.result).rejects.toMatchObject({ code: 'aborted' });
    expect(await store.runs.runs({ limit: 5 })).toMatchObject([{ status: 'aborted' }]);
    expect(await store.runs.attempts({ limit: 5 })).toMatchObject([{ failure: { class: 'aborted' } }]);
    expect(await store.cooldowns.list()).toEqual([]);
  });
});

describe('four operations, one loop', () => {
  it('embeds with failover, and passes over models that cannot', async () => {
    const chat = scriptedModel({ replies: ['x'] });
    const down = scriptedEmbeddingModel({ provider: 'down', replies: [{ class: 'server' }] });
    const up = scriptedEmbeddingModel({ provider: 'up', replies: [{ dimensions: 3 }] });
    const result = await embed(createCascade({ entries: [chat, down, up], ...quick }), ['ab', 'abc']);
    expect(result.entry).toBe('up/embedding');
    expect(result.vectors.map((vector) => vector[0])).toEqual([2, 3]);
    expect(result.attempts).toHaveLength(2);
  });

  it('forwards bytes with failover before the first content', async () => {
    const { entries } = pair(
      [{ before: [{ type: 'alive' }], failure: { class: 'overloaded' } }],
      [{ chunks: ['by', 'tes'] }],
    );
    const stream = forward(createCascade({ entries, ...quick }), 'test-wire', new Uint8Array([1]));
    const { events } = await collect(stream);
    const bytes = events.flatMap((event) => (event.type === 'bytes' ? [...event.bytes] : []));
    expect(new TextDecoder().decode(new Uint8Array(bytes))).toBe('bytes');
    expect(events.filter((event) => event.type === 'head')).toHaveLength(1);
    expect(await stream.result).toMatchObject({ status: 200, entry: 'b/two' });
  });
});
