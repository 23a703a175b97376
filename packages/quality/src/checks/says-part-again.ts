import { splitWords } from '../text/split-words.js';
import type { DraftReading } from './read-draft.js';

/** Fewest words that are no name, no option and no short answer; lines of code have fewer. */
const fewestWords = 8;
const fewestInLines = 6;
/** ... and no title, where they are the prompt's first. */
const fromBeginning = 12;
/** Words at either end that are looked at first. */
const endWords = 6;
/** Longer texts are not compared sign by sign. */
const mostChars = 8_000;
/** Share of the prompt that no answer consists of. */
const most = 0.5;

/** Much of a text that was handed in may come back, and is what was wanted. */
const worksOnText =
  /\b(?:correct\w*|proofread\w*|fix\w*|rewrit\w*|rephras\w*|paraphras\w*|translat\w*|continue|grammar|punctuat\w*|capitali[sz]\w*|reorder\w*|sort\w*|unscrambl\w*|fill in|lower ?case|upper ?case|format\w*|refactor\w*|improv\w*|clean\w*|extract\w*|quot\w*|cite\w*|copy|pick out|pull out|sentences?|lines?|passage|paragraph|questions|summar\w*|shorten\w*|highlight\w*|underlin\w*|remove|delete|replace|insert|edit\w*|merge|combin\w*|list)\b|korrig|corrig|corrij|übersetz|tradu[cizs]|исправ|перевед|翻译|翻訳|改/;

/** What was to be filled in. */
const blank = /\?\?+|_{3,}|\[\s*(?:\.\.\.|…)\s*\]/;

/** Without white space and quotation marks; other signs may be the form that was asked for. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[\s"'“”„«»’‘`*]+/g, '');
}

/** Options of a question, of which an answer names one or two. */
const fewOptions = 3;

function offersOptions(text: string): boolean {
  return (text.match(/(?:^|\s)\(?[A-J][).]\s/g)?.length ?? 0) >= fewOptions;
}

/** "Here is the question again:": words before a part of the prompt, on a line of their own. */
const lead = /^[^\n]{3,120}[:.!]\s*\n/;

/**
 * The answer is a part of the prompt as it stands there: its question, its blank not filled in, or most of it, with a
 * line before it or in JSON perhaps. Single options and short passages may be answers.
 */
export function saysPartAgain(reading: DraftReading, prompt: string): boolean {
  const { text, words, promptSet, values, fences } = reading;
  if (text.length > mostChars || prompt.length > 2 * mostChars) return false;
  if (values !== undefined)
    return saysItInJson(values, prompt) && (offersOptions(prompt) || !worksOnText.test(reading.request));
  if (words.length < fewestInLines || !words.slice(-endWords, -1).every((word) => promptSet.has(word))) return false;
  const [fence] = fences;
  if (fence?.start === 0 && fence.end === text.length)
    return isPart(fence.code.trim(), splitWords(fence.code), reading, prompt);
  if (isPart(text, words, reading, prompt)) return true;
  const rest = text.replace(lead, '');
  return rest !== text && isPart(rest, splitWords(rest), reading, prompt);
}

function isPart(
  text: string,
  words: readonly string[],
  { promptWords, promptSet, request }: DraftReading,
  prompt: string,
): boolean {
  if (words.length < (text.includes('\n') ? fewestInLines : fewestWords)) return false;
  if (words.length > promptWords.length) return false;
  if (!words.slice(0, endWords).every((word) => promptSet.has(word))) return false;
  const whole = bare(prompt);
  const part = bare(text);
  // The instruction itself comes back.
  if (words.length >= fromBeginning && whole.startsWith(part)) return true;
  const isOpen = blank.test(text) && blank.test(prompt);
  const asks = /[?？]/.test(text.slice(-400)) || offersOptions(text) || words.length >= most * promptWords.length;
  const mayWork = worksOnText.test(request) && !offersOptions(prompt);
  if (!isOpen && (!asks || mayWork)) return false;
  return whole.includes(part);
}

/** Half of the prompt is one of the values, and the others are empty or the prompt's, too. */
function saysItInJson(values: readonly string[], prompt: string): boolean {
  const whole = bare(prompt);
  const said = values.map(bare).filter((value) => value !== '');
  return said.some((value) => value.length >= most * whole.length) && said.every((value) => whole.includes(value));
}
