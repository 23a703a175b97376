import { functionWords } from './function-words.js';

/** Share of little words ("the", "und", "que") among some words. Single letters count only if said so: they are variables as often. */
export function littleShare(words: readonly string[], fewestLetters = 2): number {
  let little = 0;
  for (const word of words) if (word.length >= fewestLetters && functionWords.has(word)) little++;
  return words.length === 0 ? 0 : little / words.length;
}
