/** Families that Google has switched off, and what takes their place. The first match counts. */
const successors: readonly (readonly [prefix: string, successor: string])[] = [
  ['gemini-1.5-flash-8b', 'gemini-3.5-flash-lite'],
  ['gemini-2.0-flash-lite', 'gemini-3.5-flash-lite'],
  ['gemini-1.5-flash', 'gemini-3.8-flash'],
  ['gemini-2.0-flash', 'gemini-3.8-flash'],
  ['gemini-1.0', 'gemini-3.1-pro-preview'],
  ['gemini-1.5-pro', 'gemini-3.1-pro-preview'],
  ['gemini-2.0-pro', 'gemini-3.1-pro-preview'],
  ['gemini-3-pro-preview', 'gemini-3.1-pro-preview'],
  ['gemini-pro', 'gemini-3.1-pro-preview'],
  ['gemini-ultra', 'gemini-3.1-pro-preview'],
  ['text-embedding-004', 'gemini-embedding-001'],
  ['embedding-001', 'gemini-embedding-001'],
];

/** The model to use instead of one that is no longer served; undefined where none is known. */
export function successorOf(modelId: string): string | undefined {
  const id = modelId.replace(/^models\//, '');
  return successors.find(([prefix]) => id.startsWith(prefix) && !id.includes('latest'))?.[1];
}
