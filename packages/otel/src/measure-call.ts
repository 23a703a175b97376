import type { AttemptRecord } from '@cascade/core/spec';
import type { Attributes } from '@opentelemetry/api';
import type { Instruments } from './instruments.js';

export interface CallMeasures {
  readonly attempt: AttemptRecord;
  readonly firstChunkSeconds: number | undefined;
  /** Those of the call. */
  readonly attributes: Attributes;
}

/** Counts a call. No attribute comes from a caller or a vendor: there are as many series as the configuration makes. */
export function measureCall(
  { duration, firstChunk, tokens, cost }: Instruments,
  { attempt, firstChunkSeconds, attributes }: CallMeasures,
): void {
  const { usage, failure, costUsd, costBasis, latencyMs } = attempt;
  duration.record(latencyMs / 1_000, failure ? { ...attributes, 'error.type': failure.class } : attributes);
  if (firstChunkSeconds !== undefined) firstChunk.record(firstChunkSeconds, attributes);
  const { inputTokens, outputTokens } = usage ?? {};
  if (inputTokens !== undefined) tokens.record(inputTokens, { ...attributes, 'gen_ai.token.type': 'input' });
  if (outputTokens !== undefined) tokens.record(outputTokens, { ...attributes, 'gen_ai.token.type': 'output' });
  if (costUsd !== undefined) {
    cost.add(costUsd, {
      ...attributes,
      'cascade.name': attempt.cascade,
      'cascade.entry': attempt.entry,
      'cascade.role': attempt.role,
      'cascade.cost.basis': costBasis,
    });
  }
}
