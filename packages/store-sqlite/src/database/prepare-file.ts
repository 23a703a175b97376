import { constants, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storeError } from './store-error-of.js';

/** Makes the file, readable by its owner only, and its folders where they are missing. A file that exists stays as it is. */
export async function prepareFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.isDirectory()) throw storeError('unavailable', path, 'it is a folder');
  if (found !== undefined && !found.isFile()) throw storeError('unavailable', path, 'it is no ordinary file');
  if (found !== undefined) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, constants.O_CREAT | constants.O_RDWR, 0o600);
  await file.close();
}
