import type { NumberPhrase } from './join-number-atoms.js';
import type { NumberReading } from './number-reading.js';
import type { Unit } from './units.js';

const gaps = /^,?\s{0,2}(?:(?:and|und|et|y|e|en|и|i)\s)?$/;
const partGaps = /^\s(?:and|und|et|y|e|en|и|i|с)\s(?:an?\s|ein\p{L}{0,2}\s|une?\s|uma?\s)?$/u;
/** What "2 h 30" and "6 euros 50" leave out. */
const smaller: ReadonlyMap<string, number> = new Map([
  ['time', 60],
  ['money', 100],
]);

/** Joins "3 hours 20 minutes", "five feet and four inches", "16 h 10", "six euros fifty", "an hour and a half" into one number. */
export function joinQuantities(text: string, numbers: readonly NumberPhrase[]): readonly NumberPhrase[] {
  const joined: NumberPhrase[] = [];
  let least = 1;
  for (const number of numbers) {
    const last = joined.at(-1);
    const factor = last && addedFactor(text, last, number, least);
    if (last === undefined || factor === undefined) {
      joined.push(number);
      least = unitOf(number)?.factor ?? 1;
      continue;
    }
    joined[joined.length - 1] = sum(last, number, factor);
    least = factor;
  }
  return joined;
}

/** How many base units one of the next number is when it goes on with the last. */
function addedFactor(text: string, last: NumberPhrase, next: NumberPhrase, least: number): number | undefined {
  const unit = unitOf(last);
  const own = unitOf(next);
  const gap = text.slice(last.end, next.start);
  const value = next.readings[0]?.value ?? 0;
  const whole = last.readings.some((reading) => Number.isInteger(reading.value));
  if ((!whole && least === unit?.factor) || gap.length > 12) return undefined;
  if (value > 0 && value < 1 && next.isPart && !own && partGaps.test(gap)) return unit?.factor ?? 1;
  if (!unit || !gaps.test(gap)) return undefined;
  if (own) return own.dimension === unit.dimension && own.factor < least ? own.factor : undefined;
  const parts = smaller.get(unit.dimension);
  if (parts === undefined || (unit.factor !== 3_600 && unit.factor !== 1) || least !== unit.factor) return undefined;
  const alone = !/^[\s-]?[\p{L}\d%×*/+=-]/u.test(text.slice(next.end, next.end + 2));
  if (gap.includes(',') || (!alone && !/[\d\s]h$/.test(text.slice(last.end - 2, last.end)))) return undefined;
  return Number.isInteger(value) && value > 0 && value < parts ? unit.factor / parts : undefined;
}

function unitOf(number: NumberPhrase): Unit | undefined {
  return number.readings[0]?.unit;
}

function sum(last: NumberPhrase, next: NumberPhrase, factor: number): NumberPhrase {
  const added = (next.readings[0]?.value ?? 0) * factor;
  const readings = last.readings.map(
    (reading): NumberReading => ({
      ...reading,
      value: reading.value + added / (reading.unit?.factor ?? factor),
      decimals: 12,
    }),
  );
  return { ...last, end: next.end, readings, weak: false };
}
