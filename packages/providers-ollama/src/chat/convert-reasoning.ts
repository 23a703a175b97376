import type { ChatRequest } from '@cascade/core/spec';

export interface Reasoning {
  readonly think?: boolean | 'low' | 'medium' | 'high';
  /** What was left out or changed, and why. */
  readonly warnings: readonly string[];
}

/** Whether and how much to think. Only the gpt-oss family takes a level, and it cannot stop altogether. */
export function convertReasoning(modelId: string, reasoning: ChatRequest['reasoning'], isRefused: boolean): Reasoning {
  if (reasoning === undefined) return { warnings: [] };
  if (isRefused) {
    const isMet = reasoning === 'off';
    return { warnings: isMet ? [] : [`${modelId} does not think: reasoning "${reasoning}" was left out`] };
  }
  if (!/(^|\/)gpt-oss/.test(modelId)) return { think: reasoning !== 'off', warnings: [] };
  if (reasoning !== 'off') return { think: reasoning, warnings: [] };
  return { think: 'low', warnings: [`${modelId} cannot stop reasoning: "low" was asked for instead`] };
}
