import type { Awaitable } from './awaitable.js';
import type { CallContext } from './call-context.js';
import type { ChatResponse } from './chat-response.js';
import type { ChatRequest } from './conversation.js';
import type { Failure } from './failure.js';

/** What comes with every call of a batch endpoint. The key of `submit` is that of all later calls for the same batch. */
export type BatchContext = Omit<CallContext, 'omit' | 'onRateLimits'>;

/** A request as it goes into a batch. */
export interface PreparedRequest {
  /** Requests of one batch are of one group, such as those for the same path of the vendor's API. */
  readonly group: string;
  /** In the vendor's words; the same for the same request and model. It survives `JSON.stringify`. */
  readonly body: Readonly<Record<string, unknown>>;
  /**
   * The answer in a row of the results.
   *
   * @throws ProviderError when the request failed, expired or was cancelled, or the answer is none
   */
  read(row: unknown): ChatResponse;
}

/** A prepared request with the name that its row of the results has: 1 to 64 characters of `[a-zA-Z0-9_-]`. */
export interface BatchRequest extends Pick<PreparedRequest, 'group' | 'body'> {
  readonly id: string;
}

/** `ended`: there are results, also of a batch that was cancelled or expired. `failed`: none of its requests was made. */
export type BatchState =
  /** `done`: requests that are over, as far as the vendor says. */
  | { readonly status: 'running'; readonly done?: number }
  | { readonly status: 'ended' }
  | { readonly status: 'failed'; readonly failure: Failure };

/** Where a vendor answers many requests at once, within hours and for less money. Failures are thrown as `ProviderError`. */
export interface BatchEndpoint {
  /** What a token of a batch costs as a share of its ordinary price, such as 0.5. */
  readonly priceFactor: number;
  /** Most requests of one batch. */
  readonly maxRequests: number;
  /** Most bytes of one batch: all bodies as JSON, with 250 bytes more for each. */
  readonly maxBytes: number;
  /** @param omit - as in {@link CallContext.omit} */
  prepare(request: ChatRequest, omit: CallContext['omit']): Awaitable<PreparedRequest>;
  /** Returns the vendor's id of the batch. */
  submit(requests: readonly BatchRequest[], context: BatchContext): Promise<string>;
  /** Fails with `not-found` when the vendor does not know the batch, or no longer. */
  check(batchId: string, context: BatchContext): Promise<BatchState>;
  /** The rows of a batch that has ended, in any order; there may be none for a request. */
  results(batchId: string, context: BatchContext): AsyncIterable<{ readonly id: string; readonly row: unknown }>;
  /** What is already answered stays so, and is paid for. */
  cancel(batchId: string, context: BatchContext): Promise<void>;
}
