import { count, defined, sum } from '@cascade/core/provider-kit';
import type { Json, Usage } from '@cascade/core/spec';
import type { WireUsage } from './wire.js';

/**
 * Token counts in one arithmetic. Thoughts come beside the answer's tokens and are added, as are the tokens of results
 * of the vendor's own tools. Google leaves out counts that are 0: the total then tells that nothing came out.
 */
export function convertUsage(usage: WireUsage | undefined): Usage {
  if (usage === undefined) return {};
  const input = sum(count(usage.promptTokenCount), count(usage.toolUsePromptTokenCount));
  const thoughts = count(usage.thoughtsTokenCount);
  const answer = count(usage.candidatesTokenCount);
  const total = count(usage.totalTokenCount);
  const rest = input === undefined || total === undefined ? undefined : count(total - input);
  // The vendor's own object came out of JSON.
  const raw = usage as Json;
  return defined({
    inputTokens: input,
    cacheReadTokens: count(usage.cachedContentTokenCount),
    outputTokens: answer === undefined && thoughts === undefined ? rest : (answer ?? 0) + (thoughts ?? 0),
    reasoningTokens: thoughts,
    raw,
  });
}
