/** What a model accepts, as far as it can be told from its name. */
export interface ModelRules {
  readonly isClaude: boolean;
  /** Most tokens of one answer; undefined: unknown. */
  readonly maxOutputTokens: number | undefined;
  readonly contextTokens: number | undefined;
  /** How it is told to think: with a budget of tokens, by effort, or not at all. */
  readonly thinking: 'none' | 'budget' | 'adaptive';
  /** How it is told not to think; undefined: it cannot be. */
  readonly thinkingOff: 'disabled' | 'between_tools' | undefined;
  /** `either`: temperature or topP, not both. */
  readonly sampling: 'both' | 'either' | 'none';
  /** Has constrained output by a schema; others are made to call a tool. */
  readonly outputFormat: boolean;
  /** A tool choice of `any` or of a name is taken. */
  readonly forcedTools: boolean;
}

/** Servers that imitate the API: what most of them understand. */
const foreign: ModelRules = {
  isClaude: false,
  maxOutputTokens: undefined,
  contextTokens: undefined,
  thinking: 'budget',
  thinkingOff: 'disabled',
  sampling: 'both',
  outputFormat: false,
  forcedTools: true,
};

/** A name without a version is taken for a new model: those refuse most. */
const newest = 9;

export function modelRules(modelId: string): ModelRules {
  const id = modelId.toLowerCase();
  if (!id.includes('claude')) return foreign;
  const { family, version = newest } = readName(id);
  const alwaysThinks = family === 'fable' || family === 'mythos' || (family === 'opus' && version >= 5.5);
  return {
    isClaude: true,
    maxOutputTokens: maxOutputTokens(family, version),
    contextTokens: version === newest ? undefined : version >= 4.6 ? 1_000_000 : 200_000,
    thinking: version >= 4.6 ? 'adaptive' : version >= 3.7 ? 'budget' : 'none',
    thinkingOff: alwaysThinks ? undefined : family === 'sonnet' && version >= 5.5 ? 'between_tools' : 'disabled',
    sampling: version >= 4.7 ? 'none' : version >= 4.5 ? 'either' : 'both',
    outputFormat: version >= 4.5 || (family === 'opus' && version === 4.1),
    forcedTools: family === 'haiku' || version < (family === 'opus' || family === 'sonnet' ? 5.5 : 5.1),
  };
}

/** `claude-opus-4-7`, `claude-sonnet-4-5-20250929`, `claude-opus-4-20250514`, and the older `claude-3-5-sonnet-20241022`. */
function readName(id: string): { readonly family?: string; readonly version?: number } {
  const now = id.match(/claude-(opus|sonnet|haiku|fable|mythos)-(?:(\d{1,2})(?:[-.](\d))?(?!\d)|preview)/);
  if (now) return { family: now[1] ?? '', version: now[2] === undefined ? 4.7 : toVersion(now[2], now[3]) };
  const before = id.match(/claude-(\d)(?:[-.](\d))?-(opus|sonnet|haiku)/);
  return before ? { family: before[3] ?? '', version: toVersion(before[1], before[2]) } : {};
}

function toVersion(major = '0', minor = '0'): number {
  return Number(`${major}.${minor}`);
}

function maxOutputTokens(family: string | undefined, version: number): number | undefined {
  if (version === newest) return undefined;
  if (version >= 4.6) return 128_000;
  if (version >= 4.5) return 64_000;
  if (version >= 4) return family === 'opus' ? 32_000 : 64_000;
  if (version >= 3.7) return 64_000;
  return version >= 3.5 ? 8_192 : 4_096;
}
