import type { AttemptRecord } from '@cascade/core/spec';
import { type Call, callAttributes } from './call.js';
import { firstChunkSeconds } from './call-span.js';
import type { Instruments } from './instruments.js';

export interface CallMeasures {
  readonly call: Call;
  readonly attempt: AttemptRecord;
  readonly instruments: Instruments;
}

/** Counts a call. No attribute comes from a caller or a vendor: there are as many series as the configuration makes. */
export function measureCall({ call, attempt, instruments }: CallMeasures): void {
  const { duration, firstChunk, tokens, cost } = instruments;
  const { usage, failure, costUsd, costBasis, latencyMs } = attempt;
  const attributes = callAttributes(call);
  duration.record(latencyMs / 1_000, failure ? { ...attributes, 'error.type': failure.class } : attributes);
  const firstChunkAfter = firstChunkSeconds(call, attempt);
  if (firstChunkAfter !== undefined) firstChunk.record(firstChunkAfter, attributes);
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
