import { CascadeError } from './cascade-error.js';

/** A provider needs a key and none was found. The message says where one can be put. */
export class MissingKeyError extends CascadeError {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super('missing-key', message, options);
    this.name = 'MissingKeyError';
  }

  static override isInstance(error: unknown): error is MissingKeyError {
    return CascadeError.isInstance(error) && error.code === 'missing-key';
  }
}
