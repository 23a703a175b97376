import { randomBytes } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What an unfinished file is called until it is whole. */
export const unfinishedPattern = /^\.cascade-[0-9a-f]{16}\.tmp$/;

/** Writes a whole file or none, readable by its owner only; it survives a power loss once the promise resolves. */
export async function writeDurably(directory: string, name: string, text: string): Promise<void> {
  const temporary = join(directory, `.cascade-${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(directory, name));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(directory);
}

async function syncFolder(directory: string): Promise<void> {
  // Windows opens no folders, and needs no flush for a new name.
  const folder = await open(directory, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
