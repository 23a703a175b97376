import { costOfUsage } from '@cascade/core';
import { count } from '@cascade/core/provider-kit';
import type { Price } from '@cascade/core/spec';

const bytesPerToken = 3;
const defaultOutputTokens = 4_096;

/** What a request will most likely cost: input by its length; of each answer as many tokens as it may have, or 4,096. */
export function expectedUsd(body: unknown, price: Price): number | undefined {
  const {
    max_tokens: maxTokens,
    max_completion_tokens: maxCompletion,
    max_output_tokens: maxOutput,
    n,
    best_of: bestOf,
    ...input
  } = Object(body);
  const longest = [maxTokens, maxCompletion, maxOutput].map(count).find((limit) => limit !== undefined);
  const answers = Math.max(1, count(n) ?? 1, count(bestOf) ?? 1);
  const inputTokens = Math.ceil((JSON.stringify(input)?.length ?? 0) / bytesPerToken);
  return costOfUsage({ inputTokens, outputTokens: answers * (longest ?? defaultOutputTokens) }, price);
}
