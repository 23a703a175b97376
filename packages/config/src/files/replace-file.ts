import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError } from '../config-error.js';

/**
 * Writes a file of the user's own as a whole: either the old one is there, or the new one. A file that is there keeps its
 * mode, and a link still leads to it.
 *
 * @param options.isSecret - nobody else may read it, whatever its mode was; a new file is always so
 * @throws ConfigError when it cannot be written
 */
export async function replaceFile(
  file: string,
  text: string,
  { isSecret = false }: { readonly isSecret?: boolean } = {},
): Promise<void> {
  const path = await realpath(file).catch(() => file);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const before = isSecret ? undefined : await stat(path).catch(() => undefined);
    await writeNew(temporary, text);
    if (before !== undefined) await chmod(temporary, before.mode & 0o777);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new ConfigError(
      { file, problem: 'the file cannot be written', fix: 'Check the permissions of its folder.' },
      { cause },
    );
  }
}

/** On the disk before it takes the place of the old one. */
async function writeNew(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
