/** Many questions, some at once, answered in order; and the file that a batch goes on from. @module */

export { openRowFile, type RowFile } from './row-file.js';
export { type BatchOutcome, type BatchWork, type RunInOrderOptions, runInOrder } from './run-in-order.js';
