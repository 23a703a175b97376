import type { Part } from '../spec/conversation.js';
import { RunError, type RunStory } from './run-error.js';

/** A stream broke after its first content. `partial` holds what had arrived: it is not a whole answer. */
export class StreamInterruptedError extends RunError {
  static readonly code = 'stream-interrupted';
  declare readonly code: 'stream-interrupted';
  declare readonly partial: readonly Part[];

  constructor(
    message: string,
    story: RunStory & { readonly partial: readonly Part[] },
    options?: { readonly cause?: unknown },
  ) {
    super('stream-interrupted', message, story, options);
  }
}
