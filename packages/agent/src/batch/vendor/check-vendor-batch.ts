import { ConfigurationError } from '@cascade/core';
import { assertKnown, assertNumbers } from '../../assert-options.js';
import type { VendorBatchOptions } from './vendor-batch-options.js';

const known: Readonly<Record<keyof VendorBatchOptions, true>> = { pollMs: true, timeoutMs: true };

/** @throws ConfigurationError that names option, value and fix */
export function checkVendorBatch(value: boolean | VendorBatchOptions | undefined): void {
  if (value === undefined || typeof value === 'boolean') return;
  if (typeof value !== 'object' || value === null) {
    throw new ConfigurationError('batch: vendorBatch must be true, false, or an object');
  }
  assertKnown('batch: vendorBatch', value, known);
  assertNumbers('batch: vendorBatch', { pollMs: value.pollMs, timeoutMs: value.timeoutMs }, 1);
}
