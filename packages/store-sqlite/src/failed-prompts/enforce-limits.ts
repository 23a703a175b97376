import { lstat, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { timeOfName } from './failed-prompt-name.js';
import { promptFiles } from './prompt-files.js';
import { unfinishedPattern } from './write-durably.js';

export interface FolderLimits {
  readonly maxFiles: number;
  readonly maxBytes: number;
  readonly maxAgeMs: number;
}

interface OwnFile {
  readonly name: string;
  readonly path: string;
  readonly atMs: number;
  readonly bytes: number;
}

// Longer than any write takes: what is older was left behind by a process that died.
const unfinishedMaxAgeMs = 3_600_000;

/**
 * Drops the oldest files until the folder is within its limits, and says so. Files that were not made here, files
 * under a claim in force, and the file just saved are never dropped.
 */
export async function enforceLimits(
  directory: string,
  savedName: string,
  limits: FolderLimits,
  nowMs: number,
  isClaimed: (claimedAtMs: number | undefined) => boolean,
): Promise<readonly string[]> {
  await removeUnfinished(directory, nowMs);
  const files = await ownFiles(directory, isClaimed);
  let bytesLeft = files.reduce((sum, file) => sum + file.bytes, 0);
  const warnings: string[] = [];
  for (const file of files.filter(({ name }) => name !== savedName)) {
    const reason = exceeded(limits, files.length - warnings.length, bytesLeft, nowMs - file.atMs);
    if (reason === undefined) break;
    await unlink(file.path).catch(() => undefined);
    bytesLeft -= file.bytes;
    warnings.push(`the failed prompt ${file.path} was dropped: the folder keeps ${reason}`);
  }
  return warnings;
}

function exceeded(limits: FolderLimits, files: number, bytes: number, ageMs: number): string | undefined {
  if (files > limits.maxFiles) return `at most ${limits.maxFiles} files`;
  if (bytes > limits.maxBytes) return `at most ${limits.maxBytes} bytes`;
  if (ageMs > limits.maxAgeMs) return `a prompt for ${limits.maxAgeMs} ms`;
  return undefined;
}

/** The files made here that may be dropped, oldest first. */
async function ownFiles(
  directory: string,
  isClaimed: (claimedAtMs: number | undefined) => boolean,
): Promise<readonly OwnFile[]> {
  const files: OwnFile[] = [];
  for (const { name, fileName, claimedAtMs } of await promptFiles(directory)) {
    const atMs = timeOfName(name);
    if (atMs === undefined || isClaimed(claimedAtMs)) continue;
    const path = join(directory, fileName);
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined) files.push({ name, path, atMs, bytes: found.size });
  }
  return files.sort((a, b) => a.atMs - b.atMs);
}

async function removeUnfinished(directory: string, nowMs: number): Promise<void> {
  for (const name of (await readdir(directory)).filter((each) => unfinishedPattern.test(each))) {
    const path = join(directory, name);
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined && nowMs - found.mtimeMs > unfinishedMaxAgeMs) await unlink(path).catch(() => undefined);
  }
}
