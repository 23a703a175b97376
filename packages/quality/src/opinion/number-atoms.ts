import { type NumberReading, readDigits } from './number-reading.js';
import type { NumberWord } from './number-words.js';
import { splitNumberWord } from './split-number-word.js';

/** The smallest piece of a number: digits, a number word or a part of one, a Chinese numeral. */
export interface NumberAtom extends NumberWord {
  readonly start: number;
  readonly end: number;
  readonly script: 'digits' | 'word' | 'han';
  /** Of digits: what they may mean. */
  readonly readings: readonly NumberReading[];
}

const every = -1;
const pieces =
  /(\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?![\d])|\d[\d.,']*\d|\d)|([零〇一二两兩三四五六七八九十百千万萬亿億만억半]+)|((?:(?![零〇一二两兩三四五六七八九十百千万萬亿億만억半])\p{L})+)/gu;
const counted = /^\s(?:hour|minute|second|day|week|month|year|dozen|dollar|mile|kilo|third|quarter)/i;
const hanDigits = '零一二三四五六七八九';
const hanValues: ReadonlyMap<string, number> = new Map([
  ...Array.from(hanDigits, (digit, value): [string, number] => [digit, value]),
  ['〇', 0],
  ['半', 0.5],
  ['两', 2],
  ['兩', 2],
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
  ['万', 1e4],
  ['萬', 1e4],
  ['만', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['억', 1e8],
]);

/** Every atom of a text, in order. The text has been through `foldNumerals`. */
export function findNumberAtoms(text: string): readonly NumberAtom[] {
  const atoms: NumberAtom[] = [];
  for (const match of text.matchAll(pieces)) {
    const start = match.index;
    const [, digits, han, word] = match;
    if (digits !== undefined) pushDigits(atoms, text, start, digits);
    else if (han !== undefined) atoms.push(...readHan(han, start));
    else if (word !== undefined) pushWord(atoms, text, word, start);
  }
  return atoms;
}

function pushDigits(atoms: NumberAtom[], text: string, start: number, digits: string): void {
  const before = text.slice(Math.max(0, start - 2), start);
  // H2O, f2, x_1, cm^2: part of a name. A Chinese character before digits is no such thing.
  if (/[a-z_]$|[a-z]\^$/i.test(before)) return;
  const end = start + digits.length;
  const readings = readDigits(digits);
  const value = readings[0]?.value ?? Number.NaN;
  atoms.push({ start, end, script: 'digits', role: 'unit', languages: every, weak: false, value, readings });
}

function pushWord(atoms: NumberAtom[], text: string, word: string, start: number): void {
  const end = start + word.length;
  if (/^an?$/i.test(word)) pushArticle(atoms, text, start, end);
  for (const part of splitNumberWord(word.toLowerCase()) ?? []) {
    atoms.push({ ...part, start, end, script: 'word', readings: [] });
  }
}

/** "An hour" is one, "half an hour" is not. */
function pushArticle(atoms: NumberAtom[], text: string, start: number, end: number): void {
  const before = text.slice(Math.max(0, start - 6), start);
  if (!counted.test(text.slice(end, end + 8)) || / (?:of|per) $|(?:half|and|per) $/i.test(before)) return;
  atoms.push({ start, end, script: 'word', role: 'unit', languages: 1, weak: true, value: 1, readings: [] });
}

function readHan(run: string, start: number): readonly NumberAtom[] {
  const common = { script: 'han', languages: every, readings: [] } as const;
  const digits = Array.from(run, (character) => hanValues.get(character) ?? 0);
  if (run.length > 1 && digits.every((digit) => digit < 10 && digit % 1 === 0)) {
    return [{ ...common, start, end: start + run.length, role: 'unit', weak: false, value: Number(digits.join('')) }];
  }
  return digits.map((value, index) => {
    const role = value === 0.5 ? 'part' : value < 10 ? 'unit' : value < 1e4 ? 'times' : 'scale';
    return {
      ...common,
      start: start + index,
      end: start + index + 1,
      role,
      value,
      weak: run.length === 1 && value < 3,
    };
  });
}
