import type { DigitGroup, Gap } from './number-runs.js';

/** Groups of a run that are read as one number. */
export interface NumberWindow {
  readonly groups: readonly DigitGroup[];
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Between its groups. */
  readonly gaps: ReadonlySet<Gap>;
  /** The groups beside it that are joined to it as its own are to each other: it is a part of something longer then. */
  readonly before: DigitGroup | undefined;
  readonly after: DigitGroup | undefined;
}

/** The first groups from a place of a run, when they have these lengths; `12.5 13.4` are two numbers. */
export function windowAt(run: readonly DigitGroup[], at: number, lengths: readonly number[]): NumberWindow | undefined {
  if (!lengths.every((length, place) => run[at + place]?.digits.length === length)) return undefined;
  return windowOf(run, at, lengths.length);
}

/** The same by the number of groups. */
export function windowOf(run: readonly DigitGroup[], at: number, count: number): NumberWindow | undefined {
  const groups = run.slice(at, at + count);
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const gaps = new Set(groups.slice(1).map(({ gap }) => gap));
  if (gaps.has('.') && (gaps.has(' ') || gaps.has('\n'))) return undefined;
  const next = run[at + count];
  const isJoined = (gap: Gap): boolean => gaps.has(gap) || gap === '.';
  return {
    groups,
    digits: groups.map(({ digits }) => digits).join(''),
    start: first.start,
    end: last.end,
    gaps,
    before: isJoined(first.gap) ? run[at - 1] : undefined,
    after: next !== undefined && isJoined(next.gap) ? next : undefined,
  };
}

/** It is not a part of something longer. */
export function standsAlone({ before, after }: NumberWindow): boolean {
  return before === undefined && after === undefined;
}
