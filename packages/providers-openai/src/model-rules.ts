/** What OpenAI's models accept, as far as it can be told from their names. Other servers have rules of their own. */
export interface ModelRules {
  /** Thinks before it answers: refuses sampling parameters and log-probabilities while it does. */
  readonly reasons: boolean;
  /** The effort that stands for "off"; undefined: cannot be switched off. */
  readonly noEffort: 'none' | 'minimal' | undefined;
  /** Not served by Chat Completions at all. */
  readonly responsesOnly: boolean;
  /** Chat Completions refuses tools while the model reasons. */
  readonly noToolsInChat: boolean;
}

const plain: ModelRules = { reasons: false, noEffort: undefined, responsesOnly: false, noToolsInChat: false };

export function modelRules(modelId: string): ModelRules {
  const id = modelId.toLowerCase();
  const responsesOnly = /^(o1-pro|o3-pro|gpt-5[^ ]*-(pro|codex)|computer-use|o[34][^ ]*-deep-research)/.test(id);
  if (!/^(o\d|gpt-[56])/.test(id) || id.includes('chat-latest')) return { ...plain, responsesOnly };
  return { reasons: true, noEffort: noEffortOf(id), responsesOnly, noToolsInChat: /^gpt-(5\.6|6)[^ ]*-luna/.test(id) };
}

function noEffortOf(id: string): ModelRules['noEffort'] {
  if (id.startsWith('gpt-6-astra') || id.startsWith('gpt-6.1-sol')) return undefined;
  if (/^gpt-(5\.[1-9]|6)/.test(id)) return 'none';
  return id.startsWith('gpt-5') ? 'minimal' : undefined;
}
