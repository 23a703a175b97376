import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { readAll } from './read-all.js';

const mostCharacters = 10_000;

/**
 * The keys that an option gives: itself, or with `-` standard input, a key a line.
 *
 * @throws UsageError when there is none, or it cannot be one
 */
export async function readKeys(io: Io, given: string): Promise<readonly string[]> {
  const text = given === '-' ? await readAll(io.stdin) : given;
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (keys.length === 0) throw new UsageError(given === '-' ? 'Standard input holds no key' : 'The key is empty');
  for (const key of keys) assertKey(key);
  return [...new Set(keys)];
}

/** Keys go into headers: what does not fit there is a slip, such as a whole line of a file. */
function assertKey(key: string): void {
  if (key.length > mostCharacters) throw new UsageError(`A key has at most ${mostCharacters} characters`);
  if (!/^[\x21-\x7e]+$/.test(key)) throw new UsageError('A key has no blanks, and no characters beyond ASCII');
}
