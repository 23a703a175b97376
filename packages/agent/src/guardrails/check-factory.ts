import { ConfigurationError } from '@cascade/core';
import { type Check, checkOptions, isOneOf } from '@cascade/core/provider-kit';

/**
 * The options of what makes a guardrail.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function checkFactory(factory: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  checkOptions(factory, options, { action: isOneOf('block', 'redact', 'flag'), ...checks });
  if (Object(options).action === undefined) {
    throw new ConfigurationError(`${factory}.action is missing: give 'block', 'redact' or 'flag'`);
  }
}

/** A list of some of these words. */
export function isSomeOf(...words: readonly string[]): Check {
  return (value) =>
    isFilledList(value) && value.every((item) => words.some((word) => word === item))
      ? undefined
      : `a list of at least one of ${words.map((word) => `'${word}'`).join(', ')}`;
}

/** A list of texts, of one at least. */
export const areTexts: Check = (value) =>
  isFilledList(value) && value.every((item) => typeof item === 'string' && item !== '')
    ? undefined
    : 'a list of at least one text';

function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}
