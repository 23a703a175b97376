/** Many questions, some at once or in batches of vendors, answered in order; and the file that a batch goes on from. @module */

export { digestOf } from './digest-of.js';
export { openRowFile, type RowFile } from './row-file.js';
export { type BatchOutcome, type BatchWork, type RunInOrderOptions, runInOrder } from './run-in-order.js';
export { keyOfBatchRow } from './vendor/batch-register.js';
export { mostUnderWay } from './vendor/most-under-way.js';
export { openVendorBatches, type VendorBatches, type VendorBatchesOptions } from './vendor/open-vendor-batches.js';
export type { VendorBatchOptions, VendorBatchState } from './vendor/vendor-batch-options.js';
