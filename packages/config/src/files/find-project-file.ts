import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const names = ['cascade.yaml', 'cascade.yml'];

/**
 * The project file: searched from a folder upwards to the first one with `.git`, or the home folder, both included.
 * The folder is named by its real path; whether the file itself is a link plays no part, since trust is in its content.
 */
export async function findProjectFile(cwd: string, home: string): Promise<string | undefined> {
  const last = await realpath(home).catch(() => home);
  let folder = await realpath(cwd).catch(() => cwd);
  for (;;) {
    for (const name of names) {
      if (await isFile(join(folder, name))) return join(folder, name);
    }
    const parent = dirname(folder);
    if (folder === last || parent === folder || (await exists(join(folder, '.git')))) return undefined;
    folder = parent;
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
