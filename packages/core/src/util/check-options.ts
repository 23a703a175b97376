import { ConfigurationError } from '../errors/configuration-error.js';

/** Says what a value must be, or nothing when it is right. May throw a ConfigurationError itself for nested options. */
export type Check = (value: unknown, path: string) => string | undefined;

/**
 * Checks an options object once, at the boundary.
 *
 * @throws ConfigurationError that names option, value and fix; an unknown option is an error that lists the known ones
 */
export function checkOptions(path: string, options: unknown, checks: Readonly<Record<string, Check>>): void {
  if (isObject(options, path)) throw new ConfigurationError(`${path} must be an object, got ${show(options)}`);
  for (const [name, value] of Object.entries(Object(options))) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) throw unknownOption(path, name, Object.keys(checks));
    checkValue(`${path}.${name}`, value, check);
  }
}

/**
 * Checks one value, if it is given.
 *
 * @throws ConfigurationError that names path, value and fix
 */
export function checkValue(path: string, value: unknown, check: Check): void {
  const expected = value === undefined ? undefined : check(value, path);
  if (expected !== undefined) throw new ConfigurationError(`${path} must be ${expected}, got ${show(value)}`);
}

function unknownOption(path: string, name: string, known: readonly string[]): ConfigurationError {
  return new ConfigurationError(`${path}: unknown option "${name}"; known are ${known.join(', ')}`);
}

function show(value: unknown): string {
  if (typeof value === 'bigint' || typeof value === 'number' || value === undefined) return String(value);
  try {
    return JSON.stringify(value)?.slice(0, 80) ?? `a ${typeof value}`;
  } catch {
    // JSON has no form for it.
    return 'an object';
  }
}

/** A number from `least` to `most`. */
export function isNumber(least: number, most = Number.MAX_SAFE_INTEGER, kind = 'number'): Check {
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return (value) => (typeof value === 'number' && value >= least && value <= most ? undefined : `a ${kind} ${range}`);
}

/** A whole number from `least` to `most`. */
export function isInteger(least: number, most?: number): Check {
  const isInRange = isNumber(least, most, 'whole number');
  // Half a number is not one.
  return (value, path) => isInRange(Number.isInteger(value) ? value : undefined, path);
}

/** One of these words. */
export function isOneOf(...words: readonly string[]): Check {
  return (value) => (words.some((word) => word === value) ? undefined : words.map((word) => `'${word}'`).join(' or '));
}

export const isText: Check = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'a text that is not empty';
export const isBoolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false');
export const isFunction: Check = (value) => (typeof value === 'function' ? undefined : 'a function');
export const isList: Check = (value) => (Array.isArray(value) ? undefined : 'a list');
export const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'an object';
/** A list of what this check lets pass. */
export function isListOf(check: Check, what: string): Check {
  return (value, path) =>
    Array.isArray(value) && value.every((item) => check(item, path) === undefined) ? undefined : `a list of ${what}`;
}
/** What is checked elsewhere, or is a secret that no message may show. */
export const isAnything: Check = () => undefined;

/** An object with these options of its own, some of which it must have. */
export function hasOptions(checks: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, path) => {
    const expected = isObject(value, path);
    if (expected === undefined) checkOptions(path, value, checks);
    const missing = required.find((name) => Object(value)[name] === undefined);
    return expected ?? (missing === undefined ? undefined : `an object with \`${missing}\``);
  };
}

/** Either of two. */
export function either(first: Check, second: Check): Check {
  return (value, path) => {
    const expected = first(value, path);
    if (expected === undefined) return undefined;
    const other = second(value, path);
    return other === undefined ? undefined : `${expected} or ${other}`;
  };
}
