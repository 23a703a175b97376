import { costOfUsage } from '@cascade/core';
import type { Price } from '@cascade/core/spec';

const bytesPerToken = 3;
const defaultOutputTokens = 4_096;

/** What a request will most likely cost: input by its length, output as it is limited, or 4,096 tokens. */
export function expectedUsd(body: unknown, price: Price): number | undefined {
  const {
    max_tokens: maxTokens,
    max_completion_tokens: maxCompletion,
    max_output_tokens: maxOutput,
    ...input
  } = Object(body);
  const asked = [maxTokens, maxCompletion, maxOutput].find((limit) => typeof limit === 'number');
  const inputTokens = Math.ceil((JSON.stringify(input)?.length ?? 0) / bytesPerToken);
  return costOfUsage({ inputTokens, outputTokens: asked ?? defaultOutputTokens }, price);
}
