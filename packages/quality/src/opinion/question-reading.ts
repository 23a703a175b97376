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
  /** The end of the question's text. */
  readonly prompt: string;
  /** Numbers that the question holds. */
  readonly numbers: ReadonlySet<number>;
  /** Content tokens that the question holds. */
  readonly tokens: ReadonlySet<string>;
}

const readings = new WeakMap<Question, QuestionReading>();

/** Most questions are only asked for their form: numbers and words are looked for when an answer is compared. */
class LazyReading implements QuestionReading {
  readonly form: ExpectedForm;
  readonly options: readonly PromptOption[];
  readonly prompt: string;
  #numbers: ReadonlySet<number> | undefined;
  #tokens: ReadonlySet<string> | undefined;

  constructor(question: Question) {
    const { form, options } = questionForm(question);
    this.form = form;
    this.options = options;
    this.prompt = question.prompt.slice(-maxPromptChars);
  }

  get numbers(): ReadonlySet<number> {
    this.#numbers ??= new Set(
      findNumbers(foldNumerals(this.prompt)).flatMap(({ readings: values }) => values.map(({ value }) => value)),
    );
    return this.#numbers;
  }

  get tokens(): ReadonlySet<string> {
    this.#tokens ??= contentTokens(this.prompt);
    return this.#tokens;
  }
}

/** Reads a question once: the next answers to the same object find the reading ready. */
export function readQuestion(question: Question): QuestionReading {
  const known = readings.get(question);
  if (known) return known;
  const reading = new LazyReading(question);
  readings.set(question, reading);
  return reading;
}
