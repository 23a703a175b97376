/** What Gemini models accept, as far as it can be told from their names. */
export interface ModelRules {
  /** How much the model thinks is set by a level, by a number of tokens, or not at all. */
  readonly thinking: 'level' | 'budget' | 'none';
  /** Can be told not to think. */
  readonly canStopThinking: boolean;
  /** The lightest models take the level MINIMAL. */
  readonly takesMinimal: boolean;
  /** Wants thought signatures back on function calls. */
  readonly wantsSignatures: boolean;
  /** Gives JSON by a schema while it has tools. */
  readonly takesSchemaWithTools: boolean;
}

/** Names that say nothing, such as `gemini-flash-latest`, get the rules of the newest models. */
export function modelRules(modelId: string): ModelRules {
  const id = modelId.replace(/^(models|tunedModels)\//, '').toLowerCase();
  const isLight = id.includes('flash');
  if (/^gemini-2\.5/.test(id)) {
    return {
      thinking: 'budget',
      canStopThinking: isLight,
      takesMinimal: false,
      wantsSignatures: false,
      takesSchemaWithTools: false,
    };
  }
  const isOld = /^gemini-[12]\b/.test(id) || !id.startsWith('gemini');
  return {
    thinking: isOld ? 'none' : 'level',
    canStopThinking: isOld,
    takesMinimal: isLight,
    wantsSignatures: !isOld,
    takesSchemaWithTools: !isOld,
  };
}
