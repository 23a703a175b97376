import { flag, logScale, share } from './bounded.js';
import type { TextScan } from './scan-text.js';

/** Features of the question alone, each in [0, 1]. */
export function promptFeatures(prompt: TextScan, totalChars: number) {
  const { text, words } = prompt;
  const lastSign = text.trimEnd().at(-1) ?? '';
  return {
    promptLength: logScale(totalChars, 20_000),
    promptWords: logScale(words.length, 1_000),
    promptSentences: logScale(prompt.sentences, 40),
    promptSentenceLength: logScale(words.length / Math.max(1, prompt.sentences), 100),
    promptLongWords: share(prompt.longWords, words.length),
    promptWordLength: logScale(text.length / Math.max(1, words.length), 30),
    promptNames: share(prompt.names.length, words.length),
    promptNumbers: logScale(prompt.numbers.length, 40),
    promptLargestNumber: logScale(Math.max(0, ...prompt.numbers.map((number) => number.value)), 1e6),
    promptDistinct: share(prompt.distinctWords.size, words.length),
    promptAsksAtEnd: flag(lastSign === '?' || lastSign === '？'),
    promptOperators: share(prompt.operators, text.length / 20),
    promptBrackets: share(prompt.brackets, text.length / 10),
    promptCommas: share(prompt.commas, words.length / 4),
  };
}
