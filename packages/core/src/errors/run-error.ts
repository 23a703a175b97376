import type { Warning } from '../spec/cascade-event.js';
import type { AttemptRecord } from '../spec/run-store.js';
import { CascadeError, type CascadeErrorCode } from './cascade-error.js';

/** The whole story of a run that did not answer. */
export interface RunStory {
  readonly runId: string;
  readonly cascade: string;
  readonly attempts: readonly AttemptRecord[];
  /** Entries that were passed over, with the reason. */
  readonly skipped: readonly { readonly entry: string; readonly reason: string }[];
  readonly warnings: readonly Warning[];
  /** Where the conversation was kept for a replay. */
  readonly failedPrompt?: string;
}

/** The base of the errors that end a run. */
export abstract class RunError extends CascadeError implements RunStory {
  declare readonly runId: string;
  declare readonly cascade: string;
  declare readonly attempts: readonly AttemptRecord[];
  declare readonly skipped: RunStory['skipped'];
  declare readonly warnings: readonly Warning[];
  declare readonly failedPrompt?: string;

  constructor(code: CascadeErrorCode, message: string, story: RunStory, options?: { readonly cause?: unknown }) {
    super(code, message, options);
    Object.assign(this, story);
  }

  /** As that of `CascadeError`; asked of `RunError` itself, it knows every error that ends a run, and no other. */
  static override isInstance<T extends CascadeError>(
    this: { readonly prototype: T; readonly code?: CascadeErrorCode },
    error: unknown,
  ): error is T {
    // biome-ignore lint/complexity/noThisInStatic: which class is asked is the point
    return super.isInstance.call(this, error) && 'attempts' in (error as object);
  }
}
