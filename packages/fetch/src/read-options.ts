import type { PooledFetchOptions } from './pooled-fetch-options.js';

/** What a timer of the platform can wait. */
const longestMs = 2 ** 31 - 1;

/**
 * Checks options once and fills in defaults.
 * @throws TypeError naming option, value and what is allowed.
 */
export function readOptions<Defaults extends Partial<Record<keyof PooledFetchOptions, number>>>(
  options: PooledFetchOptions,
  defaults: Defaults,
): Defaults {
  const known = Object.keys(defaults);
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) {
      throw new TypeError(`createPooledFetch: unknown option \`${name}\` here; known are ${known.join(', ')}`);
    }
    const maximum = name.endsWith('Ms') ? longestMs : Number.MAX_SAFE_INTEGER;
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= maximum)) {
      throw new TypeError(
        `createPooledFetch: \`${name}\` is ${String(value)}; give a whole number from 1 to ${maximum}`,
      );
    }
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...defaults, ...given };
}

/** The default of `maxResponseBytes`. */
export const defaultMaxResponseBytes = 64 * 1024 * 1024;
