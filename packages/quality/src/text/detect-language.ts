import { functionWords, wordLanguages } from './function-words.js';

/** A language and how sure the reading is. */
export interface DetectedLanguage {
  /** ISO 639-1 code. */
  readonly language: string;
  /** Words or, for scripts of their own, characters that speak for it. */
  readonly evidence: number;
}

/** Words that are read. */
const maxWords = 100;

/** Characters of the scripts that tell a language by themselves. */
const scripts: readonly (readonly [language: string, from: number, to: number])[] = [
  ['ru', 0x400, 0x4ff],
  ['el', 0x370, 0x3ff],
  ['he', 0x590, 0x5ff],
  ['ar', 0x600, 0x6ff],
  ['hi', 0x900, 0x97f],
  ['bn', 0x980, 0x9ff],
  ['ta', 0xb80, 0xbff],
  ['th', 0xe00, 0xe7f],
  ['ja', 0x3040, 0x30ff],
  ['zh', 0x4e00, 0x9fff],
  ['ko', 0xac00, 0xd7af],
];

/** Every language that is told, by ISO 639-1 code. */
export const toldLanguages: readonly string[] = [
  ...new Set([...wordLanguages, ...scripts.map(([language]) => language)]),
];

/** The index with most votes, its votes, and those of the second. */
function bestOf(votes: ArrayLike<number>): readonly [index: number, votes: number, second: number] {
  let best = 0;
  let most = 0;
  let second = 0;
  for (let index = 0; index < votes.length; index++) {
    const count = votes[index] ?? 0;
    if (count > most) {
      second = most;
      most = count;
      best = index;
    } else if (count > second) second = count;
  }
  return [best, most, second];
}

/** Whether a text has a letter of the script that a language has for itself; true for languages without one. */
export function mayBeWrittenIn(language: string, text: string): boolean {
  const own = scripts.filter(([code]) => code === language || (language === 'ja' && code === 'zh'));
  if (own.length === 0) return true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (own.some(([, from, to]) => unit >= from && unit <= to)) return true;
  }
  return false;
}

/** The index of the script that a word begins in; -1 for Latin letters. */
function scriptOf(word: string): number {
  const code = word.charCodeAt(0);
  return code < 0x370 ? -1 : scripts.findIndex(([, from, to]) => code >= from && code <= to);
}

function addVotes(votes: Uint32Array, index: number, by: number): void {
  votes[index] = (votes[index] ?? 0) + by;
}

const japanese = scripts.findIndex(([language]) => language === 'ja');
const chinese = scripts.findIndex(([language]) => language === 'zh');

/**
 * The language of some words, by their script or by their frequent little words; undefined when that is not clear.
 * Reads at most 100 words. Languages of one script (Russian and Bulgarian, Arabic and Persian) are told as the most
 * frequent one.
 */
export function detectLanguage(words: readonly string[]): DetectedLanguage | undefined {
  const latin = new Uint32Array(wordLanguages.length);
  const foreign = new Uint32Array(scripts.length);
  // "A", "to" and "i" are words of many languages.
  const sure = new Uint32Array(wordLanguages.length);
  const times = new Uint8Array(functionWords.size);
  const size = Math.min(words.length, maxWords);
  let foreignLetters = 0;
  let latinLetters = 0;
  for (let index = 0; index < size; index++) {
    const word = words[index] ?? '';
    const script = scriptOf(word);
    if (script >= 0) {
      addVotes(foreign, script, word.length);
      foreignLetters += word.length;
      continue;
    }
    if (word.charCodeAt(0) > 57) latinLetters += word.length;
    const little = functionWords.get(word);
    if (little === undefined) continue;
    // A word that comes up in every line ("per", "no") says no more than twice.
    const before = times[little.place] ?? 0;
    if (before === 2) continue;
    times[little.place] = before + 1;
    for (const language of little.languages) {
      addVotes(latin, language, 1);
      if (word.length > 2 || word > '\u007f') addVotes(sure, language, 1);
    }
  }
  if (foreignLetters * 2 > latinLetters) return ofScript(foreign, foreignLetters);
  const [best, evidence, second] = bestOf(latin);
  if (sure[best] === 0 || evidence < 3 || evidence < 0.15 * Math.min(size, 60) || second > 0.7 * evidence)
    return undefined;
  return { language: wordLanguages[best] ?? '', evidence };
}

/** Japanese is written in Chinese characters too: some kana tell it. */
function ofScript(votes: Uint32Array, letters: number): DetectedLanguage | undefined {
  if ((votes[japanese] ?? 0) > 0.1 * letters) addVotes(votes, japanese, votes[chinese] ?? 0);
  const [best, evidence] = bestOf(votes);
  return evidence === 0 ? undefined : { language: scripts[best]?.[0] ?? '', evidence };
}
