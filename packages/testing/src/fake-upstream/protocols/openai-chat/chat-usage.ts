import type { ReplyUsage } from '../../reply.js';
import type { VendorProfile } from '../../vendor-profile.js';

/** Usage as Chat Completions reports it: totals that include cached and reasoning tokens. */
export function chatUsage(usage: ReplyUsage, profile: VendorProfile): Record<string, unknown> {
  const completionTokens = profile.usageExcludesReasoning
    ? usage.outputTokens - usage.reasoningTokens
    : usage.outputTokens;
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: completionTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cacheReadTokens, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: usage.reasoningTokens,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
