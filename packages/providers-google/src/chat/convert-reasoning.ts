import type { ChatRequest } from '@cascade/core/spec';
import type { ThinkingConfig, ThinkingLevel } from '@google/genai/web';
import { modelRules } from '../model-rules.js';

export interface Reasoning {
  readonly config?: ThinkingConfig;
  /** What was left out or changed, and why. */
  readonly warnings: readonly string[];
}

/** Tokens for thinking that Google itself takes these words to mean, for models that are told a number. */
const budgets = { low: 1_024, medium: 8_192, high: 24_576 } as const;
/** The least that a model thinks which cannot be told not to. */
const smallestBudget = 128;

/** How much to think, in the form that the model takes. Asking for it also asks for summaries of the thoughts. */
export function convertReasoning(modelId: string, reasoning: ChatRequest['reasoning'], isRefused: boolean): Reasoning {
  if (reasoning === undefined) return { warnings: [] };
  const { thinking, canStopThinking, takesMinimal } = modelRules(modelId);
  if (isRefused || thinking === 'none') {
    const isMet = reasoning === 'off' && !isRefused;
    return { warnings: isMet ? [] : [`${modelId} takes no setting of reasoning: "${reasoning}" was left out`] };
  }
  if (reasoning !== 'off') {
    const amount = thinking === 'budget' ? { thinkingBudget: budgets[reasoning] } : { thinkingLevel: level(reasoning) };
    return { config: { includeThoughts: true, ...amount }, warnings: [] };
  }
  if (canStopThinking) return { config: { thinkingBudget: 0 }, warnings: [] };
  const least = takesMinimal ? 'minimal' : 'low';
  const config = thinking === 'budget' ? { thinkingBudget: smallestBudget } : { thinkingLevel: level(least) };
  return { config, warnings: [`${modelId} cannot stop reasoning: the least of it was asked for instead`] };
}

/** The SDK's enum is loaded with the SDK; its values are these words in capitals. */
function level(word: 'minimal' | 'low' | 'medium' | 'high'): ThinkingLevel {
  const value: string = word.toUpperCase();
  return value as ThinkingLevel;
}
