import type { Question } from './question.js';
import { readQuestion } from './question-reading.js';

/**
 * Whether two good answers to a question will likely be alike: true for numbers, options, JSON, literals, yes or no and
 * short facts, false for essays, explanations, poems and code. Reads the prompt alone, to decide whether a second opinion
 * is worth its price. In doubt yes.
 */
export function isComparable(question: Question): boolean {
  if ((question.tools?.length ?? 0) > 0) return true;
  return readQuestion(question).form !== 'open';
}
