/** Digits that stand together, and what is between them and those before. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
}

/** What joins a group to the one before it; empty for the first of a run. */
export type Gap = '' | ' ' | '\n' | '-' | '_' | '.' | '/' | '(';

const widestGap = 5;

/** Groups of digits that may be read as one number: what is between them is a space, a hyphen or the like. */
export function* numberRuns(text: string): Generator<readonly DigitGroup[]> {
  let run: DigitGroup[] = [];
  const search = /\d+/g;
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const [digits] = match;
    const gap = gapBetween(text, run.at(-1)?.end, match.index);
    if (gap === '' && run.length > 0) {
      yield run;
      run = [];
    }
    run.push({ digits, start: match.index, end: search.lastIndex, gap });
  }
  if (run.length > 0) yield run;
}

function gapBetween(text: string, from: number | undefined, to: number): Gap {
  if (from === undefined || to - from > widestGap) return '';
  const between = text.slice(from, to);
  const sign = between.trim();
  if (sign === '') return /[\r\n]/.test(between) ? '\n' : ' ';
  if (sign === '-' || sign === '_' || sign === '/') return sign;
  // A dot and a space end a sentence.
  if (between === '.') return between;
  return /^[-.\s]*[()][-.()\s]*$/.test(between) ? '(' : '';
}
