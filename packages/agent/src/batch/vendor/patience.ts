import type { Clock, ProviderError } from '@cascade/core';
import { isTransient } from './transient.js';

/** How long a vendor is asked again that refuses to speak of a batch, such as for its key, and one that does not know it. */
const refusedMs = 3_600_000;
const unknownMs = 300_000;
/** In this many `pollMs` at most, where looks are close together. */
const refusedPolls = 3_600;
const unknownPolls = 300;
const leastTimes = 5;

/** `again`: it may yet answer. `gone`: it does not know the batch. `refused`: it says nothing, and the batch may go on. */
export type Hearing = 'again' | 'gone' | 'refused';

/** Whether to go on asking for a batch that is paid for: one refusal is no reason to give it up. */
export class Patience {
  readonly #clock: Clock;
  readonly #pollMs: number;
  #refusals: { readonly isUnknown: boolean; readonly sinceMs: number; readonly times: number } | undefined;

  constructor(clock: Clock, pollMs: number) {
    this.#clock = clock;
    this.#pollMs = pollMs;
  }

  /** It has answered. */
  renew(): void {
    this.#refusals = undefined;
  }

  hear(error: ProviderError): Hearing {
    const isUnknown = error.failure.class === 'not-found';
    if (isTransient(error)) return 'again';
    const nowMs = this.#clock.now();
    const before = this.#refusals?.isUnknown === isUnknown ? this.#refusals : { isUnknown, sinceMs: nowMs, times: 0 };
    const { sinceMs, times } = { ...before, times: before.times + 1 };
    this.#refusals = { isUnknown, sinceMs, times };
    const [mostMs, mostPolls] = isUnknown ? [unknownMs, unknownPolls] : [refusedMs, refusedPolls];
    const isEnough = times >= leastTimes && nowMs - sinceMs >= Math.min(mostMs, mostPolls * this.#pollMs);
    if (!isEnough) return 'again';
    return isUnknown ? 'gone' : 'refused';
  }
}
