import type { Awaitable, CacheStore } from '@cascade/core/spec';
import { cacheCases } from './cache-cases.js';
import { describeCases, type StoreSuiteOptions } from './describe-cases.js';

/**
 * The conformance suite of a store's `cache`. Call it at the top level of a vitest file.
 *
 * @param create - makes an empty store, once for every case; it must have room for two megabytes.
 */
export function describeCacheStore(
  name: string,
  create: () => Awaitable<CacheStore>,
  options?: StoreSuiteOptions<CacheStore>,
): void {
  describeCases(`${name}: cache`, cacheCases, create, options);
}
