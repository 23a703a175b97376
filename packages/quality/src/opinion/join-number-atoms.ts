import type { NumberAtom } from './number-atoms.js';
import type { NumberReading } from './number-reading.js';

/** Atoms that are one number together, as "7 万", "seventy thousand", "1.2 million". */
export interface NumberPhrase {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly NumberReading[];
  readonly weak: boolean;
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

/** Joins neighbouring atoms into numbers. */
export function joinNumberAtoms(text: string, atoms: readonly NumberAtom[]): readonly NumberPhrase[] {
  const phrases: NumberPhrase[] = [];
  let sum: Sum | undefined;
  for (const atom of atoms) {
    const last = sum?.atoms.at(-1);
    if (sum && last && joins(text, sum, last, atom)) {
      add(sum, atom);
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
  return { start: first?.start ?? 0, end: last?.end ?? 0, weak, readings: readingsOf(sum, value) };
}

function readingsOf(sum: Sum, value: number): readonly NumberReading[] {
  const [first, second] = sum.atoms;
  if (first?.script !== 'digits') return [{ value, decimals: 0 }];
  if (!second) return first.readings;
  if (sum.atoms.length > 2) return [{ value, decimals: 0 }];
  return first.readings.map((reading) => ({ value: reading.value * second.value, decimals: 0 }));
}
