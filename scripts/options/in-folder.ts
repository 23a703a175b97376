import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a folder of its own to a scene, and takes it away. */
export async function inFolder<Result>(scene: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'cascade-options-'));
  try {
    return await scene(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
