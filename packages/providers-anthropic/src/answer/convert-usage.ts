import { count, defined, sum } from '@cascade/core/provider-kit';
import type { Json, Usage } from '@cascade/core/spec';
import type { WireUsage } from './messages-wire.js';

/** Token counts in one arithmetic: Anthropic's `input_tokens` leaves out what was read from or written to the cache. */
export function convertUsage(usage: WireUsage | undefined): Usage {
  if (usage === undefined) return {};
  const written = count(usage.cache_creation_input_tokens);
  const read = count(usage.cache_read_input_tokens);
  // The vendor's own object came out of JSON.
  const raw = usage as Json;
  return defined({
    inputTokens: sum(count(usage.input_tokens), written, read),
    cacheReadTokens: read,
    cacheWriteTokens: written,
    cacheWrite1hTokens: count(usage.cache_creation?.ephemeral_1h_input_tokens),
    outputTokens: count(usage.output_tokens),
    reasoningTokens: count(usage.output_tokens_details?.thinking_tokens),
    raw,
  });
}

/** Usage of a stream comes twice. Counts are cumulative; servers that know them late send 0 or a guess at first. */
export function mergeUsage(before: WireUsage | undefined, after: WireUsage | null | undefined): WireUsage | undefined {
  if (!before || !after) return after ?? before;
  const merged: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(after)) {
    const known = merged[name];
    if (value !== null) merged[name] = typeof known === 'number' ? Math.max(known, value) : value;
  }
  return merged;
}
