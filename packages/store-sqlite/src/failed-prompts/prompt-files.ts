import { constants, open, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { FailedPrompt } from '@cascade/core/spec';
import { readClaimedName } from './claimed-name.js';
import { decodeFailedPrompt } from './decode-failed-prompt.js';

/** A file in the folder that may hold a failed prompt. */
export interface PromptFile {
  /** The name of the prompt, which a claim does not change. */
  readonly name: string;
  /** The name of the file as it is now. */
  readonly fileName: string;
  /** When it was claimed, epoch milliseconds; absent when the process that claimed it is dead. */
  readonly claimedAtMs?: number;
}

// As much as fits in one string of JavaScript.
const longestFileBytes = 500_000_000;

/** The regular files in a folder that may hold a prompt; links, folders and other names are left out. */
export async function promptFiles(directory: string): Promise<readonly PromptFile[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.flatMap((entry) => (entry.isFile() ? (promptFile(entry.name) ?? []) : []));
}

function promptFile(fileName: string): PromptFile | undefined {
  if (isPromptName(fileName)) return { name: fileName, fileName };
  const claimed = readClaimedName(fileName);
  if (claimed === undefined || !isPromptName(claimed.name)) return undefined;
  const { name, claimedAtMs, isAbandoned } = claimed;
  return { name, fileName, ...(!isAbandoned && { claimedAtMs }) };
}

function isPromptName(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.');
}

/** The name of the prompt at a location; undefined when that is not in this folder. */
export function nameAt(directory: string, location: string): string | undefined {
  const name = basename(location);
  return isPromptName(name) && resolve(dirname(location)) === directory ? name : undefined;
}

/** Reads a prompt without following a link; undefined when the file is gone, too large, or holds something else. */
export async function readPromptFile(
  directory: string,
  { name, fileName }: PromptFile,
): Promise<FailedPrompt | undefined> {
  // Not blocking: a pipe of that name would never answer.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(join(directory, fileName), flags).catch(undefinedIfGone);
  if (handle === undefined) return undefined;
  try {
    const { size, mtimeMs } = await handle.stat();
    if (size > longestFileBytes) return undefined;
    return decodeFailedPrompt(await handle.readFile('utf8'), { name, modifiedAtMs: mtimeMs });
  } finally {
    await handle.close();
  }
}

/** For a file that another process has taken, or that is a link: there is nothing to read. */
export function undefinedIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ELOOP' || error.code === 'ENXIO') return undefined;
  throw error;
}
