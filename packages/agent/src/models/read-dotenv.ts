import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDotenv } from '@cascade/config/names';

/** The variables in a folder's `.env`; empty without one. */
export function readDotenv(folder: string): ReadonlyMap<string, string> {
  try {
    return parseDotenv(readFileSync(join(folder, '.env'), 'utf8'));
  } catch {
    return new Map();
  }
}
