import type { Clock } from '@cascade/core';
import type { BatchContext, BatchEndpoint, ChatModel } from '@cascade/core/spec';
import type { VendorBatchOptions } from './vendor-batch-options.js';

/** Where batches of a model go, and how they are waited for. */
export interface BatchSite extends Required<VendorBatchOptions> {
  readonly model: Pick<ChatModel, 'provider' | 'modelId'>;
  readonly endpoint: BatchEndpoint;
  readonly clock: Clock;
  /** Requests go out together when none has come for so long. */
  readonly collectMs: number;
}

/** What all calls for one batch have in common. */
export type BatchAccess = Omit<BatchContext, 'signal'>;
