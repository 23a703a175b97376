import { mkdir, rename, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Check, checkOptions, isFunction, isInteger, isNumber, isText } from '@cascade/core/provider-kit';
import type { Awaitable, FailedPromptStore } from '@cascade/core/spec';
import { storeErrorOf } from '../database/store-error-of.js';
import { claimedName } from './claimed-name.js';
import { encodeFailedPrompt } from './encode-failed-prompt.js';
import { enforceLimits } from './enforce-limits.js';
import { failedPromptName } from './failed-prompt-name.js';
import { nameAt, type PromptFile, promptFiles, readPromptFile, undefinedIfGone } from './prompt-files.js';
import { writeDurably } from './write-durably.js';

export interface FailedPromptFolderOptions {
  /** The folder. It is made on first use, for its owner only. */
  readonly directory: string;
  /** How many files are kept; the oldest goes first, with a warning. Default 1,000. */
  readonly maxFiles?: number;
  /** How many bytes are kept; the oldest file goes first, with a warning. Default 268,435,456 (256 MB). */
  readonly maxBytes?: number;
  /** How long a file is kept, in milliseconds. Default 2,592,000,000 (30 days). */
  readonly maxAgeMs?: number;
  /**
   * How long a claim holds, in milliseconds: after it the process that claimed is taken for dead, and others may claim
   * the prompt. On the same machine a dead process is noticed at once. Default 3,600,000 (an hour).
   */
  readonly claimMs?: number;
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly now?: () => number;
}

const optionChecks: Readonly<Record<keyof FailedPromptFolderOptions, Check>> = {
  directory: isText,
  maxFiles: isInteger(1),
  maxBytes: isInteger(1),
  maxAgeMs: isNumber(1),
  claimMs: isNumber(1),
  now: isFunction,
};

/**
 * Failed prompts as files, one each, in a folder shared by any number of processes on one machine. A location is a
 * file's absolute path. The files of the older llm-cascade tool are listed and read as well; anything else in the
 * folder is left alone, and no link is followed.
 *
 * Every call may fail with a `StoreError` (`unavailable`, `read-only`, `full`, `failed`).
 *
 * @throws ConfigurationError for an option that makes no sense
 */
export function failedPromptFolder(options: FailedPromptFolderOptions): FailedPromptStore {
  checkOptions('failedPromptFolder', options, optionChecks);
  const { maxFiles = 1_000, maxBytes = 268_435_456, maxAgeMs = 2_592_000_000 } = options;
  const { claimMs = 3_600_000, now = Date.now } = options;
  const directory = resolve(options.directory);

  /** A claim counts for `claimMs`; one from the future (the clock was set back) does not count. */
  function isClaimed(claimedAtMs: number | undefined): boolean {
    return claimedAtMs !== undefined && Math.abs(now() - claimedAtMs) < claimMs;
  }

  async function find(location: string): Promise<PromptFile | undefined> {
    const name = nameAt(directory, location);
    if (name === undefined) return undefined;
    const files = (await promptFiles(directory)).filter((file) => file.name === name);
    return files.find((file) => file.fileName === file.name) ?? files[0];
  }

  async function read(location: string) {
    const file = await find(location);
    return file && readPromptFile(directory, file);
  }

  /** Renames a file; false when another process was faster. */
  async function move({ fileName }: PromptFile, to: string): Promise<boolean> {
    const moved = rename(join(directory, fileName), join(directory, to)).then(() => true);
    return (await moved.catch(undefinedIfGone)) ?? false;
  }

  const store: FailedPromptStore = {
    save: async (prompt) => {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = failedPromptName(prompt);
      await writeDurably(directory, name, encodeFailedPrompt(prompt));
      const limits = { maxFiles, maxBytes, maxAgeMs };
      const warnings = await enforceLimits(directory, name, limits, now(), isClaimed).catch((error: unknown) => [
        `the limits of the folder could not be enforced: ${storeErrorOf(error, directory).message}`,
      ]);
      return { location: join(directory, name), warnings };
    },
    list: async () => {
      const listed = [];
      for (const file of await promptFiles(directory)) {
        const prompt = isClaimed(file.claimedAtMs) ? undefined : await readPromptFile(directory, file);
        if (prompt === undefined) continue;
        const { id, cascade, atMs } = prompt;
        listed.push({ location: join(directory, file.name), id, cascade, atMs });
      }
      return listed.sort((a, b) => a.atMs - b.atMs);
    },
    read,
    claim: async (location) => {
      const file = await find(location);
      if (file === undefined || isClaimed(file.claimedAtMs)) return undefined;
      const prompt = await readPromptFile(directory, file);
      return prompt && (await move(file, claimedName(file.name, now()))) ? prompt : undefined;
    },
    release: async (location) => {
      const file = await find(location);
      if (file !== undefined && file.fileName !== file.name) await move(file, file.name);
    },
    remove: async (location) => {
      const file = await find(location);
      if (file === undefined) return false;
      const removed = unlink(join(directory, file.fileName)).then(() => true);
      return (await removed.catch(undefinedIfGone)) ?? false;
    },
  };
  return withStoreErrors(store, directory);
}

/** Lets no error of the file system out, but store errors that name the folder and the remedy. */
function withStoreErrors(store: FailedPromptStore, directory: string): FailedPromptStore {
  const guard = <A extends readonly unknown[], R>(method: (...given: A) => Awaitable<R>) => {
    return async (...given: A): Promise<R> => {
      try {
        return await method(...given);
      } catch (error) {
        throw storeErrorOf(error, directory);
      }
    };
  };
  return {
    save: guard(store.save),
    list: guard(store.list),
    read: guard(store.read),
    claim: guard(store.claim),
    release: guard(store.release),
    remove: guard(store.remove),
  };
}
