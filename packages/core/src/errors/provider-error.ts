import type { Failure } from '../spec/failure.js';
import { CascadeError } from './cascade-error.js';

/** What an adapter throws when a call fails. The engine takes the {@link Failure} out of it. */
export class ProviderError extends CascadeError {
  static readonly code = 'provider';
  declare readonly code: 'provider';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('provider', failure.message, { cause: failure.cause });
    this.failure = failure;
  }
}
