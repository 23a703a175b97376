import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseWeights, type ScorerWeights } from '@cascade/quality';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** The scorer's weights of a file; nothing without one: the shipped ones. */
export async function readWeights(io: Io, file: string | undefined): Promise<{ readonly weights?: ScorerWeights }> {
  if (file === undefined) return {};
  const path = resolve(io.cwd, file);
  try {
    return { weights: parseWeights(await readFile(path, 'utf8')) };
  } catch (error) {
    throw new UsageError(
      `${path} cannot be used as weights: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
