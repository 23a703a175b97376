import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The variables in a folder's `.env`; empty without one. */
export async function readDotenv(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(folder, '.env'), 'utf8').catch(() => '');
  const { parseDotenv } = await import('@cascade/config');
  return parseDotenv(text);
}
