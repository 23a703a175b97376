import { CascadeError } from './cascade-error.js';

/** A provider needs a key and none was found. The message says where one can be put. */
export class MissingKeyError extends CascadeError {
  static readonly code = 'missing-key';
  declare readonly code: 'missing-key';
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super('missing-key', message, options);
  }
}
