import { count, defined } from '@cascade/core/provider-kit';
import type { Json, Usage } from '@cascade/core/spec';
import type { WireAnswer } from './wire.js';

/** The counts and times of the last line. A prompt that the server had in its cache is not counted: it stays unknown. */
export function convertUsage(answer: WireAnswer): Usage {
  const raw = Object.fromEntries(Object.entries(answer).filter(([name]) => /_(count|duration)$/.test(name)));
  return defined({
    inputTokens: count(answer.prompt_eval_count),
    outputTokens: count(answer.eval_count),
    // They came out of JSON.
    raw: Object.keys(raw).length > 0 ? (raw as Json) : undefined,
  });
}
