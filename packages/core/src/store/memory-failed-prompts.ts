import type { FailedPrompt, FailedPromptStore } from '../spec/failed-prompt-store.js';

/**
 * Failed prompts of this process; they are lost with it.
 *
 * @param maxPrompts - beyond it the oldest unclaimed one is dropped, with a warning.
 */
export function memoryFailedPrompts({ maxPrompts = 1_000 } = {}): FailedPromptStore {
  const kept = new Map<string, FailedPrompt>();
  const claimed = new Set<string>();
  let saved = 0;

  function dropOldest(): readonly string[] {
    const location = [...kept.keys()].find((candidate) => !claimed.has(candidate));
    if (kept.size <= maxPrompts || location === undefined) return [];
    kept.delete(location);
    return [`failed prompt ${location} was dropped: at most ${maxPrompts} are kept in memory`];
  }

  return {
    save: (prompt) => {
      const location = `memory:${++saved}:${prompt.id}`;
      kept.set(location, prompt);
      return { location, warnings: dropOldest() };
    },
    list: () =>
      [...kept]
        .filter(([location]) => !claimed.has(location))
        .map(([location, { id, cascade, atMs }]) => ({ location, id, cascade, atMs }))
        .sort((a, b) => a.atMs - b.atMs),
    read: (location) => kept.get(location),
    claim: (location) => {
      if (claimed.has(location) || !kept.has(location)) return undefined;
      claimed.add(location);
      return kept.get(location);
    },
    release: (location) => {
      claimed.delete(location);
    },
    remove: (location) => {
      claimed.delete(location);
      return kept.delete(location);
    },
  };
}
