import type { CacheStore } from '@cascade/core/spec';
import { expiryCases } from './cases/cache/expiry-cases.js';
import { valueCases } from './cases/cache/value-cases.js';
import type { StoreCase } from './store-case.js';

/** What the part `cache` of a store must do, one case per behaviour. */
export const cacheCases: readonly StoreCase<CacheStore>[] = [...valueCases, ...expiryCases];
