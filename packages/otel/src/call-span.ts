import type { AttemptFinish, AttemptRecord, Usage } from '@cascade/core/spec';
import { type Attributes, type Context, type Span, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { brief } from './brief.js';
import { type Call, operationName } from './call.js';
import { time } from './time.js';

export interface CallSpanOptions {
  readonly tracer: Tracer;
  /** What its metrics have as well. */
  readonly attributes: Attributes;
  readonly runId: string;
  readonly parent: Context;
}

/** The span of one call, with all that is known when it begins. */
export function startCallSpan(call: Call, { tracer, attributes: shared, runId, parent }: CallSpanOptions): Span {
  const attributes = {
    ...shared,
    ...(call.operation === 'stream' && { 'gen_ai.request.stream': true }),
    'cascade.run.id': runId,
    'cascade.attempt.index': call.index,
    'cascade.entry': call.entry,
    'cascade.role': call.role,
    'cascade.tier': call.tier,
  };
  const name = `${operationName(call)} ${call.modelId}`;
  return tracer.startSpan(name, { kind: SpanKind.CLIENT, startTime: time(call.startedAtMs), attributes }, parent);
}

export interface CallEnd {
  readonly attempt: AttemptRecord;
  readonly finish: AttemptFinish | undefined;
  readonly firstChunkSeconds: number | undefined;
  readonly captureContent: boolean;
}

/** Ends the span of a call with what came of it. */
export function endCallSpan(span: Span, { attempt, finish, firstChunkSeconds, captureContent }: CallEnd): void {
  const { failure, startedAtMs, latencyMs } = attempt;
  if (span.isRecording()) {
    span.setAttributes({
      ...finishAttributes(finish),
      ...usageAttributes(attempt.usage),
      ...failureAttributes(failure),
      'gen_ai.response.time_to_first_chunk': firstChunkSeconds,
      'cascade.probe': attempt.probe,
      'cascade.cost.usd': attempt.costUsd,
      'cascade.cost.basis': attempt.costBasis,
    });
    // Who was told to stop has not failed.
    if (failure !== undefined && failure.class !== 'aborted') {
      const message = captureContent ? brief(failure.message, 1_000) : summary(failure);
      span.setStatus({ code: SpanStatusCode.ERROR, message });
    }
  }
  span.end(time(startedAtMs + latencyMs));
}

function finishAttributes(finish: AttemptFinish | undefined): Attributes {
  if (finish === undefined) return {};
  const { reason, rawReason, modelId, responseId } = finish;
  return {
    'gen_ai.response.finish_reasons': [brief(rawReason ?? reason)],
    'gen_ai.response.model': modelId && brief(modelId),
    'gen_ai.response.id': responseId && brief(responseId),
  };
}

function usageAttributes(usage: Usage | undefined): Attributes {
  return {
    'gen_ai.usage.input_tokens': usage?.inputTokens,
    'gen_ai.usage.output_tokens': usage?.outputTokens,
    'gen_ai.usage.cache_read.input_tokens': usage?.cacheReadTokens,
    'gen_ai.usage.cache_creation.input_tokens': usage?.cacheWriteTokens,
    'gen_ai.usage.reasoning.output_tokens': usage?.reasoningTokens,
  };
}

function failureAttributes(failure: AttemptRecord['failure']): Attributes {
  return {
    'error.type': failure?.class,
    'http.response.status_code': failure?.status,
    'cascade.failure.scope': failure?.scope,
    'cascade.failure.code': codeOf(failure),
  };
}

/** What failed, in words that are not the vendor's: those may quote the prompt. */
function summary(failure: NonNullable<AttemptRecord['failure']>): string {
  return [failure.class, failure.status, codeOf(failure)].filter(Boolean).join(', ');
}

/** The vendor's own code, where it is one and no sentence. */
function codeOf(failure: AttemptRecord['failure']): string | undefined {
  return failure?.code !== undefined && /^[\w.:-]{1,64}$/.test(failure.code) ? failure.code : undefined;
}
