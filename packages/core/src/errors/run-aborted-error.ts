import { RunError, type RunStory } from './run-error.js';

/** The caller's signal ended the run; `cause` is the signal's reason. */
export class RunAbortedError extends RunError {
  static readonly code = 'aborted';
  declare readonly code: 'aborted';
  constructor(story: RunStory, options?: { readonly cause?: unknown }) {
    super('aborted', `Cascade "${story.cascade}": aborted by its caller`, story, options);
    this.name = 'RunAbortedError';
  }
}
