import type { Part } from '../spec/conversation.js';
import { CascadeError } from './cascade-error.js';
import { RunError, type RunStory } from './run-error.js';

/** A stream broke after its first content. `partial` holds what had arrived: it is not a whole answer. */
export class StreamInterruptedError extends RunError {
  readonly partial: readonly Part[];

  constructor(
    message: string,
    story: RunStory & { readonly partial: readonly Part[] },
    options?: { readonly cause?: unknown },
  ) {
    super('stream-interrupted', message, story, options);
    this.name = 'StreamInterruptedError';
    this.partial = story.partial;
  }

  static override isInstance(error: unknown): error is StreamInterruptedError {
    return CascadeError.isInstance(error) && error.code === 'stream-interrupted';
  }
}
