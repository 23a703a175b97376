import { contentTokens } from './content-tokens.js';
import { findNumbers } from './find-numbers.js';
import { foldNumerals } from './fold-numerals.js';
import type { PromptOption } from './prompt-options.js';
import type { Question } from './question.js';
import { type ExpectedForm, questionForm } from './question-form.js';

const maxPromptChars = 8_000;

/** What comparing answers needs to know of their question. */
export interface QuestionReading {
  readonly form: ExpectedForm;
  readonly options: readonly PromptOption[];
  /** Numbers that the question holds. */
  readonly numbers: ReadonlySet<number>;
  /** Content tokens that the question holds. */
  readonly tokens: ReadonlySet<string>;
}

const readings = new WeakMap<Question, QuestionReading>();

/** Reads a question once: the next answers to the same object find the reading ready. */
export function readQuestion(question: Question): QuestionReading {
  const known = readings.get(question);
  if (known) return known;
  const prompt = question.prompt.slice(-maxPromptChars);
  const numbers = findNumbers(foldNumerals(prompt)).flatMap((number) => number.readings.map(({ value }) => value));
  const reading = { ...questionForm(question), numbers: new Set(numbers), tokens: contentTokens(prompt) };
  readings.set(question, reading);
  return reading;
}
