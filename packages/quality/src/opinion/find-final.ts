import type { AnswerSource } from './answer.js';
import { findCue } from './find-cue.js';
import { readField } from './read-field.js';
import { splitSentences } from './split-sentences.js';
import { windowOf } from './text-window.js';

/** The part of a text that holds the final answer. */
export interface FinalPart {
  readonly text: string;
  readonly source: AnswerSource;
  /** The end of the whole text, where the answer was announced in prose. */
  readonly tail?: string;
}

const wholeChars = 120;
const maxMarkedChars = 2_000;
const maxSentenceChars = 500;

/**
 * Finds where a text states its answer: in a JSON field, after `####`, in `\boxed{}`, after "the answer is", else
 * anywhere (a short text as a whole, a long one by its end). Linear; no more than 3,000 characters are read as prose.
 */
export function findFinal(text: string): FinalPart {
  const field = readField(text);
  if (field !== undefined && field !== '') return { text: field, source: 'field' };
  const marked = readMarker(text);
  if (marked !== undefined) return { text: marked, source: 'marker' };
  const { head, tail } = windowOf(text);
  const cue = findCue(tail) ?? (head === '' ? undefined : findCue(head));
  if (cue && cue.text.trim() !== '') return { text: cue.text, source: cue.final ? 'cue' : 'hint', tail };
  const bold = readBold(tail);
  if (bold !== undefined) return { text: bold, source: 'marker' };
  if (text.length <= wholeChars) return { text, source: 'whole' };
  return { text: tail, source: 'guess' };
}

function readMarker(text: string): string | undefined {
  const boxed = text.lastIndexOf('\\boxed{');
  if (boxed >= 0) return readBraces(text, boxed + 7);
  const hashes = text.lastIndexOf('#### ');
  if (hashes < 0) return undefined;
  const [line = ''] = text.slice(hashes + 5, hashes + maxMarkedChars).split('\n', 1);
  return line.length <= wholeChars && line.trim() !== '' && !/:\s*$/.test(line) ? line : undefined;
}

/** The one thing in bold of the last sentence: "so we end up with **22** in all". A heading is no answer. */
function readBold(text: string): string | undefined {
  const last = splitSentences(text.slice(-maxSentenceChars)).at(-1) ?? '';
  const pieces = last.split('**');
  const [before = '', inner = '', after = ''] = pieces;
  const isHeading = inner.trim() === '' || inner.trimEnd().endsWith(':') || after.trimStart().startsWith(':');
  return pieces.length !== 3 || isHeading || before.trim() === '' || inner.length > wholeChars ? undefined : inner;
}

function readBraces(text: string, start: number): string {
  let depth = 1;
  const limit = Math.min(text.length, start + maxMarkedChars);
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return text.slice(start, at);
  }
  return text.slice(start, limit);
}
