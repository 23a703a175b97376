import type { Json } from '../../json.js';
import type { ReplyUsage } from '../../reply.js';
import type { VendorDialect, VendorProfile } from '../../vendor-profile.js';

const styles: Readonly<Record<VendorDialect['usage'], (usage: ReplyUsage) => Json>> = {
  openai: (usage) => ({
    ...totals(usage),
    prompt_tokens_details: { cached_tokens: usage.cacheReadTokens, audio_tokens: 0 },
    completion_tokens_details: completionDetails(usage),
  }),
  plain: totals,
  openrouter: (usage) => ({
    ...styles.openai(usage),
    cost: 0.000669,
    is_byok: false,
    cost_details: { upstream_inference_cost: null },
  }),
  groq: (usage) => ({
    queue_time: 0.041,
    ...totals(usage),
    prompt_time: 0.002,
    completion_time: 0.067,
    total_time: 0.069,
    ...(usage.reasoningTokens > 0 && { completion_tokens_details: { reasoning_tokens: usage.reasoningTokens } }),
  }),
  deepseek: (usage) => ({
    ...totals(usage),
    prompt_tokens_details: { cached_tokens: usage.cacheReadTokens },
    ...(usage.reasoningTokens > 0 && { completion_tokens_details: { reasoning_tokens: usage.reasoningTokens } }),
    prompt_cache_hit_tokens: usage.cacheReadTokens,
    prompt_cache_miss_tokens: usage.inputTokens - usage.cacheReadTokens,
  }),
  // The completion leaves the reasoning out, the total has it.
  xai: (usage) => ({
    ...totals(usage),
    completion_tokens: usage.outputTokens - usage.reasoningTokens,
    prompt_tokens_details: {
      text_tokens: usage.inputTokens,
      audio_tokens: 0,
      image_tokens: 0,
      cached_tokens: usage.cacheReadTokens,
    },
    completion_tokens_details: completionDetails(usage),
    num_sources_used: 0,
    cost_in_usd_ticks: 1_176_500,
  }),
};

function totals({ inputTokens, outputTokens }: ReplyUsage): Json {
  return { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
}

function completionDetails({ reasoningTokens }: ReplyUsage): Json {
  return {
    reasoning_tokens: reasoningTokens,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  };
}

/** Usage as Chat Completions reports it, or as the imitated vendor does. */
export function chatUsage(usage: ReplyUsage, profile: VendorProfile): Json {
  return styles[profile.dialect?.usage ?? 'openai'](usage);
}
