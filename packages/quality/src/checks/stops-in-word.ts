import { functionWords } from '../text/function-words.js';
import type { DraftReading } from './read-draft.js';

/** Fewest words of a text that is not a name or a single word. */
const fewestWords = 8;
/** Fewest letters of a piece that tells its word. */
const fewestLetters = 3;
/** What inflections and compounds add to a word. */
const ending =
  /^(?:s|es|ed|d|ing|er|ers|or|ors|ly|al|ally|n|en|ns|r|rs|st|est|y|ies|ity|ive|ion|ions|ment|ments|ness|ful|less|able|ation|ations|ship|hood|like|man|men|m|e|a|o|i|u|is|um|us|t|te|ten|em|es|x|ne|nen|in|innen|de|den|ung|ungen|lich|isch|heit|keit|mente|idad|ista|ismo|ique|isme|ite|age|ance|ence|ant|ent|ous|ic|ical|ics|ism|ist|ists|ise|ize|ised|ized|ary|ory|ery|dom|ward|wards|wise|th|teen|ty)$/;

/** In a text of a known language only its own little words count. */
function isLittle(word: string, language: string | undefined): boolean {
  return functionWords.has(word) && (word.length > 2 || language !== 'en' || isEnglishPiece.test(word));
}

const isEnglishPiece = /^(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we|a|i)$/;

/** One or two letters after a word, in a line without formulas: neither a unit nor a variable. */
function isPiece(text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return /\p{Ll}{2},? (?!ok|tv|vs|pm|am|x|y|z|n|k|c|q)\p{Ll}{1,2}$/u.test(line) && !/[=^\\$<>{}]/.test(line);
}

/**
 * The text stops within a word: its last one is the beginning of another that stands in the text or in the prompt, or of a
 * frequent one, and nothing that stands by itself.
 */
export function stopsInWord({ text, words, promptWords, promptSet, fences, language }: DraftReading): boolean {
  if (fences.length > 0 || words.length < fewestWords || !/[\p{Ll}]$/u.test(text)) return false;
  const last = words.at(-1) ?? '';
  if (promptSet.has(last) || isLittle(last, language?.language)) return false;
  const before = words.slice(0, -1);
  if (before.includes(last)) return false;
  if (last.length < fewestLetters) return isPiece(text);
  // A short word that begins a long one is one by itself: "pan" of "pancakes".
  const goesOn = (word: string): boolean => {
    const rest = word.length - last.length;
    return word.startsWith(last) && rest < last.length && !ending.test(word.slice(last.length));
  };
  return before.some(goesOn) || promptWords.some(goesOn);
}
