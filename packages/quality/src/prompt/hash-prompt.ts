import { textUnits } from '../text/text-units.js';
import { gap, ideograph, letter, sign, unitKind } from './unit-kind.js';

/** Feature ids are below 2 to this power. */
export const hashBits = 18;

/** Characters at each end in which the wording of the task is looked for. */
const edgeChars = 160;
/** Characters read for the body from the beginning and from the end: what lies between repeats the same matter. */
const bodyHeadChars = 600;
const bodyTailChars = 250;
const shortestSentence = 40;
const shortestTail = 12;
const prefixChars = 5;
const bodySeed = 0x9e3779b9;
const edgeSeed = 0x51ed270b;
const pairSeed = 0x85ebca6b;
const prefixSeed = 0x27d4eb2f;
const runSeed = 0x165667b1;
const prime = 0x01000193;
const zero = 48;
const newline = 10;

/** Ids of what a prompt says, in two groups that are weighed apart, so that a long text cannot drown the question. */
export interface PromptHashes {
  /** Words, their first letters and pairs of neighbours, of most of the window; with repetition. */
  readonly body: Uint32Array;
  /** Words, pairs and runs of characters of the beginning and the end. */
  readonly edge: Uint32Array;
}

/** Hashes a window in lower case (Weinberger et al., 2009; FNV-1a over UTF-16 units). Linear; digits all look alike. */
export function hashPrompt(lowerCased: string): PromptHashes {
  const { length } = lowerCased;
  const body = new IdList();
  addWords(lowerCased.slice(0, bodyHeadChars), bodySeed, true, body);
  if (length > bodyHeadChars)
    addWords(lowerCased.slice(Math.max(bodyHeadChars, length - bodyTailChars)), bodySeed, true, body);
  const bodyIds = body.ids();
  const edge = new IdList();
  if (length <= edgeChars) addEdge(lowerCased, edge);
  else {
    addEdge(firstSentence(lowerCased), edge);
    addEdge(lastSentence(lowerCased), edge);
  }
  return { body: bodyIds, edge: edge.ids() };
}

/** The beginning up to the first end of a sentence that leaves enough to tell the task. */
function firstSentence(text: string): string {
  for (let index = shortestTail; index < edgeChars; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === newline || (index >= shortestSentence && endsSentence(unit))) return text.slice(0, index);
  }
  return text.slice(0, edgeChars);
}

function lastSentence(text: string): string {
  for (let index = text.length - shortestTail; index > text.length - edgeChars; index -= 1) {
    if (endsSentence(text.charCodeAt(index))) return text.slice(index + 1);
  }
  return text.slice(-edgeChars);
}

/** Newline, full stop, question or exclamation mark, ideographic full stop, danda. */
function endsSentence(unit: number): boolean {
  return unit === newline || unit === 46 || unit === 63 || unit === 33 || unit === 0x3002 || unit === 0x964;
}

function addEdge(text: string, ids: IdList): void {
  addWords(text, edgeSeed, false, ids);
  addRuns(text, ids);
}

function addWords(text: string, seed: number, withPrefixes: boolean, ids: IdList): void {
  const units = textUnits(text);
  let previous = 0;
  let hash = seed;
  let length = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const unit = index < text.length ? (units[index] ?? 0) : 0;
    const kind = unitKind(unit);
    if (kind === letter) {
      hash = Math.imul(hash ^ (unit >= zero && unit <= zero + 9 ? zero : unit), prime);
      length += 1;
      if (length === prefixChars && withPrefixes) ids.add(hash ^ prefixSeed);
      continue;
    }
    if (length > 0) {
      ids.add(hash);
      if (previous !== 0) ids.add(Math.imul(previous ^ pairSeed, prime) ^ hash);
      previous = hash;
      hash = seed;
      length = 0;
    }
    if (kind === ideograph) {
      const single = Math.imul(seed ^ unit, prime);
      ids.add(single);
      if (previous !== 0) ids.add(Math.imul(previous ^ pairSeed, prime) ^ single);
      previous = single;
    } else if (kind === sign) ids.add(Math.imul(seed ^ unit, prime));
  }
}

/** Runs of four letters, word ends counted as one, and of three ideographs: they see through endings and typing errors. */
function addRuns(text: string, ids: IdList): void {
  const units = textUnits(text);
  let first = gap;
  let second = gap;
  let third = gap;
  for (let index = 0; index <= text.length; index += 1) {
    const unit = index < text.length ? (units[index] ?? 0) : gap;
    const kind = unitKind(unit);
    const last = kind === letter || kind === ideograph ? unit : gap;
    if (last === gap && third === gap) continue;
    if (second !== gap && third !== gap) {
      const wide = kind === ideograph || unitKind(third) === ideograph;
      let hash = wide ? runSeed : Math.imul(runSeed ^ first, prime);
      hash = Math.imul(hash ^ second, prime);
      hash = Math.imul(hash ^ third, prime);
      ids.add(Math.imul(hash ^ last, prime));
    }
    first = second;
    second = third;
    third = last;
  }
}

/** Where the ids of a group are gathered: three at most for each character of the body, eight for each of the edges. */
const gathered = new Uint32Array(Math.max((bodyHeadChars + bodyTailChars) * 3 + 6, edgeChars * 8));

/** Ids in their order, one list at a time. */
class IdList {
  #count = 0;

  add(hash: number): void {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    gathered[this.#count] = (mixed ^ (mixed >>> 13)) >>> (32 - hashBits);
    this.#count += 1;
  }

  ids(): Uint32Array {
    return gathered.slice(0, this.#count);
  }
}
