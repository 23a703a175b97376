import { RunError, type RunStory } from './run-error.js';

/** The provider refused the request itself: no other entry is asked, since the fault is in what was sent. */
export class BadRequestError extends RunError {
  static readonly code = 'bad-request';
  declare readonly code: 'bad-request';
  constructor(message: string, story: RunStory, options?: { readonly cause?: unknown }) {
    super('bad-request', message, story, options);
  }
}
