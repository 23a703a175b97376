import { textUnits } from '../text/text-units.js';

/** Characters at either end that are read for runs. */
const runWindow = 1_000;
/** Every so many characters a run is looked for: shorter ones do not matter. */
const stride = 7;

/** The character at a place and the two before it equal those a period before; every run that matters has such a place. */
function repeatsAt(units: Uint16Array, at: number, period: number): boolean {
  for (let index = at; index > at - 3; index--) if (units[index] !== units[index - period]) return false;
  return true;
}

/** Characters around a place that equal those a period before. */
function runAt(units: Uint16Array, length: number, at: number, period: number): number {
  let first = at;
  let last = at;
  while (first > period && units[first - 1] === units[first - 1 - period]) first--;
  while (last + 1 < length && units[last + 1] === units[last + 1 - period]) last++;
  return last - first + 1;
}

/** A shorter run of one letter among other words is a sound: "Vrrrrrrrrrrrrrrrr!" */
const longRun = 30;
const shareOfRun = 0.25;

/** No piece makes a loop below this. */
const shortestLoop = 14;

/** Share of a text that is made of shorter runs. */
const mostInRuns = 0.45;

/** Length from which on a repeated piece is a loop. */
function longestRun(piece: string): number {
  if (/^\p{L}+$/u.test(piece)) return piece.length === 1 ? 14 : 11 * piece.length;
  // Numbers have runs of their own; rules and paddings of punctuation are usual and may be longer still.
  if (/^[\d!?]+$|[\ud83c-\ud83e\u2600-\u27bf]/.test(piece)) return 60;
  return /\S/.test(piece) ? 250 : Number.POSITIVE_INFINITY;
}

/** One character, or a few, again and again; rules and paddings of punctuation are usual and may be longer. */
export function characterRun(prose: string): boolean {
  const text = prose.length > 2 * runWindow ? prose.slice(0, runWindow) + prose.slice(-runWindow) : prose;
  const units = textUnits(text);
  for (let period = 1; period <= 4; period++) {
    let runs = 0;
    for (let index = 2 * stride; index < text.length; index += stride) {
      if (!repeatsAt(units, index, period)) continue;
      const run = runAt(units, text.length, index, period);
      const most =
        run >= shortestLoop ? longestRun(text.slice(index - period + 1, index + 1)) : Number.POSITIVE_INFINITY;
      if (run >= most && (period > 1 || run >= longRun || run >= shareOfRun * text.length)) return true;
      if (most < longestRun('--')) runs += run;
      index += run;
    }
    if (runs >= mostInRuns * text.length) return true;
  }
  return false;
}
