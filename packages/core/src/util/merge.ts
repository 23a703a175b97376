import { defined } from '../provider-kit/defined.js';

/** Defaults with what was given instead, the last one winning. An option that is undefined was not given. */
export function merge<T extends object>(defaults: T, ...given: readonly (Partial<T> | undefined)[]): T {
  return Object.assign({}, defaults, ...given.map((options) => options && defined(options)));
}
