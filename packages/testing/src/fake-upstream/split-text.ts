import type { SeededRandom } from './seeded-random.js';

const maxPieces = 400;

/** Splits a text before each word: pieces look like the tokens of a real stream. Joined they give the text again. */
export function splitWords(text: string): string[] {
  return capPieces(text.split(/(?<=\s)(?=\S)/u).filter((piece) => piece !== ''));
}

/** Splits a text every few characters (never inside a surrogate pair), so also inside words, strings and escapes. */
export function splitUnevenly(text: string, random: SeededRandom, maxLength = 7): string[] {
  const characters = Array.from(text);
  const longest = Math.max(maxLength, Math.ceil((2 * characters.length) / maxPieces));
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; ) {
    const length = random.integer(1, longest);
    pieces.push(characters.slice(start, start + length).join(''));
    start += length;
  }
  return pieces;
}

/** Splits a text every `length` characters, never inside a surrogate pair. */
export function splitEvery(text: string, length: number): string[] {
  const characters = Array.from(text);
  const step = Math.max(1, Math.floor(length), Math.ceil(characters.length / 100_000));
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += step)
    pieces.push(characters.slice(start, start + step).join(''));
  return pieces;
}

/** A stream of a huge answer must not become hundreds of thousands of events. */
function capPieces(pieces: string[]): string[] {
  if (pieces.length <= maxPieces) return pieces;
  const perPiece = Math.ceil(pieces.length / maxPieces);
  const joined: string[] = [];
  for (let start = 0; start < pieces.length; start += perPiece)
    joined.push(pieces.slice(start, start + perPiece).join(''));
  return joined;
}
