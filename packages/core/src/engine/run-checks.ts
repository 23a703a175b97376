import { type Check, hasOptions, isInteger, isNumber, isOneOf, isText } from '../util/check-options.js';
import type { RunOptions } from './cascade-options.js';
import { areTags, timeoutChecks } from './entry-checks.js';

const isTime: Check = (value) =>
  typeof value === 'number' && value > 1e11
    ? undefined
    : 'a time in epoch milliseconds (for a duration use timeouts.runMs)';

/** What options of a run may be, whatever the cascade. */
export const anyRunChecks: Readonly<Record<Exclude<keyof RunOptions, 'tier' | 'fromTier' | 'entry'>, Check>> = {
  signal: (value) => (value instanceof AbortSignal ? undefined : 'an AbortSignal'),
  deadlineMs: isTime,
  timeouts: hasOptions(timeoutChecks),
  runId: isText,
  require: areTags,
  maxCostUsd: isNumber(0, 9e6),
  purse: (value) => (typeof Object(value).claim === 'function' ? undefined : 'an object with `claim`'),
  tags: areTags,
};

/** What options of a run may be, for a cascade with these entries and so many tiers. */
export function runChecks(keys: readonly string[], tiers: number): Readonly<Record<keyof RunOptions, Check>> {
  const isTier = isInteger(0, tiers - 1);
  return { ...anyRunChecks, tier: isTier, fromTier: isTier, entry: isOneOf(...keys) };
}
