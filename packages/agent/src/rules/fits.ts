import { ConfigurationError } from '@cascade/core';
import type { Patterns } from './compile-patterns.js';
import { matchesGlob } from './matches-glob.js';
import type { Condition } from './policy.js';

interface FitContext {
  readonly path: string;
  readonly patterns: Patterns;
}

/** Compares what a field of the call holds with what a condition asks. */
type Operator = (value: string | undefined, wanted: unknown, context: FitContext) => boolean;

const compared =
  (holds: (value: number, wanted: number) => boolean): Operator =>
  (value, wanted, { path }) => {
    if (value === undefined) return false;
    const number = Number(value);
    // A rule that is passed over because of a typing error would let more through, not less.
    if (value.trim() === '' || Number.isNaN(number)) {
      throw new ConfigurationError(`${path} compares numbers, and the call's value is none`);
    }
    return holds(number, Number(wanted));
  };

const isAmong: Operator = (value, wanted) =>
  value !== undefined && Array.isArray(wanted) && wanted.some((each) => String(each) === value);

/** What a condition may ask. */
export const operators: Readonly<Record<string, Operator>> = {
  $eq: (value, wanted) => value === String(wanted),
  $ne: (value, wanted) => value !== String(wanted),
  $in: isAmong,
  $nin: (...asked) => !isAmong(...asked),
  $gt: compared((value, wanted) => value > wanted),
  $gte: compared((value, wanted) => value >= wanted),
  $lt: compared((value, wanted) => value < wanted),
  $lte: compared((value, wanted) => value <= wanted),
  $exists: (value, wanted) => (value !== undefined) === wanted,
  $glob: (value, wanted) => value !== undefined && matchesGlob(String(wanted), value),
  $regex: (value, wanted, { patterns }) => value !== undefined && patterns.get(String(wanted))?.(value) === true,
};

/** @throws ConfigurationError when numbers are to be compared, and the value is none */
export function fits(
  condition: Condition,
  value: string | undefined,
  path: string,
  patterns: Patterns = new Map(),
): boolean {
  if (typeof condition !== 'object') return value === String(condition);
  return Object.entries(condition).every(
    ([name, wanted]) => operators[name]?.(value, wanted, { path: `${path}.${name}`, patterns }) === true,
  );
}
