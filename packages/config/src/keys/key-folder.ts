import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextFile } from '../documents/read-text-file.js';
import type { Folders } from '../files/folders.js';
import { replaceFile } from '../files/replace-file.js';
import { keyLines } from './key-lines.js';

/** Keys in files that only the user can read, for machines without a keyring: one file for each provider. */
export interface KeyFolder {
  pathOf(provider: string): string;
  /** Empty where there is no file. */
  read(provider: string): Promise<readonly string[]>;
  write(provider: string, keys: readonly string[]): Promise<void>;
  /** False where there was none. */
  delete(provider: string): Promise<boolean>;
  providers(): Promise<readonly string[]>;
}

export function keyFolder({ configHome }: Pick<Folders, 'configHome'>): KeyFolder {
  const folder = join(configHome, 'cascade', 'keys');
  const pathOf = (provider: string): string => join(folder, `${encodeURIComponent(provider)}.key`);
  return {
    pathOf,
    read: async (provider) => keyLines((await readTextFile(pathOf(provider)))?.text ?? ''),
    write: (provider, keys) => replaceFile(pathOf(provider), `${keys.join('\n')}\n`, { isSecret: true }),
    async delete(provider) {
      const isThere = (await stat(pathOf(provider)).catch(() => undefined)) !== undefined;
      await rm(pathOf(provider), { force: true });
      return isThere;
    },
    async providers() {
      const files = await readdir(folder).catch(() => []);
      return files.flatMap((file) => (file.endsWith('.key') ? nameOf(file) : []));
    },
  };
}

/** Of a file that somebody else has put there, nothing. */
function nameOf(file: string): readonly string[] {
  try {
    return [decodeURIComponent(file.slice(0, -'.key'.length))];
  } catch {
    return [];
  }
}
