import type { Answer, AnswerSource } from './answer.js';
import { findDates } from './dates.js';
import { type FinalPart, findFinal } from './find-final.js';
import { isFormula, writeFormula } from './formula.js';
import { pickNumber } from './pick-number.js';
import type { Question } from './question.js';
import { count } from './question-form.js';
import { type QuestionReading, readQuestion } from './question-reading.js';
import { readChoice } from './read-choice.js';
import { readJsonAnswer } from './read-json-answer.js';
import { readLiteral } from './read-literal.js';
import { readRoots } from './read-roots.js';
import { readYesNo } from './read-yes-no.js';
import { splitSentences } from './split-sentences.js';
import { withoutTakenBack } from './taken-back.js';

const certainties: Readonly<Record<AnswerSource, number>> = {
  field: 1,
  marker: 1,
  cue: 0.9,
  hint: 0.7,
  whole: 0.9,
  guess: 0.6,
};
const bareNumber = /^[\s*_$€£¥₹(-]*\d[\d.,'\s]*%?[\s*_.)€]*$/;
const formula = /\\(?:sqrt|pi|infty|cup)(?![a-z])/;
const bareLetter = /^[\s*_"'(]*([A-J])[\s*_"').]*$/;

/**
 * The final answer that a text gives to a question, in canonical form. Reads prose and JSON, whole or broken, in several
 * languages and number formats. Linear in the text; prose longer than 3,000 characters is read at both ends only.
 */
export function readAnswer(text: string, question: Question): Answer {
  const reading = readQuestion(question);
  const whole = findFinal(text);
  const settled = isStated(whole) ? undefined : withoutTakenBack(text, reading.prompt);
  if (settled !== undefined) {
    const part = findFinal(settled);
    const value = readForm(settled, part, reading);
    if (value || reading.form === 'short') return { ...foundIn(part), ...(value ?? readShort(settled, part, reading)) };
  }
  return { ...foundIn(whole), ...(readForm(text, whole, reading) ?? readShort(text, whole, reading)) };
}

function isStated({ source }: FinalPart): boolean {
  return source === 'field' || source === 'marker';
}

function foundIn({ source }: FinalPart): Pick<Answer, 'source' | 'certainty'> {
  return { source, certainty: certainties[source] };
}

type Value = Answer extends infer Kind
  ? Kind extends Answer
    ? Pick<Kind, Exclude<keyof Kind, 'source' | 'certainty'>>
    : never
  : never;

function readForm(text: string, part: FinalPart, reading: QuestionReading): Value | undefined {
  if (part.source !== 'field' && asksForJson(reading) && /^\s*[[{]|```json/i.test(text)) {
    const json = readJsonAnswer(text);
    if (json !== undefined) return { kind: 'json', value: json };
  }
  if (reading.form === 'choice') return wrap('choice', readChoice(part, text, reading));
  if (reading.form === 'boolean') return wrap('boolean', readYesNo(part, text));
  if (reading.form === 'literal') return wrap('literal', readLiteral(part));
  if (reading.form === 'number') return readNumber(part, reading);
  if (reading.form === 'json')
    return wrap('json', readJsonAnswer(text) ?? (part.source === 'field' ? part.text : undefined));
  return undefined;
}

/** Questions of another form may name JSON too, and then it is the form that counts, unless it was guessed. */
function asksForJson({ form, prompt }: QuestionReading): boolean {
  return /json/i.test(prompt) && (/^(?:json|short|open)$/.test(form) || (form === 'number' && !count.test(prompt)));
}

function readNumber(part: FinalPart, reading: QuestionReading): Value | undefined {
  const roots = part.source === 'guess' ? undefined : readRoots(part.text, reading.prompt);
  if (roots !== undefined) return { kind: 'literal', value: roots };
  if ((isStated(part) || part.source === 'whole') && part.text.length <= 60 && isFormula(part.text)) {
    return { kind: 'literal', value: writeFormula(part.text) };
  }
  if (part.source === 'cue' && formula.test(part.text.slice(0, 60))) {
    const [stated = ''] = splitSentences(part.text);
    if (isFormula(stated)) return { kind: 'literal', value: writeFormula(stated) };
  }
  const readings = pickNumber(part, reading.numbers);
  const [first] = readings ?? [];
  return readings && first ? { kind: 'number', value: first.value, readings } : undefined;
}

/** What an answer of no expected form is: a bare number or letter, a formula, a phrase, or a text. */
function readShort(text: string, part: FinalPart, reading: QuestionReading): Value {
  if (reading.form === 'open') return { kind: 'text', value: text };
  const letter = bareLetter.exec(part.text.slice(0, 40))?.[1];
  if (letter !== undefined) return { kind: 'choice', value: letter };
  const marked = isStated(part);
  if ((part.source === 'marker' && findDates(part.text).length === 0) || bareNumber.test(part.text.slice(0, 60))) {
    const number = readNumber(part, reading);
    if (number) return number;
  }
  return { kind: 'short', value: marked || text.length > 600 ? part.text : text };
}

function wrap<Kind extends string, Content>(kind: Kind, value: Content | undefined) {
  return value === undefined ? undefined : { kind, value };
}
