import type { ChatRequest } from '@cascade/core/spec';

interface Thinking {
  readonly thinking: Readonly<Record<string, unknown>>;
  readonly effort?: 'low' | 'medium' | 'high';
  readonly warnings: readonly string[];
}

/** Tokens to think with, for models that are told a number. */
const budgets = { low: 2_048, medium: 8_192, high: 24_576 } as const;

/** How much the model thinks. Claude Code by itself would always let it think long; here it does when it is asked to. */
export function chooseThinking(modelId: string, reasoning: ChatRequest['reasoning'] = 'off'): Thinking {
  if (reasoning !== 'off') {
    const hasBudget = /claude-3|-4-[015]\b|-4-\d{8}|-4$/.test(modelId);
    return hasBudget
      ? { thinking: { type: 'enabled', budgetTokens: budgets[reasoning] }, warnings: [] }
      : { thinking: { type: 'adaptive' }, effort: reasoning, warnings: [] };
  }
  if (!/(opus|sonnet)-5-5|fable-5/.test(modelId)) return { thinking: { type: 'disabled' }, warnings: [] };
  return {
    thinking: { type: 'adaptive' },
    effort: 'low',
    warnings: [`${modelId} cannot be kept from thinking: it thinks with low effort`],
  };
}
