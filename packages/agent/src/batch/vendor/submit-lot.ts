import type { BatchContext } from '@cascade/core/spec';
import type { BatchSite } from './batch-site.js';
import { inTime } from './in-time.js';
import type { Lot } from './lot.js';
import { pause } from './pause.js';
import { isTransient } from './transient.js';

const submitLimitMs = 3_600_000;
const waitsMs = [1_000, 2_000, 4_000, 8_000, 16_000];
/** Vendors that ask for more patience than this are not asked again. */
const mostWaitMs = 600_000;

/** A batch may have been begun while its submission is cut off: it is cut off late. */
const cutOffMs = 30_000;

/**
 * Hands requests to the vendor, again where that makes sense: one for all of them, which would otherwise each be tried
 * again.
 *
 * @returns the vendor's id of the batch
 * @throws ProviderError when the vendor does not take it; the reason of `lot.left` when all have left between two tries
 */
export async function submitLot({ model, endpoint, clock }: BatchSite, lot: Lot): Promise<string> {
  const end = new AbortController();
  let cancelCutOff = (): void => {};
  const leave = (): void => {
    cancelCutOff = clock.schedule(cutOffMs, () => end.abort());
  };
  lot.left.addEventListener('abort', leave, { once: true });
  const message = `${model.provider}: a batch was not taken within ${submitLimitMs} ms`;
  const submit = (inner: AbortSignal): Promise<string> => {
    const context: BatchContext = { ...lot.access, signal: inner };
    return endpoint.submit(lot.requests, context);
  };
  try {
    for (let tries = 0; ; tries++) {
      lot.left.throwIfAborted();
      try {
        return await inTime({ clock, limitMs: submitLimitMs, signal: end.signal, message }, submit);
      } catch (error) {
        const waitMs = waitsMs[tries];
        if (waitMs === undefined || !isTransient(error)) throw error;
        const { retryAfterMs = 0 } = error.failure;
        if (retryAfterMs > mostWaitMs) throw error;
        await pause(clock, Math.max(waitMs, retryAfterMs), lot.left);
      }
    }
  } finally {
    lot.left.removeEventListener('abort', leave);
    cancelCutOff();
  }
}
