import { functionWords } from '../text/function-words.js';
import type { DraftReading } from './read-draft.js';

const mayRepeat =
  /\b(?:repeat\w*|times|pattern|ascii|art|draw|lines?|dash\w*|banner|emoji\w*|symbols?|laugh\w*|digits?|binary|zeros?|rows?|dna|chorus|mantra|separator|divider|morse|sounds?|scream\w*|braille|brainfuck|stars|triangle|alphabet)\b/i;
const shortest = 12;
const mostPeriod = 24;
const fewestTurns = 12;

/** The user wants a template, or speaks of such words. */
const mayHaveGaps =
  /\b(?:templates?|placeholders?|form letter|boilerplate|skeleton|blanks?|mad ?libs?|todo|to-do|fill[- ]in|undefined|null|nan|vorlage|plantilla|modèle|modello|modelo)\b|шаблон|模板/i;
/** What stands for a text to come. */
const gap =
  /\[[^\][\n+*%^]{2,120}\](?![({+*?@])|\{\{[^{}\n]{1,80}\}\}|<!--[\s\S]{0,200}?-->|<[a-z_ ]{3,40}>|\b(?:lorem|xxx+)\b|\btodo\b:?[^\n]{0,80}/gi;
const unwritten = /^\W{0,3}(?:TODO|TBD|TBC|FIXME|XXX|PLACEHOLDER)\b/;
/** What a program prints that has nothing to print. */
const nothing = /^(?:(?:undefined|null|nan|none|nil|\[object object\]|%s|\$\{\w+\})[\s,;|.]*){2,200}$/i;
/** Names of things to be put in: "[CUSTOMER_NAME]". */
const named = /\[\p{Lu}[\p{Lu}_ ]{2,40}\]|\{\{ ?\w{2,40} ?\}\}/gu;

/** A template's values were not there. */
function saysUndefined(text: string, words: number): boolean {
  const found = text.match(/\b(?:undefined|null|NaN)\b|\[object Object\]/g)?.length ?? 0;
  return found >= 4 && found >= 0.25 * words;
}

/** Marks of a program that puts values in: <FIRST_NAME>, $PRODUCT_1, %s, ${price}, {adjective}. */
const slots =
  /<\p{Lu}[\p{Lu}\d_ ]{2,30}>|\[(?:INSERT|TODO|PLACEHOLDER)\b[^\]\n]{0,80}\]|\$\p{Lu}[\p{Lu}_]{2,30}\d*|(?<=\s)%[sd](?=[\s.,!?]|$)|\$\{\w{1,30}\}|(?<=[\s"(])\{[\p{Ll}_]{3,30}\}/gu;
const speaksOfSlots =
  /[<{$%[]|\b(?:code|scripts?|variables?|bash|shell|python|javascript|format\w*|strings?|latex|css|env)\b/;

/** Two values or more were never put in. */
function hasSlots(text: string, request: string): boolean {
  if (!/[<[$%{]/.test(text) || /[`\\]|<\/|;\s*$/m.test(text) || speaksOfSlots.test(request)) return false;
  return (text.slice(0, 2_000).match(slots)?.length ?? 0) >= 2;
}

/** Most of what could be read is still to be written. */
function isUnwritten(text: string): boolean {
  if (text.length > 2_000 || !/[[{<]|xxx/i.test(text) || /```|^\s*\w+ ?=|[;()]\s*$|^\s*[[{]\s*["{[\d]/.test(text))
    return false;
  const letters = (piece: string): number => piece.match(/\p{L}/gu)?.length ?? 0;
  if ((text.match(named)?.length ?? 0) >= 3) return true;
  const gaps = [...text.matchAll(gap)].reduce((sum, [each]) => sum + letters(each), 0);
  return gaps >= 6 && gaps >= 0.6 * letters(text);
}

/** Line breaks and the like written out, and next to nothing between. */
function isEscapes(text: string): boolean {
  const escapes = text.match(/\\+(?:u[\da-f]{4}|x[\da-f]{2}|[nrt0])/gi)?.join('').length ?? 0;
  return escapes >= shortest && escapes >= 0.8 * text.replace(/\s/g, '').length;
}

/** "Sure thing! Great question! Let's dive right in!" */
function isPleasantry({ words, text }: DraftReading): boolean {
  if (words.length < 8 || words.length > 80 || (text.match(/!/g)?.length ?? 0) < 3) return false;
  return words.every((word) => pleasant.has(word) || functionWords.has(word));
}

const pleasant: ReadonlySet<string> = new Set(
  'sure thing absolutely course great good question id ill be more than happy glad help helping certainly lets dive right here we go love excellent wonderful awesome perfect thanks thank asking delighted pleasure definitely okay ok yes started begin start today assist'.split(
    ' ',
  ),
);

/** Markup, and characters by their names. */
const tags = /<[/!]?[-a-z][^<>]{0,200}>|&\w{2,8};/gi;

/** A text that no person would take for an answer, and no checker of words sees: marks, templates, filler, a stuck record. */
export function placeholderText(reading: DraftReading): string | undefined {
  const { text, request } = reading;
  const bare = text.trim();
  const head = bare.slice(0, 400);
  if (/^\{\{[^{}]{1,80}\}\}$/.test(head)) return 'a template that was not filled in';
  if (/\blorem ipsum dolor\b/i.test(head) && !/lorem|placeholder|dummy|filler/i.test(request)) return 'filler text';
  const isOpen =
    saysUndefined(head, reading.words.length) ||
    unwritten.test(head) ||
    nothing.test(head) ||
    isUnwritten(bare) ||
    hasSlots(bare, request);
  if (isOpen && !request.includes('[') && !mayHaveGaps.test(request)) return 'an answer that was not filled in';
  if (isEscapes(head)) return 'signs of a text without its words';
  if (isPleasantry(reading)) return 'friendly words and nothing else';
  const isMarks = bare.length >= shortest && !/[\p{L}\p{N}]/u.test(bare.slice(0, 4_000).replace(tags, ''));
  const mayBe = isMarks
    ? /\b(?:draw|pattern|ascii|art|symbols?|dash\w*|dots?|morse|separator|divider|banner|emoji\w*|braille|brainfuck|triangle|lines? of|tables?|skeleton|empty|markdown|html|xml|tags?|markup)\b/i
    : mayRepeat;
  if (!(isMarks || isStuck(bare)) || mayBe.test(request)) return undefined;
  return isMarks ? 'marks without a word or a number' : 'the same few characters again and again';
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
