import { ConfigurationError } from '@cascade/core';
import { assertKnown } from '../assert-options.js';
import type { CacheOptions } from './cache-options.js';

/** @throws ConfigurationError that names option, value and fix */
export function checkCacheOptions(cache: boolean | CacheOptions | undefined): void {
  if (cache === undefined || typeof cache === 'boolean') return;
  assertKnown('CascadeAgent: cache', cache, { ttlMs: true, shared: true });
  const { ttlMs, shared } = cache;
  if (ttlMs !== undefined && !(Number.isFinite(ttlMs) && ttlMs > 0)) {
    throw new ConfigurationError('CascadeAgent: cache: ttlMs must be a number of milliseconds, more than 0');
  }
  if (shared !== undefined && typeof shared !== 'boolean') {
    throw new ConfigurationError('CascadeAgent: cache: shared must be true or false');
  }
}
