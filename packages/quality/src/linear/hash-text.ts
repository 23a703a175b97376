import { isWordUnit } from './is-word-unit.js';

/** What `hashText` reads of a text and into how many buckets it sorts it. */
export interface HashOptions {
  /** Buckets are numbered 0 to 2^bits - 1; 1 to 24. Default 14. */
  readonly bits?: number;
  /** Characters read from the beginning. Default 1,500. */
  readonly headChars?: number;
  /** Characters read from the end, of what the head left over. Default 500. */
  readonly tailChars?: number;
  /** Whether words and pairs of neighbouring words count. Default true. */
  readonly words?: boolean;
  /** Shortest and longest run of characters that counts; false for none. Default [3, 5]. */
  readonly characters?: readonly [shortest: number, longest: number] | false;
  /** Sorts the same text differently, so that a prompt and a draft share a model without meaning the same. Default 0. */
  readonly seed?: number;
  /** Whether all digits look the same. Default true. */
  readonly foldDigits?: boolean;
}

const zero = 48;
const space = 32;
const wordSeed = 0x9e3779b9;
const pairSeed = 0x85ebca6b;

/**
 * The distinct buckets of a text's words, pairs of neighbouring words and runs of characters, in order of appearance.
 *
 * Feature hashing (Weinberger et al., 2009) with FNV-1a over UTF-16 units and murmur3's finaliser. Case is folded, white
 * space and punctuation are one space to the runs of characters. Linear in what is read, and only a window is read.
 */
export function hashText(text: string, options: HashOptions = {}): Uint32Array {
  const { bits = 14, headChars = 1_500, tailChars = 500, words = true, characters = [3, 5] } = options;
  const { seed = 0, foldDigits = true } = options;
  const buckets = new BucketSet(bits);
  const start = Math.max(headChars, text.length - tailChars);
  for (const part of [text.slice(0, headChars), text.slice(start)]) {
    if (part === '') continue;
    const units = normalisedUnits(part.toLowerCase(), foldDigits);
    if (words) addWords(units, seed, buckets);
    if (characters) addRuns(units, characters, seed, buckets);
  }
  return buckets.ids();
}

/** UTF-16 units with one space at each end and between words. */
function normalisedUnits(text: string, foldDigits: boolean): Uint16Array {
  const units = new Uint16Array(text.length + 2);
  units[0] = space;
  let length = 1;
  let afterSpace = true;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (isWordUnit(unit)) {
      units[length] = foldDigits && unit >= zero && unit <= zero + 9 ? zero : unit;
      length += 1;
      afterSpace = false;
    } else if (!afterSpace) {
      units[length] = space;
      length += 1;
      afterSpace = true;
    }
  }
  if (!afterSpace) {
    units[length] = space;
    length += 1;
  }
  return units.subarray(0, length);
}

function addWords(units: Uint16Array, seed: number, buckets: BucketSet): void {
  let hash = wordSeed ^ seed;
  let previous = 0;
  for (let index = 1; index < units.length; index += 1) {
    const unit = units[index] ?? space;
    if (unit !== space) {
      hash = Math.imul(hash ^ unit, 0x01000193);
      continue;
    }
    buckets.add(hash);
    if (previous !== 0) buckets.add(Math.imul(previous ^ pairSeed, 0x01000193) ^ hash);
    previous = hash;
    hash = wordSeed ^ seed;
  }
}

function addRuns(
  units: Uint16Array,
  [shortest, longest]: readonly [number, number],
  seed: number,
  buckets: BucketSet,
): void {
  for (let start = 0; start + shortest <= units.length; start += 1) {
    const end = Math.min(start + longest, units.length);
    let hash = 0x811c9dc5 ^ seed;
    for (let index = start; index < end; index += 1) {
      hash = Math.imul(hash ^ (units[index] ?? space), 0x01000193);
      if (index - start + 1 >= shortest) buckets.add(hash + index - start);
    }
  }
}

/** Bucket ids without repetition, in order. */
class BucketSet {
  readonly #seen: Uint8Array;
  readonly #shift: number;
  #ids = new Uint32Array(256);
  #count = 0;

  constructor(bits: number) {
    this.#seen = new Uint8Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  add(hash: number): void {
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    const id = (mixed ^ (mixed >>> 16)) >>> this.#shift;
    if (this.#seen[id] === 1) return;
    this.#seen[id] = 1;
    if (this.#count === this.#ids.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    this.#ids[this.#count] = id;
    this.#count += 1;
  }

  ids(): Uint32Array {
    return this.#ids.slice(0, this.#count);
  }
}
