import { isBoolean } from '@cascade/core';
import type { Check } from '@cascade/core/provider-kit';
import { assertOptions } from '../assert-options.js';
import type { CacheOptions } from './cache-options.js';

const checks: Readonly<Record<keyof CacheOptions, Check>> = {
  ttlMs: (value) =>
    typeof value === 'number' && Number.isFinite(value) && value > 0
      ? undefined
      : 'a number of milliseconds, more than 0',
  shared: isBoolean,
};

/** @throws ConfigurationError that names option, value and fix */
export function checkCacheOptions(cache: boolean | CacheOptions | undefined): void {
  if (cache !== undefined && typeof cache !== 'boolean') assertOptions('CascadeAgent.cache', cache, checks);
}
