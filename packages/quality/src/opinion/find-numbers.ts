import { joinNumberAtoms, type NumberPhrase } from './join-number-atoms.js';
import { joinQuantities } from './join-quantities.js';
import { findNumberAtoms } from './number-atoms.js';
import type { NumberReading } from './number-reading.js';
import { readUnit } from './read-unit.js';

const suffix = {
  power: /\s{0,2}(?:×|x|\*|·)\s{0,2}10\s?\^?\s?\{?([-+]?\d{1,3})\}?/y,
  exponent: /e([-+]?\d{1,3})(?![\p{L}\d])/iuy,
  millions: /\s?M(?=[€$\s.,;!?)*]|$)/y,
  thousands: /k(?![\p{L}\d])/iuy,
  percent: /\s?(?:%|percent|per cent|prozent|pour ?cent|por ?cien(?:to)?|por ?cento|per ?cento|procent)/iuy,
  clock: /:(\d{2})(?::\d{2})?/y,
  afternoon:
    /\s?(?:p\.?m\b|(?:o'clock\s|uhr\s|h(?:eures)?\s|час\p{L}{0,2}\s)?(?:in the (?:afternoon|evening)|at night|nachmittags|abends|de la (?:tarde|noche)|da (?:tarde|noite)|de l'après-midi|du soir|del pomeriggio|di sera|вечера|дня)(?!\p{L}))/iuy,
  uhr: /\s?uhr(?!\p{L})/iuy,
  bar: /\/|分[之の]/y,
  date: /([./-])\d{1,4}\1\d{1,4}/y,
};

const maxRoughChars = 16;
const rough =
  /(?:(?<!\p{L})(?:about|approx\p{L}*\.?|roughly|around|nearly|ungefähr|etwa|rund|circa|ca\.?|environ|aprox\p{L}*\.?|unos|cerca de|około|примерно|около|ongeveer)\s|[≈~]\s?|大约|大約|约)[$€£*]{0,3}$/iu;

/**
 * Every number of a text, in order: digits of any script and grouping, words, fractions, powers of ten, percentages,
 * times of day (in hours). Linear in the text.
 *
 * @param text - has been through `foldNumerals`.
 */
export function findNumbers(text: string): readonly NumberPhrase[] {
  const numbers: NumberPhrase[] = [];
  let end = 0;
  let over: Over | undefined;
  for (const phrase of joinNumberAtoms(text, findNumberAtoms(text))) {
    if (phrase.start < end || phrase.readings.length === 0) continue;
    const whole = withSuffix(text, withSign(text, phrase));
    const isRough = rough.test(text.slice(Math.max(0, phrase.start - maxRoughChars), phrase.start));
    const divided = over && over.at === phrase.start ? divide(over, whole) : undefined;
    const number = withUnit(text, divided ? mixed(text, numbers, divided) : whole);
    end = number.end;
    if (number.readings.length > 0) numbers.push(isRough ? roughly(number) : number);
    over = overAt(text, whole);
  }
  return joinQuantities(text, numbers);
}

function roughly(number: NumberPhrase): NumberPhrase {
  return { ...number, readings: number.readings.map((reading) => ({ ...reading, rough: true })) };
}

/** "2/3" and "三分之二": what stands before the bar, and where the other number has to start. */
interface Over {
  readonly at: number;
  readonly readings: readonly NumberReading[];
  readonly isUpper: boolean;
}

function overAt(text: string, { end, readings }: NumberPhrase): Over | undefined {
  const [bar = ''] = matchAt(suffix.bar, text, end) ?? [];
  return bar === '' ? undefined : { at: end + bar.length, readings, isUpper: bar === '/' };
}

function withUnit(text: string, phrase: NumberPhrase): NumberPhrase {
  const found = readUnit(text, phrase.start, phrase.end, phrase.isPart ?? false);
  if (!found) return phrase;
  // 下午三点: three in the afternoon.
  if (/(?:下午|晚上|午後)$/.test(text.slice(Math.max(0, phrase.start - 2), phrase.start))) {
    return { ...phrase, end: found.end, readings: halfDays(phrase.readings) };
  }
  const isClock = matchAt(suffix.uhr, text, phrase.end) !== null;
  const readings = phrase.readings.map((reading) => ({ unit: found.unit, ...(isClock ? hoursOf(reading) : reading) }));
  return { ...phrase, end: found.end, readings };
}

/** "15.35 Uhr" is 35 minutes past. */
function hoursOf({ value, decimals }: NumberReading): NumberReading {
  const hours = Math.trunc(value);
  return decimals === 2 ? { value: hours + (value - hours) / 0.6, decimals: 12 } : { value, decimals };
}

function divide(over: Over, other: NumberPhrase): NumberPhrase | undefined {
  const [upper, under] = over.isUpper ? [over.readings, other.readings] : [other.readings, over.readings];
  const divisor = under[0]?.value ?? 0;
  if (divisor === 0) return undefined;
  // A fraction is exact: it may be compared with any rounding of it.
  const readings = upper.map((reading) => ({ value: reading.value / divisor, decimals: 12 }));
  return { ...other, weak: false, readings: over.isUpper || divisor !== 100 ? readings : [...readings, ...upper] };
}

/** "3 1/2" is three and a half. The numerator is the last of the numbers so far. */
function mixed(text: string, numbers: NumberPhrase[], fraction: NumberPhrase): NumberPhrase {
  const numerator = numbers.pop();
  const whole = numbers.at(-1);
  const part = fraction.readings[0]?.value ?? 0;
  const start = numerator?.start ?? fraction.start;
  const before = whole?.readings[0];
  if (!whole || !before || before.decimals > 0 || part >= 1 || part <= 0) return { ...fraction, start };
  if (text.slice(whole.end, start) !== ' ') return { ...fraction, start };
  numbers.pop();
  const sign = before.value < 0 ? -1 : 1;
  return { ...fraction, start: whole.start, readings: [{ value: before.value + sign * part, decimals: 12 }] };
}

function withSign(text: string, phrase: NumberPhrase): NumberPhrase {
  let at = phrase.start - 1;
  while (at > 0 && /[$€£¥₹]/.test(text.charAt(at))) at -= 1;
  if (text.charAt(at) !== '-' || /[\p{L}\p{N})%.]/u.test(text.charAt(at - 1))) return phrase;
  const readings = phrase.readings.map(({ value, decimals }) => ({ value: -value, decimals }));
  return { ...phrase, start: at, readings };
}

function withSuffix(text: string, phrase: NumberPhrase): NumberPhrase {
  if (!/\d/.test(text.charAt(phrase.end - 1))) return percentOf(text, phrase);
  const date = matchAt(suffix.date, text, phrase.end);
  if (date) return { ...phrase, end: phrase.end + date[0].length, readings: [], weak: true };
  const clock = matchAt(suffix.clock, text, phrase.end);
  if (clock) return clockOf(text, phrase, clock);
  const power = matchAt(suffix.power, text, phrase.end) ?? matchAt(suffix.exponent, text, phrase.end);
  if (power) return scaled(phrase, 10 ** Number(power[1]), power[0].length);
  if (matchAt(suffix.thousands, text, phrase.end)) return scaled(phrase, 1_000, 1);
  const millions = matchAt(suffix.millions, text, phrase.end);
  if (millions) return scaled(phrase, 1e6, millions[0].length);
  if (matchAt(suffix.afternoon, text, phrase.end)) return { ...phrase, readings: halfDays(phrase.readings) };
  return percentOf(text, phrase);
}

function percentOf(text: string, phrase: NumberPhrase): NumberPhrase {
  const percent = matchAt(suffix.percent, text, phrase.end);
  if (!percent) return phrase;
  const hundredths = phrase.readings.map(({ value, decimals }) => ({ value: value / 100, decimals: decimals + 2 }));
  return { ...phrase, end: phrase.end + percent[0].length, readings: [...phrase.readings, ...hundredths] };
}

function clockOf(text: string, phrase: NumberPhrase, clock: RegExpExecArray): NumberPhrase {
  const hours = (phrase.readings[0]?.value ?? 0) + Number(clock[1]) / 60;
  const end = phrase.end + clock[0].length;
  const readings = [{ value: hours, decimals: 12 }];
  return { ...phrase, end, readings: matchAt(suffix.afternoon, text, end) ? halfDays(readings) : readings };
}

function halfDays(readings: readonly NumberReading[]): readonly NumberReading[] {
  return [...readings, ...readings.map(({ value, decimals }) => ({ value: value + 12, decimals }))];
}

function scaled(phrase: NumberPhrase, factor: number, suffixChars: number): NumberPhrase {
  const readings = phrase.readings.map(({ value }) => ({ value: value * factor, decimals: 0 }));
  return { ...phrase, end: phrase.end + suffixChars, readings };
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
