import type { FailedPrompt, FailedPromptStore } from '@cascade/core/spec';

// Recent, because a store may drop what is old.
const startMs = Date.now() - 60_000;

/** A failed prompt, `ms` into the story. */
export function prompt(id: string, ms: number, more: Partial<FailedPrompt> = {}): FailedPrompt {
  return {
    version: 1,
    id,
    cascade: 'main',
    atMs: startMs + ms,
    conversation: { messages: [{ role: 'user', content: 'Why is the sky blue?' }] },
    attempts: [],
    ...more,
  };
}

/** Saves a prompt and reads it back. */
export async function roundTrip(store: FailedPromptStore, saved: FailedPrompt): Promise<FailedPrompt | undefined> {
  const { location } = await store.save(saved);
  return store.read(location);
}

export async function listedIds(store: FailedPromptStore): Promise<readonly string[]> {
  return (await store.list()).map(({ id }) => id);
}
