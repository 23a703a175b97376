import { CascadeError } from './cascade-error.js';

/** A store cannot do its work: unreachable, busy for too long, foreign, corrupt, full. The message names it and the fix. */
export class StoreError extends CascadeError {
  static readonly code = 'store';
  declare readonly code: 'store';
  /** What exactly is wrong. */
  readonly reason: StoreErrorReason;

  constructor(reason: StoreErrorReason, message: string, options?: { readonly cause?: unknown }) {
    super('store', message, options);
    this.reason = reason;
  }
}

export type StoreErrorReason =
  | 'unavailable'
  | 'busy'
  | 'foreign'
  | 'corrupt'
  | 'too-new'
  | 'read-only'
  | 'full'
  | 'closed'
  | 'failed';
