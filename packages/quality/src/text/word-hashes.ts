import { hashWord } from './hash-word.js';
import { WordSet } from './word-set.js';

/** Words that can be looked up: quicker made than a `Set`, which has to hash every string as the engine does. */
export class WordHashes {
  readonly #hashes: WordSet;

  constructor(words: readonly string[]) {
    this.#hashes = new WordSet(hashesOf(words));
  }

  /** Whether a word is among them; of two billion others one looks the same. */
  has(word: string): boolean {
    return this.#hashes.has(hashOf(word));
  }

  /** Whether one of some words is among them, by their hashes. */
  hasAny(hashes: Int32Array): boolean {
    for (let at = 0; at < hashes.length; at++) if (this.#hashes.has(hashes[at] ?? 0)) return true;
    return false;
  }
}

/** Hashes of words that are looked up often. */
export function hashesOf(words: readonly string[]): Int32Array {
  const hashes = new Int32Array(words.length);
  for (let at = 0; at < words.length; at++) hashes[at] = hashOf(words[at] ?? '');
  return hashes;
}

function hashOf(word: string): number {
  return hashWord(word, 0x811c9dc5);
}
