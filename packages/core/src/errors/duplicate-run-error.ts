import { CascadeError } from './cascade-error.js';

/** A run of this id was made before, or is under way: it is not made and paid for twice. */
export class DuplicateRunError extends CascadeError {
  static readonly code = 'duplicate-run';
  declare readonly code: 'duplicate-run';
  readonly runId: string;
  constructor(runId: string) {
    super(
      'duplicate-run',
      `A run "${runId}" was made before, or is under way; look it up in the log, or give a new runId`,
    );
    this.runId = runId;
  }
}
