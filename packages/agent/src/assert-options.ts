import { ConfigurationError, checkValue } from '@cascade/core';
import { type Check, isAnything, nearest } from '@cascade/core/provider-kit';

/** @throws ConfigurationError for an option that nobody knows, with a suggestion */
export function assertKnown(where: string, options: unknown, known: Readonly<Record<string, unknown>>): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ConfigurationError(`${where}: options must be an object`);
  }
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(known, name)) continue;
    const guess = nearest(name, Object.keys(known));
    const hint = guess === undefined ? `known are ${Object.keys(known).join(', ')}` : `did you mean "${guess}"?`;
    throw new ConfigurationError(`${where}: unknown option "${name}"; ${hint}`);
  }
}

/** @throws ConfigurationError for what is given and no number of at least `least` */
export function assertNumbers(where: string, values: Readonly<Record<string, unknown>>, least: number): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || (typeof value === 'number' && value >= least)) continue;
    throw new ConfigurationError(`${where}: ${name} must be a number of at least ${least}`);
  }
}

/** @throws ConfigurationError for an option that nobody knows, with a suggestion, and for one that is not what it must be */
export function assertOptions(where: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  assertKnown(where, options, checks);
  for (const [name, value] of Object.entries(Object(options))) {
    checkValue(`${where}.${name}`, value, checks[name] ?? isAnything);
  }
}
