import { defined } from '../provider-kit/defined.js';
import type { Usage } from '../spec/chat-response.js';
import type { ChatRequest } from '../spec/conversation.js';
import type { CostBasis, Price } from '../spec/price.js';
import { costOfUsage } from './cost-of-usage.js';

const charactersPerToken = 4;

/** Tokens of a text by the rule of thumb of four characters each. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

/** Input tokens of a conversation, its text alone. */
export function estimateInputTokens({ messages }: ChatRequest): number {
  let characters = 0;
  for (const { content } of messages) {
    if (typeof content === 'string') characters += content.length;
    else for (const part of content) if ('text' in part) characters += part.text.length;
  }
  return estimateTokens(characters);
}

/** What a call may have cost whose usage nobody reported; nothing when its price is not known either. */
export function estimateCost(usage: Usage, price: Price | undefined): { costUsd?: number; costBasis?: CostBasis } {
  const costUsd = price && costOfUsage(usage, price);
  return defined({ costUsd, costBasis: costUsd === undefined ? undefined : ('estimated' as const) });
}
