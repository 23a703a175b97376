import { isLuhn } from './checksums.js';

/** The first digits of a network, from and to, and how long its numbers are. */
const networks: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [4, 4, [13, 16, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [300, 305, [14, 16]],
  [36, 36, [14, 16]],
  [38, 39, [14, 16]],
  [6011, 6011, [16, 19]],
  [644, 659, [16, 19]],
  [3528, 3589, [16, 19]],
  [62, 62, [16, 17, 18, 19]],
  [2200, 2204, [16, 17, 18, 19]],
  [50, 50, [12, 13, 14, 15, 16, 17, 18, 19]],
  [56, 58, [12, 13, 14, 15, 16, 17, 18, 19]],
  [60, 60, [16]],
  [63, 63, [12, 13, 14, 15, 16, 17, 18, 19]],
  [67, 67, [12, 13, 14, 15, 16, 17, 18, 19]],
  [81, 82, [16]],
];

/** By the first digit, which passes over most. */
const byFirstDigit = Array.from({ length: 10 }, (_, digit) =>
  networks.filter(([from, to]) => digit >= Number(String(from)[0]) && digit <= Number(String(to)[0])),
);

/** Digits that some network gives out, with the right check digit. */
export function isCard(digits: string): boolean {
  const isKnown = byFirstDigit[Number(digits.charAt(0))]?.some(([from, to, lengths]) => {
    if (!lengths.includes(digits.length)) return false;
    const first = Number(digits.slice(0, String(from).length));
    return first >= from && first <= to;
  });
  return isKnown === true && isLuhn(digits);
}
