import type { Price, Rates } from '@cascade/core/spec';
import { count, type Recording, tree } from './recordings.js';

export interface TokenCounts {
  /** All input, cached or not. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  /** All output, reasoning included. */
  readonly output: number;
}

/** Usage as the vendors mean it: who counts what twice or not at all differs by vendor. */
export function countTokens({ wire, usage }: Recording): TokenCounts {
  if (wire === 'anthropic') {
    const [cacheRead, cacheWrite] = [count(usage.cache_read_input_tokens), count(usage.cache_creation_input_tokens)];
    const input = count(usage.input_tokens) + cacheRead + cacheWrite;
    return { input, cacheRead, cacheWrite, output: count(usage.output_tokens) };
  }
  if (wire === 'gemini') {
    return {
      input: count(usage.promptTokenCount) + count(usage.toolUsePromptTokenCount),
      cacheRead: count(usage.cachedContentTokenCount),
      cacheWrite: 0,
      output: count(usage.candidatesTokenCount) + count(usage.thoughtsTokenCount),
    };
  }
  const inputDetails = tree(usage.prompt_tokens_details ?? usage.input_tokens_details);
  const reasoning = wire === 'xai' ? count(tree(usage.completion_tokens_details).reasoning_tokens) : 0;
  return {
    input: count(usage.prompt_tokens ?? usage.input_tokens ?? usage.prompt_eval_count),
    cacheRead: count(inputDetails.cached_tokens ?? usage.prompt_cache_hit_tokens),
    cacheWrite: count(inputDetails.cache_write_tokens),
    output: count(usage.completion_tokens ?? usage.output_tokens ?? usage.eval_count) + reasoning,
  };
}

/** Cost in USD; written again here, so that the engine's own arithmetic is not its judge. */
export function costUsd({ input, cacheRead, cacheWrite, output }: TokenCounts, price: Price): number {
  const rates: Rates = price.steps?.findLast(({ aboveInputTokens }) => input > aboveInputTokens) ?? price;
  const microUsd =
    (input - cacheRead - cacheWrite) * rates.inputPer1M +
    cacheRead * (rates.cacheReadPer1M ?? rates.inputPer1M) +
    cacheWrite * (rates.cacheWritePer1M ?? rates.inputPer1M) +
    output * rates.outputPer1M;
  return microUsd / 1e6;
}

/** What the vendor itself says the call cost, in USD. */
export function reportedUsd({ usage }: Recording): number | undefined {
  if (typeof usage.cost === 'number') return usage.cost;
  return typeof usage.cost_in_usd_ticks === 'number' ? usage.cost_in_usd_ticks / 1e10 : undefined;
}
