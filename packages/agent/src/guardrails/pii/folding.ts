import { foldCharacter } from './fold-character.js';

/** A text as it is read by whoever looks for personal data. */
export interface FoldedText {
  readonly text: string;
  /** Where a place of it is in the text that was folded. What stands for nothing belongs to what is before it. */
  placeOf(index: number): number;
}

/** Folds a text, from its beginning to its end. */
export class Folding {
  readonly #text: string;
  readonly #cache = new Map<number, string>();
  /** Where the two texts go on side by side. */
  readonly #indexes: number[] = [0];
  readonly #places: number[] = [0];
  #folded = '';
  /** Up to here the text is folded. */
  #place = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Folds characters; returns the place behind the last one. */
  characters(start: number, length: number): number {
    let place = start;
    while (place < start + length) {
      const code = this.#text.codePointAt(place) ?? 0;
      const width = code > 0xffff ? 2 : 1;
      const plain = this.#fold(code);
      if (plain !== '\0') this.replace(place, width, plain);
      place += width;
    }
    return place;
  }

  replace(place: number, width: number, plain: string): void {
    this.#folded += this.#text.slice(this.#place, place) + plain;
    this.#place = place + width;
    if (plain.length === width) return;
    if (this.#indexes.at(-1) === this.#folded.length) this.#places[this.#places.length - 1] = this.#place;
    else {
      this.#indexes.push(this.#folded.length);
      this.#places.push(this.#place);
    }
  }

  end(): FoldedText {
    const [indexes, places] = [this.#indexes, this.#places];
    const placeOf = (index: number): number => {
      const piece = lastUpTo(indexes, index);
      return (places[piece] ?? 0) + index - (indexes[piece] ?? 0);
    };
    return { text: this.#folded + this.#text.slice(this.#place), placeOf };
  }

  /** NUL for a character that stands for itself. */
  #fold(code: number): string {
    const known = this.#cache.get(code);
    if (known !== undefined) return known;
    const character = String.fromCodePoint(code);
    const plain = foldCharacter(character);
    const change = plain === character ? '\0' : plain;
    this.#cache.set(code, change);
    return change;
  }
}

/** The last of the rising numbers that is not greater. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
