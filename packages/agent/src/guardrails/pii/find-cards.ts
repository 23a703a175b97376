import type { GuardrailFinding } from '../guardrail.js';
import { isCard } from './is-card.js';
import type { DigitGroup } from './number-runs.js';
import { type NumberWindow, windowAt } from './number-window.js';

/** How numbers are grouped on cards, also where something that is not seen stands for some of the gaps; longer ones first. */
const layouts: readonly (readonly number[])[] = [
  [4, 4, 4, 4, 3],
  [4, 4, 4, 4],
  [8, 4, 4],
  [4, 8, 4],
  [4, 4, 8],
  [8, 8],
  [12, 4],
  [4, 12],
  [4, 6, 5],
  [4, 6, 4],
  [4, 4, 5],
  [4, 3, 3, 3],
  [6, 13],
];
const cardDigits = { least: 12, most: 19 };

/** Card numbers in one piece, in the groups of a card, or digit by digit. */
export function findCards(run: readonly DigitGroup[]): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (let at = 0; at < run.length; at++) {
    const count = groupsOfCard(run, at);
    const [first, last] = [run[at], run[at + count - 1]];
    if (count === 0 || first === undefined || last === undefined) continue;
    findings.push({ label: 'CARD', start: first.start, end: last.end });
    at += count - 1;
  }
  return findings;
}

/** How many groups the card that begins here has; 0 for none. */
function groupsOfCard(run: readonly DigitGroup[], at: number): number {
  const length = run[at]?.digits.length ?? 0;
  if (isInOnePiece(run[at])) return 1;
  if (length === 1) return spelledOut(run, at);
  if (length !== 4 && length !== 6 && length !== 8 && length !== 12) return 0;
  return layouts.find((layout) => isAloneOnCard(run, at, layout))?.length ?? 0;
}

/** `3.4111111111111111` is a fraction. */
function isInOnePiece(group: DigitGroup | undefined): boolean {
  const { digits = '', gap } = group ?? {};
  return digits.length >= cardDigits.least && digits.length <= cardDigits.most && gap !== '.' && isCard(digits);
}

function cardAt(run: readonly DigitGroup[], at: number, layout: readonly number[]): NumberWindow | undefined {
  const window = windowAt(run, at, layout);
  return window !== undefined && !window.gaps.has('(') && isCard(window.digits) ? window : undefined;
}

/** A card, and not by chance some of a row of numbers, which have the same length and are no cards themselves. */
function isAloneOnCard(run: readonly DigitGroup[], at: number, layout: readonly number[]): boolean {
  const card = cardAt(run, at, layout);
  if (card === undefined) return false;
  const isMate = (group: DigitGroup | undefined, length: number | undefined, place: number): boolean =>
    group?.digits.length === length &&
    !isBesideCards.test(group?.digits ?? '') &&
    cardAt(run, place, layout) === undefined;
  return !isMate(card.before, layout[0], at - layout.length) && !isMate(card.after, layout.at(-1), at + layout.length);
}

/** Until when a card is good, as month and year or as a year; or a leading 0, which rows of numbers do not have. */
const isBesideCards = /^(?:0|1[0-2]|20[2-4])/;

function spelledOut(run: readonly DigitGroup[], at: number): number {
  if (run[at - 1]?.digits.length === 1) return 0;
  let count = 1;
  while (count <= cardDigits.most && run[at + count]?.digits.length === 1) count++;
  if (count < 13 || count > cardDigits.most) return 0;
  return cardAt(
    run,
    at,
    Array.from({ length: count }, () => 1),
  ) === undefined
    ? 0
    : count;
}
