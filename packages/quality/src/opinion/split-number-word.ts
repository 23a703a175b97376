import { type NumberWord, numberWords } from './number-words.js';

const german = 1 << 1;
const italian = 1 << 4;
const dutch = 1 << 6;
const compounding = german | italian | dutch;
const maxWordChars = 60;
/** What joins the parts of a compound: fünf-und-zwanzig, vijf-en-twintig, zwei-ën-twintig. */
const joints: ReadonlySet<string> = new Set(['und', 'en', 'ën']);
const maxPartChars = 12;

const starts: ReadonlySet<string> = new Set(
  [...numberWords].filter(([, word]) => word.languages & compounding).map(([text]) => text.slice(0, 3)),
);

/**
 * The parts of a number word: one for "twenty", four for "siebenundsiebzigtausend". Undefined when it is no number.
 * The longest part is taken first, which is right for German, Dutch and Italian numerals; every step moves forward.
 *
 * @param word - in lower case.
 */
export function splitNumberWord(word: string): readonly NumberWord[] | undefined {
  const whole = numberWords.get(word);
  if (whole) return [whole];
  if (word.length < 5 || word.length > maxWordChars || !starts.has(word.slice(0, 3))) return undefined;
  const parts: NumberWord[] = [];
  for (let at = 0; at < word.length; ) {
    const end = longestPart(word, at);
    if (end === at) return undefined;
    const part = numberWords.get(word.slice(at, end));
    if (part) parts.push(part);
    at = end;
  }
  return parts.length > 1 ? parts : undefined;
}

function longestPart(word: string, at: number): number {
  for (let end = Math.min(word.length, at + maxPartChars); end > at; end--) {
    const text = word.slice(at, end);
    if ((numberWords.get(text)?.languages ?? 0) & compounding) return end;
    if (at > 0 && end < word.length && joints.has(text)) return end;
  }
  return at;
}
