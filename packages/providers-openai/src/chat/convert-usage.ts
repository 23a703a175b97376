import { count, defined } from '@cascade/core/provider-kit';
import type { Json, Usage } from '@cascade/core/spec';
import type { WireAnswer, WireUsage } from './chat-wire.js';

/** The usage object, wherever this server puts it. */
export function findUsage(answer: WireAnswer): WireUsage | undefined {
  return answer.usage ?? answer.x_groq?.usage ?? answer.choices?.[0]?.usage ?? undefined;
}

/**
 * Token counts in one arithmetic. Output includes reasoning; where a server reports it beside the completion, which its
 * own total gives away, it is added.
 */
export function convertUsage(usage: WireUsage | undefined): Usage {
  if (usage === undefined) return {};
  const reasoning = count(usage.completion_tokens_details?.reasoning_tokens ?? usage.reasoning_tokens);
  const input = count(usage.prompt_tokens);
  const completion = count(usage.completion_tokens);
  const isBeside =
    input !== undefined &&
    completion !== undefined &&
    (reasoning ?? 0) > 0 &&
    usage.total_tokens === input + completion + (reasoning ?? 0);
  // The vendor's own object came out of JSON.
  const raw = usage as Json;
  return defined({
    inputTokens: input,
    cacheReadTokens: count(
      usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens ?? usage.cached_tokens,
    ),
    cacheWriteTokens: count(usage.prompt_tokens_details?.cache_write_tokens),
    outputTokens: isBeside && completion !== undefined ? completion + (reasoning ?? 0) : completion,
    reasoningTokens: reasoning,
    raw,
  });
}

/** What the vendor says it charges, where it does. */
export function reportedCostUsd(usage: WireUsage | undefined): number | undefined {
  const ticks = count(usage?.cost_in_usd_ticks);
  return count(usage?.cost) ?? (ticks === undefined ? undefined : ticks / 1e10);
}
