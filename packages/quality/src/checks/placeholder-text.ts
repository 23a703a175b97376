import type { DraftReading } from './read-draft.js';

const mayRepeat =
  /\b(?:repeat\w*|times|pattern|ascii|art|draw|lines?|dash\w*|banner|emoji\w*|symbols?|laugh\w*|digits?|binary|zeros?|rows?|dna|chorus|mantra|separator|divider)\b/i;
const shortest = 12;
const mostPeriod = 24;
const fewestTurns = 12;

/** A text that no person would take for an answer, and no checker of words sees: marks, templates, filler, a stuck record. */
export function placeholderText(reading: DraftReading): string | undefined {
  const { text, request } = reading;
  const bare = text.trim();
  const head = bare.slice(0, 400);
  if (/^\{\{[^{}]{1,80}\}\}$/.test(head)) return 'a template that was not filled in';
  if (/\blorem ipsum dolor\b/i.test(head) && !/lorem|placeholder|dummy|filler/i.test(request)) return 'filler text';
  if (mayRepeat.test(request)) return undefined;
  if (bare.length >= shortest && !/[\p{L}\p{N}]/u.test(bare.slice(0, 4_000))) return 'marks without a word or a number';
  return isStuck(bare) ? 'the same few characters again and again' : undefined;
}

/** The whole text, or its first 600 characters, repeats a short piece. */
function isStuck(text: string): boolean {
  const head = text.slice(0, 600);
  for (let period = 2; period <= mostPeriod && period * fewestTurns <= head.length; period++) {
    let place = period;
    while (place < head.length && head.charCodeAt(place) === head.charCodeAt(place - period)) place++;
    // A fraction may go on like that.
    if (place === head.length) return !/^[\d.\s]*$/.test(head);
  }
  return false;
}
