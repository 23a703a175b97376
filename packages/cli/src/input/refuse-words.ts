import { nearest } from '@cascade/core/provider-kit';
import { UsageError } from '../usage-error.js';

/** Words where the command takes none: a question without its flag, or a command that does not exist. */
export function refuseWords(words: readonly string[], commands: readonly string[]): void {
  const [first] = words;
  if (first === undefined) return;
  if (commands.includes(first)) throw new UsageError(`The command comes first: cascade ${first} ...`);
  const meant = words.length === 1 ? nearest(first, commands) : undefined;
  if (meant !== undefined) throw new UsageError(`There is no command "${first}". Did you mean: cascade ${meant}`);
  throw new UsageError(`A question needs -p: cascade -p ${JSON.stringify(words.join(' ').slice(0, 200))}`);
}
