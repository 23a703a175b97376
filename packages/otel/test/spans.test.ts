import { createCascade, embed, forward } from '@cascade/core';
import type { Gate, Plan, Verdict } from '@cascade/core/spec';
import { manualClock, scriptedEmbeddingModel, scriptedModel } from '@cascade/testing';
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followContexts, millis, openRecording, parentOf, type Recording } from './recording.js';

const price = { inputPer1M: 1, outputPer1M: 2 };
const once = { retry: { delaysMs: [] } } as const;
let recording: Recording;
let leave: () => void;
beforeAll(() => {
  leave = followContexts();
});
afterAll(() => leave());
beforeEach(() => {
  recording = openRecording();
});
afterEach(async () => {
  // Spans end in every case.
  expect(recording.open()).toEqual([]);
  await recording.close();
});

/** Lets time pass until something has come. */
async function within<T>(clock: ReturnType<typeof manualClock>, coming: Promise<T>): Promise<T> {
  let isOver = false;
  void coming.finally(() => (isOver = true));
  while (!isOver) {
    await clock.advance(10);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return coming;
}

const named = (name: string): ReadableSpan | undefined => recording.spans().find((span) => span.name === name);
const eventsOf = (span: ReadableSpan | undefined) => span?.events.map(({ name, attributes }) => [name, attributes]);
const failing = (provider: string, failure: 'overloaded' | 'auth') =>
  scriptedModel({
    provider,
    replies: [{ failure: { class: failure, status: 503, code: 'busy', message: 'You said: a secret' } }],
  });

describe('a run', () => {
  it('is a span below that of the caller, and every call one below it', async () => {
    const usage = { inputTokens: 100, outputTokens: 20, cacheReadTokens: 60, cacheWriteTokens: 10, reasoningTokens: 5 };
    const finish = { reason: 'stop', rawReason: 'end_turn', modelId: 'model-0613', responseId: 'id-1', usage } as const;
    const model = scriptedModel({
      provider: 'google',
      origin: 'https://ai.example:8443',
      replies: [{ text: 'hi', finish }],
    });
    const cascade = recording.cascade({ name: 'main', entries: [{ model, price }] });
    const result = await recording.tracer.startActiveSpan('request', async (span) => {
      const answer = await cascade.generate('hello');
      span.end();
      return answer;
    });
    const spans = recording.spans();
    expect(spans.map((span) => [span.name, parentOf(span, spans), span.kind])).toEqual([
      ['request', undefined, SpanKind.INTERNAL],
      ['cascade main', 'request', SpanKind.INTERNAL],
      ['chat model', 'cascade main', SpanKind.CLIENT],
    ]);
    expect(spans[1]?.attributes).toEqual({
      'cascade.run.id': result.runId,
      'cascade.name': 'main',
      'cascade.operation': 'generate',
      'cascade.status': 'answered',
      'cascade.entry': 'google/model',
      'cascade.attempts': 1,
      'cascade.cost.usd': 0.00014,
      'cascade.cost.basis': 'priced',
    });
    expect(spans[2]?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'gcp.gemini',
      'gen_ai.request.model': 'model',
      'gen_ai.response.model': 'model-0613',
      'gen_ai.response.id': 'id-1',
      'gen_ai.response.finish_reasons': ['end_turn'],
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 20,
      'gen_ai.usage.cache_read.input_tokens': 60,
      'gen_ai.usage.cache_creation.input_tokens': 10,
      'gen_ai.usage.reasoning.output_tokens': 5,
      'server.address': 'ai.example',
      'server.port': 8443,
      'cascade.run.id': result.runId,
      'cascade.attempt.index': 0,
      'cascade.entry': 'google/model',
      'cascade.role': 'answer',
      'cascade.tier': 0,
      'cascade.cost.usd': 0.00014,
      'cascade.cost.basis': 'priced',
    });
  });

  it('belongs to the span that was active when a stream was asked for, wherever that is read', async () => {
    const clock = manualClock();
    const model = scriptedModel({ clock, replies: [{ chunks: ['one', ' two'], delayMs: 250 }] });
    const cascade = recording.cascade({ entries: [model], clock });
    const stream = recording.tracer.startActiveSpan('asks', (span) => {
      span.end();
      return cascade.stream('hi');
    });
    expect(recording.spans().map(({ name }) => name)).toEqual(['asks']);
    await recording.tracer.startActiveSpan('reads', async (span) => {
      await within(clock, stream.result);
      span.end();
    });
    const spans = recording.spans();
    expect(parentOf(named('cascade default'), spans)).toBe('asks');
    const call = named('chat model');
    expect(call?.attributes).toMatchObject({
      'gen_ai.request.stream': true,
      'gen_ai.response.time_to_first_chunk': 0.25,
    });
    expect(call && millis(call.endTime) - millis(call.startTime)).toBe(250);
    // By the clock of the cascade.
    expect(call && new Date(millis(call.startTime)).toISOString()).toMatch(/^2026-01-01T00:00:/);
  });

  it('is the active span of what it sends', async () => {
    let active: ReturnType<typeof trace.getActiveSpan>;
    const replies = () => {
      active = trace.getActiveSpan();
      return 'hi';
    };
    await recording.cascade({ entries: [scriptedModel({ replies })] }).generate('hi');
    expect(active?.spanContext().spanId).toBe(named('cascade default')?.spanContext().spanId);
    expect(trace.getSpan(context.active())).toBeUndefined();
    await recording.tracer.startActiveSpan('reads', async (span) => {
      for await (const event of recording.cascade({ entries: [scriptedModel({ replies })] }).stream('hi')) {
        // Who reads stays where it was.
        expect([event.type, trace.getActiveSpan()]).toEqual([event.type, span]);
      }
      span.end();
    });
    expect(active?.spanContext().spanId).toBe(recording.spans().at(-2)?.spanContext().spanId);
  });

  it('tells of entries that failed, were waited for and were passed over', async () => {
    const [first, second] = [failing('a', 'overloaded'), scriptedModel({ provider: 'b', replies: ['hello'] })];
    const clock = manualClock();
    const entries = [{ model: first, retry: { delaysMs: [1_000] } }, second];
    const cascade = recording.cascade({ entries, clock, cooldown: { afterFailures: 1 } });
    await within(clock, cascade.generate('hi'));
    await cascade.generate('hi');
    const [run, failed, , , again] = recording.spans();
    expect(failed?.attributes).toMatchObject({
      'error.type': 'overloaded',
      'http.response.status_code': 503,
      'cascade.failure.scope': 'entry',
      'cascade.failure.code': 'busy',
    });
    // Not what the vendor said, which may quote the prompt.
    expect(failed?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'overloaded, 503, busy' });
    expect(eventsOf(run)?.[0]).toEqual([
      'cascade.wait',
      { 'cascade.entry': 'a/model', 'cascade.wait_ms': expect.any(Number) },
    ]);
    expect(run?.status.code).toBe(SpanStatusCode.UNSET);
    expect(eventsOf(again)?.[0]).toEqual([
      'cascade.skip',
      { 'cascade.entry': 'a/model', 'cascade.reason': 'resting for another 30 s after overloaded' },
    ]);
    expect(await recording.everything()).not.toContain('a secret');
  });

  it('that nobody answered is an error with its code', async () => {
    const cascade = recording.cascade({ entries: [failing('a', 'auth')], ...once });
    await expect(cascade.generate('hi')).rejects.toThrow();
    expect(named('cascade default')).toMatchObject({
      attributes: { 'cascade.status': 'failed', 'error.type': 'all-tiers-failed', 'cascade.cost.usd': 0 },
      status: { code: SpanStatusCode.ERROR, message: 'all-tiers-failed' },
    });
  });

  it('that its caller aborts is no error, and neither is one whose stream is left', async () => {
    const hanging = recording.cascade({ entries: [scriptedModel({ replies: [{ hangs: true }] })] });
    const controller = new AbortController();
    const answer = hanging.generate('hi', { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(answer).rejects.toThrow('aborted');
    const streaming = recording.cascade({ entries: [scriptedModel({ replies: ['one two three'] })] });
    for await (const event of streaming.stream('hi')) if (event.type === 'part') break;
    const spans = recording.spans();
    expect(spans.map(({ name }) => name)).toEqual(['cascade default', 'chat model', 'cascade default', 'chat model']);
    for (const { attributes, status } of spans) {
      expect(attributes).toMatchObject({ 'error.type': 'aborted' });
      expect(status.code).toBe(SpanStatusCode.UNSET);
    }
  });

  it('that was left at its very first event has ended, too', async () => {
    const cascade = recording.cascade({ entries: [scriptedModel({ replies: ['one two three'] })] });
    for await (const event of cascade.stream('hi')) if (event.type === 'attempt-start') break;
    expect(recording.spans().map(({ attributes }) => attributes['error.type'])).toEqual(['aborted', 'aborted']);
  });

  it('that a used id forbids is an error without calls', async () => {
    const cascade = recording.cascade({ entries: [scriptedModel({ replies: ['hi'] })] });
    await cascade.generate('hi', { runId: 'order-1' });
    await expect(cascade.generate('hi', { runId: 'order-1' })).rejects.toThrow('order-1');
    expect(recording.spans().map(({ name, attributes }) => [name, attributes['error.type']])).toEqual([
      ['cascade default', undefined],
      ['chat model', undefined],
      ['cascade default', 'duplicate-run'],
    ]);
  });

  it('of a cascade without telemetry leaves no trace', async () => {
    const cascade = createCascade({ entries: [scriptedModel({ replies: ['hi'] })] });
    const wrapped = recording.wrap(cascade);
    await cascade.generate('hi');
    expect(recording.spans()).toEqual([]);
    await wrapped.generate('hi');
    expect(recording.spans()).toHaveLength(2);
  });
});

describe('calls that overlap', () => {
  const plan: Plan = {
    startTier: 0,
    score: true,
    complexity: 'hard',
    alongside: [{ entry: 'other/model', role: 'opinion' }],
    reasons: [{ check: 'c', text: 'about a secret' }],
  };
  const reject: Verdict = {
    decision: 'reject',
    tier: 0,
    score: 0.3,
    threshold: 0.7,
    reasons: [{ check: 'c', text: 'a secret' }],
  };
  const waitForOpinion: Gate['judge'] = async ({ alongside }) => {
    await alongside[0];
    return reject;
  };
  const gated = (gate: Partial<Gate>, opinion: object, draft: object = { text: 'draft' }) => {
    const tiers = [
      scriptedModel({ provider: 'cheap', replies: [draft] }),
      scriptedModel({ provider: 'dear', replies: ['dear'] }),
    ];
    const opinions = [scriptedModel({ provider: 'other', replies: [opinion] })];
    return recording.cascade({
      tiers: tiers.map((model) => ({ model, price })),
      opinions: opinions.map((model) => ({ model, price })),
      gate: { specificationVersion: 'v1', name: 'test', plan: () => plan, judge: () => reject, ...gate },
      ...once,
    });
  };

  it('are told apart when an opinion runs beside the draft, with the verdict on the run', async () => {
    await gated({ judge: waitForOpinion }, { text: 'opinion', delayMs: 20 }).generate('hi');
    const [run, ...calls] = recording.spans();
    expect(calls.map(({ attributes }) => [attributes['cascade.entry'], attributes['cascade.role']]).sort()).toEqual([
      ['cheap/model', 'answer'],
      ['dear/model', 'answer'],
      ['other/model', 'opinion'],
    ]);
    const [opinion, dear] = ['other/model', 'dear/model'].map((key) =>
      calls.find(({ attributes }) => attributes['cascade.entry'] === key),
    );
    // It began beside the draft, though it was told of only afterwards.
    expect(opinion && dear && millis(opinion.startTime)).toBeLessThan(dear ? millis(dear.startTime) : 0);
    expect(eventsOf(run)?.slice(0, 2)).toEqual([
      ['cascade.plan', { 'cascade.tier': 0, 'cascade.complexity': 'hard' }],
      [
        'cascade.verdict',
        {
          'cascade.verdict': 'reject',
          'cascade.tier': 0,
          'cascade.entry': 'cheap/model',
          'cascade.score': 0.3,
          'cascade.threshold': 0.7,
        },
      ],
    ]);
    expect(await recording.everything()).not.toContain('a secret');
  });

  it('end when the caller leaves while an opinion is under way, and the opinion is counted', async () => {
    const cascade = gated({ judge: waitForOpinion }, { hangs: true }, { chunks: ['a', 'b'] });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    await expect(cascade.stream('hi', { signal: controller.signal }).result).rejects.toThrow();
    const [run, ...calls] = recording.spans();
    expect(run?.attributes).toMatchObject({ 'cascade.status': 'aborted', 'cascade.attempts': 2 });
    expect(calls.map(({ attributes }) => attributes['cascade.role']).sort()).toEqual(['answer', 'opinion']);
  });

  it('end when a hedge was faster, and the loser is no error', async () => {
    const models = [
      scriptedModel({ provider: 'slow', replies: [{ text: 'late', delayMs: 10_000 }] }),
      scriptedModel({ provider: 'fast', replies: ['soon'] }),
    ];
    await recording.cascade({ entries: models, hedge: { afterMs: 5 } }).generate('hi');
    const [, loser, winner] = recording.spans();
    expect(loser).toMatchObject({
      attributes: { 'cascade.entry': 'slow/model', 'error.type': 'aborted' },
      status: { code: SpanStatusCode.UNSET },
    });
    expect(winner?.attributes).toMatchObject({ 'cascade.entry': 'fast/model', 'cascade.role': 'hedge' });
  });

  it('end with a stream that is taken back', async () => {
    const replies = [{ chunks: ['one'], failure: { class: 'server' } } as const];
    const entries = [scriptedModel({ provider: 'a', replies }), scriptedModel({ provider: 'b', replies: ['all'] })];
    await recording.cascade({ entries, onInterrupted: 'restart', ...once }).stream('hi').result;
    expect(eventsOf(named('cascade default'))).toContainEqual(['cascade.retract', { 'cascade.reason': 'interrupted' }]);
  });
});

describe('other operations', () => {
  it('have spans, too: embeddings, and bytes that are forwarded', async () => {
    const vectors = recording.cascade({ entries: [scriptedEmbeddingModel({ replies: [{ dimensions: 3 }] })] });
    await embed(vectors, ['hi']);
    const bytes = recording.cascade({ entries: [scriptedModel({ replies: ['hi'] })] });
    await forward(bytes, 'wire', new TextEncoder().encode('{}')).result;
    expect(
      recording
        .spans()
        .map(({ name, attributes }) => [name, attributes['cascade.operation'] ?? attributes['gen_ai.operation.name']]),
    ).toEqual([
      ['cascade default', 'embed'],
      ['embeddings embedding', 'embeddings'],
      ['cascade default', 'forward'],
      ['chat model', 'chat'],
    ]);
  });
});
