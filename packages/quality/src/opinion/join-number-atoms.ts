import type { NumberAtom } from './number-atoms.js';
import type { NumberReading } from './number-reading.js';

/** Atoms that are one number together, as "7 万", "seventy thousand", "1.2 million". */
export interface NumberPhrase {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly NumberReading[];
  readonly weak: boolean;
  /** It holds a half, a third ... */
  readonly isPart?: boolean;
}

interface Sum {
  atoms: NumberAtom[];
  total: number;
  /** Since the last scale. */
  current: number;
  /** Since the last "hundred". */
  low: number;
  scale: number;
}

const connectors: ReadonlySet<string> = new Set(['', '-', 'and', 'und', 'et', 'y', 'e', 'en']);
const maxGapChars = 5;
const maxPartGapChars = 12;
/** "two and a half", "zwei und eine halbe", "два с половиной", "两个半": a part that is added. */
const addition = /^(?:and|und|et|y|e|en|и|с|i|个|個)(?: (?:an?|one|ein|eine|einen|une?|una|uma?|een|één|одна))?$/u;
/** "Half a dozen", "a quarter of a million": a scale that is divided. */
const article = /^(?:|-|an?|of an?|d['’]une?)$/;

/** Joins neighbouring atoms into numbers. */
export function joinNumberAtoms(text: string, atoms: readonly NumberAtom[]): readonly NumberPhrase[] {
  const phrases: NumberPhrase[] = [];
  let sum: Sum | undefined;
  for (const [index, atom] of atoms.entries()) {
    const last = sum?.atoms.at(-1);
    if (sum && last && addsPart(text, last, atoms[index + 1]) && atom.weak && atom.value === 1) continue;
    if (sum && last && joins(text, sum, last, atom)) {
      if (atom.role === 'part' && addsPart(text, last, atom)) addPart(sum, last, atom);
      else add(sum, atom);
      continue;
    }
    if (sum) phrases.push(finish(sum));
    sum = { atoms: [], total: 0, current: 0, low: 0, scale: 1 };
    add(sum, atom);
  }
  if (sum) phrases.push(finish(sum));
  return phrases;
}

function joins(text: string, sum: Sum, last: NumberAtom, next: NumberAtom): boolean {
  if (last.start === next.start && last.end === next.end) return true;
  if (last.role === 'part' || next.role === 'part') return joinsPart(text, sum, last, next);
  if (next.start - last.end > maxGapChars || !(last.languages & next.languages)) return false;
  const gap = text.slice(last.end, next.start);
  const connector = gap.trim();
  if (!connectors.has(connector)) return false;
  if (next.script === 'han') return connector === '' && gap.length <= 1 && joinsHan(last, next);
  if (next.script === 'digits') return last.script === 'han' && gap === '' && last.role !== 'unit';
  if (next.role === 'unit') return last.script === 'word' && addsUp(sum, last, next);
  // "70 cents" are no seven thousand.
  if (connector !== '' && connector !== '-') return false;
  return next.role === 'scale' || last.script === 'word' || !next.weak;
}

/** "Three quarters", "half a dozen", "two and a half". "Three thirds" and "the twenty fifth" are none. */
function joinsPart(text: string, sum: Sum, last: NumberAtom, next: NumberAtom): boolean {
  if (next.start - last.end > maxPartGapChars || !(last.languages & next.languages)) return false;
  const gap = text.slice(last.end, next.start).trim();
  if (last.role === 'part') return next.role !== 'unit' && next.role !== 'part' && article.test(gap);
  if (addsPart(text, last, next)) return Number.isInteger(last.value);
  const isPlural = /[dhv]e?s$/.test(text.slice(next.start, next.end));
  const proper = last.value > 0 && (last.value * next.value < 1 || isPlural) && Number.isInteger(last.value);
  return (gap === '' || gap === '-') && last.role === 'unit' && sum.atoms.length === 1 && proper;
}

function addsPart(text: string, last: NumberAtom, next: NumberAtom | undefined): boolean {
  if (next?.role !== 'part' || last.role === 'part' || next.start - last.end > maxPartGapChars) return false;
  return addition.test(text.slice(last.end, next.start).trim().toLowerCase());
}

/** "A dozen and a half" is half a dozen more, "two and a half" one half. */
function addPart(sum: Sum, last: NumberAtom, part: NumberAtom): void {
  sum.atoms.push(part);
  if (last.role === 'unit') sum.low += part.value;
  else sum.total += last.value * part.value;
}

function joinsHan(last: NumberAtom, next: NumberAtom): boolean {
  return last.script === 'han' ? true : last.script === 'digits' && next.role !== 'unit';
}

function addsUp(sum: Sum, last: NumberAtom, next: NumberAtom): boolean {
  if (last.role !== 'unit') return next.value < last.value || sum.current > next.value;
  if (last.value === 4 && next.value === 20) return true;
  return last.value >= 20 ? last.value % 10 === 0 && next.value < 20 : last.value === 10 && next.value < 10;
}

function add(sum: Sum, atom: NumberAtom): void {
  sum.atoms.push(atom);
  if (atom.role === 'unit') {
    // quatre-vingt: four twenties.
    sum.low = sum.low === 4 && atom.value === 20 && atom.script === 'word' ? 80 : sum.low + atom.value;
  } else if (atom.role === 'part') {
    sum.low = (sum.low || 1) * atom.value;
  } else if (atom.role === 'times') {
    sum.current += (sum.low || 1) * atom.value;
    sum.low = 0;
  } else {
    sum.total += (sum.current + sum.low || 1) * atom.value;
    sum.scale = atom.value;
    sum.current = 0;
    sum.low = 0;
  }
}

function finish(sum: Sum): NumberPhrase {
  const first = sum.atoms[0];
  const last = sum.atoms.at(-1);
  const value = sum.total + sum.current + sum.low;
  const single = sum.atoms.length === 1;
  const weak = single && (first?.weak ?? false);
  const isPart = sum.atoms.some(({ role }) => role === 'part');
  return { start: first?.start ?? 0, end: last?.end ?? 0, weak, isPart, readings: readingsOf(sum, value, isPart) };
}

function readingsOf(sum: Sum, value: number, isPart: boolean): readonly NumberReading[] {
  const [first, second] = sum.atoms;
  // What has a part is exact: it may be compared with any rounding of it.
  const whole = { value, decimals: isPart || value % 1 !== 0 ? 12 : 0 };
  if (first?.script !== 'digits') return [whole];
  if (!second) return first.readings;
  // "3 quarters" may be coins.
  if (second.role === 'part') return sum.low < 1 ? [whole, ...first.readings] : [whole];
  if (sum.atoms.length > 2) return [whole];
  return first.readings.map((reading) => ({ value: reading.value * second.value, decimals: 0 }));
}
