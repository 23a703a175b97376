import type { ModelRules } from '../model-rules.js';

/** For models whose limit is unknown. */
const defaultMaxTokens = 8_192;

/** The API wants a limit with every request. Default: the most that the model can; a limit above that is lowered. */
export function limitOutput(
  wanted: number | undefined,
  { maxOutputTokens }: ModelRules,
): { readonly maxTokens: number; readonly warnings: readonly string[] } {
  if (wanted === undefined) return { maxTokens: maxOutputTokens ?? defaultMaxTokens, warnings: [] };
  if (maxOutputTokens === undefined || wanted <= maxOutputTokens) return { maxTokens: wanted, warnings: [] };
  return {
    maxTokens: maxOutputTokens,
    warnings: [`this model gives at most ${maxOutputTokens} output tokens: ${wanted} was lowered`],
  };
}
