import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { FailedPromptStore } from '@cascade/core/spec';

/** Opens the failed prompts of a folder. */
export type OpenFolder = (directory: string) => FailedPromptStore;

/**
 * The folder of failed prompts, and any other that a location lies in. A prompt that cannot be kept there (a full disk, a
 * folder that is not ours) goes to a private folder among the temporary files, with a warning: it must not be lost.
 */
export function promptShelf(directory: string, openFolder: OpenFolder): FailedPromptStore {
  const own = openFolder(directory);
  const at = (location: string): FailedPromptStore =>
    dirname(location) === resolve(directory) ? own : openFolder(dirname(location));
  return {
    save: async (prompt) => {
      try {
        return await own.save(prompt);
      } catch (error) {
        const spare = await mkdtemp(join(tmpdir(), 'cascade-failed-'));
        try {
          const { location } = await openFolder(spare).save(prompt);
          const why = error instanceof Error ? error.message : String(error);
          return { location, warnings: [`${why}. To ask again: cascade failed replay ${location}`] };
        } catch {
          await rm(spare, { recursive: true, force: true });
          throw error;
        }
      }
    },
    list: () => own.list(),
    read: (location) => at(location).read(location),
    claim: (location) => at(location).claim(location),
    release: (location) => at(location).release(location),
    remove: (location) => at(location).remove(location),
  };
}
