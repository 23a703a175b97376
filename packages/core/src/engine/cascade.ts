import type { CascadeResult } from '../spec/cascade-event.js';
import type { RunOptions } from './cascade-options.js';
import type { CascadeStream } from './cascade-stream.js';
import type { Conversation } from './conversation-input.js';

/** Gets an answer from the first entry that works. */
export interface Cascade extends AsyncDisposable {
  readonly name: string;
  /** Keys of all entries, in order. */
  readonly entries: readonly string[];
  /**
   * Asks for a whole answer.
   *
   * @throws AllTiersFailedError when nobody answered
   * @throws BadRequestError when the request itself was refused
   * @throws RunAbortedError when `signal` ended the run
   * @throws ConfigurationError when the conversation or an option is not valid
   */
  generate(conversation: string | Conversation, options?: RunOptions): Promise<CascadeResult>;
  /**
   * Asks for an answer piece by piece. Nothing happens before the first `next()`.
   * Iterating throws what `generate` throws, and `StreamInterruptedError` when the answer breaks off.
   */
  stream(conversation: string | Conversation, options?: RunOptions): CascadeStream;
  /** Takes no more runs and waits until what has happened is written down. The store stays open: it is yours. */
  close(): Promise<void>;
}
