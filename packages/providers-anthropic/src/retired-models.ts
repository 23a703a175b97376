/** Beginnings of the names of models that Anthropic has switched off, or will on 2026-11-30, and what follows them. */
const successors: readonly (readonly [prefix: string, successor: string])[] = [
  ['claude-3-5-haiku', 'claude-haiku-4-5'],
  ['claude-3-haiku', 'claude-haiku-4-5'],
  ['claude-instant', 'claude-haiku-4-5'],
  ['claude-3-opus', 'claude-opus-4-7'],
  ['claude-opus-4-0', 'claude-opus-4-7'],
  ['claude-opus-4-2025', 'claude-opus-4-7'],
  ['claude-3-5-sonnet', 'claude-sonnet-4-6'],
  ['claude-3-7-sonnet', 'claude-sonnet-4-6'],
  ['claude-3-sonnet', 'claude-sonnet-4-6'],
  ['claude-sonnet-4-0', 'claude-sonnet-4-6'],
  ['claude-sonnet-4-2025', 'claude-sonnet-4-6'],
  ['claude-sonnet-4-5', 'claude-sonnet-4-6'],
  ['claude-2', 'claude-haiku-4-5'],
  ['claude-v1', 'claude-haiku-4-5'],
];

/** The model to use in place of a retired one; undefined where none is known to be retired. */
export function successorOf(modelId: string): string | undefined {
  return successors.find(([prefix]) => modelId.startsWith(prefix))?.[1];
}
