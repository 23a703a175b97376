import { littleShare } from '../text/little-share.js';
import { characterRun } from './character-run.js';
import type { DraftReading } from './read-draft.js';

/** Longest phrase, in words, that is looked for as a loop. */
const maxPeriod = 150;
/** Words at the end that are read for a loop. */
const tailWords = 600;

/** Words before `end` that repeat with this period, counted backwards. */
function repeatedBefore(words: readonly string[], end: number, period: number): number {
  const first = Math.max(period, end - tailWords);
  let index = end - 1;
  while (index >= first && words[index] === words[index - period]) index--;
  return end - 1 - index;
}

/** Repeats that make a loop: a single word may be said oftener than a sentence. */
function isLoop(repeated: number, period: number): boolean {
  if (period === 1) return repeated >= 7;
  if (period <= 4) return repeated >= Math.max(12, 4 * period);
  return repeated >= Math.max(18, 2.6 * period);
}

function isConstant(word: string): boolean {
  return (word.length === 4 || word.length === 5) && (word === 'true' || word === 'false' || word === 'null');
}

/** A list of numbers or one-letter cells repeats by its nature. */
function isData(words: readonly string[]): boolean {
  let plain = 0;
  // Chinese and Japanese characters are words.
  for (const word of words)
    if (word.charCodeAt(0) <= 57 || (word.length === 1 && word < '\u3040') || isConstant(word)) plain++;
  return plain > 0.6 * words.length;
}

/** ... but not for ever. */
const mostDataRepeats = 26;

/** Figures with words between them: equations, said again and again. */
const mostSumPeriod = 8;
const mostSumRepeats = 40;

function isDataLoop(words: readonly string[], period: number): boolean {
  if (period <= 2) return words.length >= mostDataRepeats;
  return (
    period <= mostSumPeriod && words.length >= mostSumRepeats && words.some((word) => word.length > 2 && word > '9')
  );
}

function loopsAtEnd(words: readonly string[]): boolean {
  // A loop may be cut inside a word, so the last one need not match.
  for (const end of [words.length, words.length - 1]) {
    for (let period = 1; period <= maxPeriod && period < end; period++) {
      const repeated = repeatedBefore(words, end, period);
      if (!isLoop(repeated, period)) continue;
      const loop = words.slice(end - repeated, end);
      if (!isData(loop) || isDataLoop(loop, period)) return true;
    }
  }
  return false;
}

/** White space, digits, and what stands around the number of an item: ) * - and a full stop. */
function isMarker(code: number): boolean {
  return (
    code === 32 || code === 9 || (code >= 48 && code <= 57) || (code >= 41 && code <= 46 && code !== 43 && code !== 44)
  );
}

/** One line makes up most of a text's lines; table rows and short lines apart. */
function repeatsLines(text: string): boolean {
  const lines = text.slice(0, 3_000).split('\n', 100);
  if (lines.length < 5) return false;
  const counts = new Map<string, number>();
  let total = 0;
  let most = 0;
  for (const line of lines) {
    let from = 0;
    while (from < line.length && isMarker(line.charCodeAt(from))) from++;
    if (line.length - from < 12 || line[from] === '|') continue;
    const key = line.slice(from);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    total++;
    if (count > most) most = count;
  }
  return most >= 5 && most >= 0.6 * total;
}

/** Words from which on few different ones are a loop, and how many of them are few. */
const fewestMonotonous = 36;
const fewKinds = 0.17;
const fewestShort = 24;
const fewInShort = 0.28;
/** ... and in a text of sentences, where the same few words should not make them all. */
const fewInSentences = 0.27;

/** Few different words in many: the vocabulary of a loop that drifts. */
function isMonotonous(words: readonly string[]): boolean {
  return words.length >= fewestShort && hasFewKinds(words) && !isData(words);
}

function hasFewKinds(words: readonly string[]): boolean {
  if (words.length < fewestMonotonous) return new Set(words).size <= fewInShort * words.length;
  if (words.length < 120) return new Set(words).size <= (words.length < 80 ? fewInSentences : fewKinds) * words.length;
  // A few words tell already that most texts are not.
  return new Set(words.slice(-40)).size <= 16 && new Set(words.slice(-160)).size <= 16;
}

/** Sentences shorter than this may be said again. */
const leastSentence = 20;
const sentenceChars = 6_000;

/** Signs of a text that stand in it before: without them no sentence comes again. */
const probeLength = 20;

function standsBefore(text: string, place: number): boolean {
  return text.indexOf(text.slice(place, place + probeLength)) < place;
}

/** The same sentences again, in whatever order. */
function repeatsSentences(prose: string): boolean {
  const { length } = prose;
  if (length < 3 * probeLength) return false;
  const places = [length - probeLength - 2, Math.floor(0.8 * length) - probeLength, Math.floor(0.6 * length)];
  if (places.filter((place) => standsBefore(prose, place)).length < 2) return false;
  const sentences = prose
    .slice(0, sentenceChars)
    .split(/[.!?](?:\s|$)|[。！？\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= leastSentence && !sentence.startsWith('|'));
  const again = sentences.length - new Set(sentences).size;
  return again >= 3 && again >= 0.4 * sentences.length;
}

/** A list whose items are the same few words. */
function repeatsItems(words: readonly string[]): boolean {
  if (words.length < 8 || words.length >= fewestMonotonous) return false;
  return new Set(words).size <= (words.length < 12 ? 1 : words.length / 4);
}

/** Numbers and commas at the end, one after another. */
const numbersAtEnd = /(?:\d{1,12}, ?){40}[\d ,]*$/;
const asksForNumbers =
  /\b(?:list|sequence|series|numbers?|primes?|digits?|count\w*|print\w*|generat\w*|array|random|outputs?|table|multiples|factors|fibonacci|all|sort\w*)\b/;

/** Numbers and nothing else. */
function isCounting(prose: string): boolean {
  return !/\p{L}/u.test(prose) && /^(?:\d{1,6}[\s,;.]+){60}/.test(prose);
}

/** A sentence that goes on in numbers and does not end. */
function runsInNumbers({ prose, request }: DraftReading): boolean {
  if (isCounting(prose)) return !asksForNumbers.test(request);
  return /\p{L}{3}/u.test(prose.slice(0, 100)) && numbersAtEnd.test(prose.slice(-800)) && !asksForNumbers.test(request);
}

/** Nothing but one word, or one number, again and again; code and rows of data may be like that. */
function isOneWord(words: readonly string[], text: string): boolean {
  return words.length >= 15 && !/[[\]{}|,;]/.test(text) && words.every((word) => word === words[0]);
}

const mostLittle = 0.6;

/** Most of a short text is one word after itself, or the same three words. */
function stutters(words: readonly string[]): boolean {
  if (words.length < 9 || words.length > 150) return false;
  // With so many different words neither can be.
  if (new Set(words).size > 0.6 * words.length + 3 || isData(words)) return false;
  const counts = new Map<string, number>();
  let twins = 0;
  words.forEach((word, at) => {
    if (at > 0 && word === words[at - 1]) twins++;
    const triple = words.slice(at, at + 3).join(' ');
    counts.set(triple, (counts.get(triple) ?? 0) + 1);
  });
  const most = Math.max(...counts.values());
  const isTriple = (most >= 4 && 3 * most >= 0.8 * words.length) || (most >= 6 && 3 * most >= 0.6 * words.length);
  // "It is important to note that it is important to note": little words and nothing else.
  const isEmpty = most >= 5 && 3 * most >= 0.3 * words.length && littleShare(words, 1) >= mostLittle;
  return (twins >= 4 && twins >= 0.4 * words.length) || isTriple || isEmpty;
}

function isCount(word: string): boolean {
  return word.length <= 4 && word.charCodeAt(0) <= 57 && word.charCodeAt(word.length - 1) <= 57;
}

const countedWindow = 48;

/** The last words that are no counts are of many kinds: what is said again and again has few. */
function endsInManyKinds(words: readonly string[]): boolean {
  const kinds = new Set<string>();
  let looks = 0;
  for (let at = words.length - 1; at >= 0 && looks < countedWindow; at--) {
    const word = words[at] ?? '';
    if (isCount(word)) continue;
    kinds.add(word);
    looks++;
  }
  return looks === countedWindow && kinds.size > countedWindow / 2;
}

/** The words of a list or of steps that are counted, without the numbers: they may differ in nothing else. */
function withoutCounts(words: readonly string[]): readonly string[] | undefined {
  if (endsInManyKinds(words)) return undefined;
  const others = words.filter((word) => !isCount(word));
  const counts = words.length - others.length;
  return counts < 5 || counts >= 0.4 * words.length ? undefined : others;
}

/** Why a text is caught in a loop: the same words, lines or characters over and over. */
export function findLoop(reading: DraftReading): string | undefined {
  const { words, proseWords, prose, text, hasDataOnly } = reading;
  const uncounted = withoutCounts(proseWords);
  if (
    loopsAtEnd(proseWords) ||
    (uncounted !== undefined && (loopsAtEnd(uncounted) || isMonotonous(uncounted) || repeatsItems(uncounted))) ||
    isOneWord(proseWords, prose) ||
    stutters(proseWords)
  )
    return 'the same words over and over';
  if (repeatsLines(prose)) return 'the same line over and over';
  if (repeatsSentences(prose)) return 'the same sentences again and again';
  if (isMonotonous(proseWords)) return 'hardly any different words';
  if (runsInNumbers(reading)) return 'numbers without end';
  if (characterRun(prose)) return 'the same characters over and over';
  if (prose.trim() !== '') return undefined;
  if (hasDataOnly && loopsAtEnd(words)) return 'the same words over and over';
  return loopsInCode(text) ? 'the same code over and over' : undefined;
}

/** Shortest line of code that is no bracket, and how often it may follow itself: rows of data are alike, too. */
const leastLine = 16;
const mostSameLines = 7;

function loopsInCode(text: string): boolean {
  const lines = text
    .slice(-6_000)
    .split('\n')
    .map((line) => line.trim());
  let same = 0;
  for (let index = 1; index < lines.length; index++) {
    same = lines[index] === lines[index - 1] && (lines[index]?.length ?? 0) >= leastLine ? same + 1 : 0;
    if (same >= mostSameLines) return true;
  }
  for (const period of [1, 2, 3, 4]) {
    let index = lines.length - 2;
    while (index >= period && lines[index] === lines[index - period] && lines[index] !== '') index--;
    if (lines.length - 2 - index >= 20 * period) return true;
  }
  return false;
}
