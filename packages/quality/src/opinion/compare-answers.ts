import type { Answer } from './answer.js';
import { compareJson } from './compare-json.js';
import { compareToolCalls, type OpinionToolCall } from './compare-tool-calls.js';
import type { Question } from './question.js';
import { readQuestion } from './question-reading.js';
import { readAnswer } from './read-answer.js';
import { sameNumber } from './same-number.js';
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
const nothing: ReadonlySet<string> = new Set();

/**
 * Compares the answers of two models to one question. Numbers, options, yes or no, literals agree or do not; JSON and tool
 * calls by the share of their fields; short texts by the overlap of what they say beyond the question. Order of the two
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
  return compareReadAnswers(readAnswer(left.text, question), readAnswer(right.text, question), question);
}

/** As {@link compareAnswers}, for answers that have been read. */
export function compareReadAnswers(left: Answer, right: Answer, question: Question): Agreement {
  if (left.kind === 'text' || right.kind === 'text') return notComparable('the question asks for a text of its own');
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
  const [a, b] = [textOf(left), textOf(right)];
  if (a.length > shortChars && b.length > shortChars) return notComparable('both answers are long texts');
  const agreement = tokenOverlap(a, b, reading.tokens);
  if (agreement === undefined) return compareRepeated(a, b);
  return { comparable: true, agreement, by: 'overlap', reason: describe('words', agreement) };
}

function compareExactly(left: Answer, right: Answer): number | undefined {
  if (left.kind === 'number' && right.kind === 'number') return sameNumber(left.readings, right.readings) ? 1 : 0;
  if (left.kind === 'json' && right.kind === 'json') return compareJson(left.value, right.value);
  if (left.kind === 'short' || right.kind === 'short' || left.kind !== right.kind) return undefined;
  return left.value === right.value ? 1 : 0;
}

/** Answers in words of the question, as a label it offers: then those words are all that there is. */
function compareRepeated(left: string, right: string): Agreement {
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
