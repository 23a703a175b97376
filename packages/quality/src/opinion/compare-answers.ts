import type { Answer } from './answer.js';
import { compareJson } from './compare-json.js';
import { compareToolCalls, type OpinionToolCall } from './compare-tool-calls.js';
import { contentTokens } from './content-tokens.js';
import { findFinal } from './find-final.js';
import { foldText } from './fold-text.js';
import type { Question } from './question.js';
import { count } from './question-form.js';
import { type QuestionReading, readQuestion } from './question-reading.js';
import { readAnswer } from './read-answer.js';
import { readPolarity } from './read-polarity.js';
import { opensWith, readYesNo } from './read-yes-no.js';
import { sameFact } from './same-fact.js';
import { sameNumber } from './same-number.js';
import { splitSentences } from './split-sentences.js';
import { tokenOverlap } from './token-overlap.js';

/** One model's answer: only what it wrote. */
export interface OpinionAnswer {
  readonly text: string;
  readonly toolCalls?: readonly OpinionToolCall[] | undefined;
}

/** How two answers to one question relate. */
export interface Agreement {
  /** Whether the comparison is evidence at all. Two essays that differ prove nothing. */
  readonly comparable: boolean;
  /** 0: they contradict each other, 1: they give the same answer. 0 when not comparable. */
  readonly agreement: number;
  /** What was compared. */
  readonly by: 'number' | 'choice' | 'boolean' | 'literal' | 'json' | 'tool' | 'overlap' | 'none';
  readonly reason: string;
}

const shortChars = 600;
const labelChars = 60;
const leadChars = 30;
/** No "St" or "Dr", no number of a list. */
const lead = /^[^\p{L}]*(?!\p{Ll}).*(?:\p{L}{4}|\d{4})[^\p{L}\d]*$/u;
const nothing: ReadonlySet<string> = new Set();

/**
 * Compares the answers of two models to one question. Numbers, options, yes or no, literals agree or do not; JSON and tool
 * calls by the share of their fields; dates and names written in
 * several ways; short texts by the overlap of what they say beyond the question. Order of the two
 * does not matter. Linear in the texts.
 */
export function compareAnswers(left: OpinionAnswer, right: OpinionAnswer, question: Question): Agreement {
  const calls = [left.toolCalls ?? [], right.toolCalls ?? []] as const;
  if (calls[0].length > 0 && calls[1].length > 0) {
    const agreement = compareToolCalls(...calls);
    return { comparable: true, agreement, by: 'tool', reason: describe('tool calls', agreement) };
  }
  if (calls[0].length + calls[1].length > 0) {
    return { comparable: true, agreement: 0, by: 'tool', reason: 'only one of the answers calls a tool' };
  }
  return (
    compareUnasked(left.text, right.text, question) ??
    compareReadAnswers(readAnswer(left.text, question), readAnswer(right.text, question), question)
  );
}

/** "Is 17 × 3 above 50?" looks as if it asked for a number, until one of the answers opens with yes or no. */
function compareUnasked(left: string, right: string, question: Question): Agreement | undefined {
  const { form, prompt } = readQuestion(question);
  if (form !== 'number' || (opensWith(left) ?? opensWith(right)) === undefined || count.test(prompt)) return undefined;
  const [a, b] = [left, right].map((text) => readYesNo(findFinal(text), text));
  if (a === undefined || b === undefined) return undefined;
  return { comparable: true, agreement: Number(a === b), by: 'boolean', reason: describe('answers', Number(a === b)) };
}

/** As {@link compareAnswers}, for answers that have been read. */
export function compareReadAnswers(left: Answer, right: Answer, question: Question): Agreement {
  const isOpen = left.kind === 'text' || right.kind === 'text';
  if (isOpen && /\p{L}/u.test(textOf(left)) && foldText(textOf(left)) === foldText(textOf(right))) {
    return { comparable: true, agreement: 1, by: 'overlap', reason: describe('words', 1) };
  }
  if (isOpen) return notComparable('the question asks for a text of its own');
  const exact = compareExactly(left, right);
  if (exact !== undefined) {
    return { comparable: true, agreement: exact, by: byOf(left.kind), reason: describe(`${left.kind} answers`, exact) };
  }
  const reading = readQuestion(question);
  const { form } = reading;
  if (form === 'number' && left.kind !== right.kind) {
    return { comparable: true, agreement: 0, by: 'number', reason: 'only one of the answers states a number' };
  }
  if (form === 'choice') {
    if (left.kind === right.kind) return notComparable('neither answer names an option');
    return { comparable: true, agreement: 0, by: 'choice', reason: 'only one of the answers names an option' };
  }
  const yesNo = compareYesNo(left, right, reading);
  if (yesNo !== undefined) {
    return { comparable: true, agreement: yesNo, by: 'boolean', reason: describe('answers', yesNo) };
  }
  const [a, b] = [textOf(left), textOf(right)];
  if (a.length > shortChars && b.length > shortChars) return notComparable('both answers are long texts');
  return compareWords(a, b, reading);
}

/** Facts in words: dates and names are the same or not, the rest agrees as far as its words do. */
function compareWords(left: string, right: string, reading: QuestionReading): Agreement {
  const same = reading.form === 'short' ? sameFact(left, right, reading.prompt, reading.tokens) : undefined;
  const agreement =
    same === undefined
      ? tokenOverlap(leadOf(left, reading.tokens), leadOf(right, reading.tokens), reading.tokens)
      : Number(same);
  if (agreement === undefined) return compareRepeated(left, right);
  return { comparable: true, agreement, by: 'overlap', reason: describe('words', agreement) };
}

/** "Ukraine. It borders ..." answers in its first sentence. */
function leadOf(text: string, given: ReadonlySet<string>): string {
  const [first = ''] = splitSentences(text.slice(0, shortChars));
  const isLead =
    first.length <= leadChars && lead.test(first) && [...contentTokens(first)].some((token) => !given.has(token));
  return isLead ? first : text;
}

function compareExactly(left: Answer, right: Answer): number | undefined {
  if (left.kind === 'number' && right.kind === 'number') return sameNumber(left.readings, right.readings) ? 1 : 0;
  if (left.kind === 'json' && right.kind === 'json') return compareJson(left.value, right.value);
  if (left.kind === 'short' || right.kind === 'short' || left.kind !== right.kind) return undefined;
  return left.value === right.value ? 1 : 0;
}

/** "So it is prime" against "Yes": that a question wants yes or no may show in one of the answers only. */
function compareYesNo(left: Answer, right: Answer, { form, prompt }: QuestionReading): number | undefined {
  const [a, b] = [left, right].map((answer) => (answer.kind === 'boolean' ? answer.value : opensWith(textOf(answer))));
  if (form !== 'boolean' && (form !== 'short' || (a ?? b) === undefined)) return undefined;
  const says = [a ?? readPolarity(textOf(left), prompt), b ?? readPolarity(textOf(right), prompt)];
  return says.includes(undefined) ? undefined : Number(says[0] === says[1]);
}

/** Answers in words of the question, as a label it offers: then those words are all that there is. */
function compareRepeated(left: string, right: string): Agreement {
  const symbol = [foldText(left), foldText(right)].find((text) => /^\S{1,12}$/.test(text) && !contentTokens(text).size);
  if (symbol !== undefined) {
    // "Au" is gold, and "to the" in French: no word of content, but all of the answer.
    const agreement = Number([left, right].every((text) => ` ${foldText(text)} `.includes(` ${symbol} `)));
    return { comparable: true, agreement, by: 'overlap', reason: describe('words', agreement) };
  }
  const agreement = tokenOverlap(left, right, nothing);
  if (agreement === undefined || Math.min(left.length, right.length) > labelChars) {
    return notComparable('one of the answers says nothing beyond the question');
  }
  return { comparable: true, agreement, by: 'overlap', reason: describe('words', agreement) };
}

function textOf(answer: Answer): string {
  return typeof answer.value === 'string' ? answer.value : JSON.stringify(answer.value);
}

function byOf(kind: Answer['kind']): Agreement['by'] {
  return kind === 'short' || kind === 'text' ? 'overlap' : kind;
}

function describe(what: string, agreement: number): string {
  return agreement >= 1
    ? `the ${what} are the same`
    : agreement <= 0
      ? `the ${what} differ`
      : `the ${what} agree in part`;
}

function notComparable(reason: string): Agreement {
  return { comparable: false, agreement: 0, by: 'none', reason };
}
