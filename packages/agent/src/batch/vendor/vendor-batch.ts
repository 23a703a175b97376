import { ProviderError } from '@cascade/core';
import type { BatchContext, BatchState, Failure } from '@cascade/core/spec';
import type { BatchAccess, BatchSite } from './batch-site.js';
import { inTime } from './in-time.js';
import { pause } from './pause.js';
import { isTransient } from './transient.js';
import type { VendorBatchState } from './vendor-batch-options.js';
import type { Waiter } from './waiter.js';

/** What one call for a batch may take: small ones, and results. */
const lookLimitMs = 60_000;
const resultsLimitMs = 3_600_000;
/** Vendors need some minutes to cancel. */
const graceMs = 900_000;
const mostReadings = 5;
/** How looks get farther apart. */
const growth = 1.5;
const mostApartMs = 60_000;

/** Marks the failure of those whose batch took too long. */
export const lateCode = 'vendor_batch_timeout';

export interface VendorBatchParts {
  readonly id: string;
  readonly site: BatchSite;
  readonly access: BatchAccess;
  /** Requests in it. */
  readonly total: number;
  /** It is of an earlier process: those who wait for it come by and by. */
  readonly isOld: boolean;
  /** Called after each look at it, and when it is over. */
  readonly onChange: () => void;
  /** Takes work that is to be waited for. */
  readonly track: (work: Promise<void>) => void;
  /** Called when all who waited have left. */
  readonly onAbandoned: (batch: VendorBatch) => void;
}

/** A batch that the vendor has: looked at from time to time while somebody waits for a row of it. */
export class VendorBatch {
  readonly id: string;
  readonly #parts: VendorBatchParts;
  readonly #waiters = new Map<string, Waiter>();
  #attention = new AbortController();
  #isWatched = false;
  #joined = 0;
  #done: number | undefined;
  #isLate = false;

  constructor(parts: VendorBatchParts) {
    this.id = parts.id;
    this.#parts = parts;
  }

  get state(): VendorBatchState | undefined {
    const { total, site } = this.#parts;
    const { provider, modelId } = site.model;
    const waiting = this.#waiters.size;
    const done = this.#done === undefined ? {} : { done: this.#done };
    return waiting === 0 ? undefined : { provider, modelId, id: this.id, total, waiting, ...done };
  }

  /** Lets a call wait for its row. */
  join(waiter: Waiter): void {
    this.#joined++;
    this.#waiters.set(waiter.name, waiter);
    waiter.onLeave = () => {
      this.#waiters.delete(waiter.name);
      if (this.#waiters.size === 0) this.abandon();
    };
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#parts.track(this.#watch());
  }

  /** Nobody waits any more: it is not looked at any more. */
  abandon(): void {
    this.#attention.abort();
    this.#attention = new AbortController();
    this.#isWatched = false;
    this.#parts.onAbandoned(this);
  }

  /** Fails all who wait. */
  fail(error: unknown): void {
    for (const waiter of this.#waiters.values()) waiter.fail(error);
    this.#waiters.clear();
  }

  /** Asks the vendor to cancel it. */
  async cancel(limitMs: number): Promise<void> {
    const { endpoint } = this.#parts.site;
    const { signal } = new AbortController();
    // It ends by itself within a day; whoever looks for it again sees what has become of it.
    await this.#call(limitMs, signal, (context) => endpoint.cancel(this.id, context)).catch(() => {});
  }

  async #watch(): Promise<void> {
    const { signal } = this.#attention;
    try {
      if (this.#parts.isOld) await this.#collect(signal);
      await this.#untilEnded(signal);
      for (let readings = 1; this.#waiters.size > 0 && !signal.aborted; ) {
        if (await this.#readResults(signal, readings >= mostReadings)) await this.#collect(signal);
        else await pause(this.#parts.site.clock, this.#parts.site.pollMs * readings++, signal);
      }
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
    if (signal.aborted) return;
    this.#isWatched = false;
    this.#parts.onChange();
  }

  /** Waits until nobody has joined for a while. */
  async #collect(signal: AbortSignal): Promise<void> {
    const { clock, collectMs } = this.#parts.site;
    let joined: number;
    do {
      joined = this.#joined;
      if (this.#waiters.size === 0) return;
      await pause(clock, collectMs, signal);
    } while (joined !== this.#joined && !signal.aborted);
  }

  /** @throws ProviderError when none of its requests was made, or it takes too long */
  async #untilEnded(signal: AbortSignal): Promise<void> {
    const { clock, pollMs, timeoutMs } = this.#parts.site;
    let endsAtMs = clock.now() + timeoutMs;
    let waitMs = this.#parts.isOld ? 0 : pollMs;
    for (;;) {
      const leftMs = Math.max(0, endsAtMs - clock.now());
      if (!(await pause(clock, Math.min(waitMs, leftMs), signal))) return;
      const looked = await this.#look(signal);
      if (looked.state?.status === 'ended' || signal.aborted) return;
      if (looked.state?.status === 'failed') throw new ProviderError(looked.state.failure);
      waitMs = Math.max(
        looked.retryAfterMs,
        Math.min(Math.max(waitMs, pollMs) * growth, Math.max(pollMs, mostApartMs)),
      );
      if (clock.now() < endsAtMs) continue;
      if (this.#isLate) throw new ProviderError(this.#lateness);
      this.#isLate = true;
      endsAtMs = clock.now() + graceMs;
      waitMs = pollMs;
      await this.cancel(lookLimitMs);
    }
  }

  /** How it is; no state when the vendor did not say. It goes on all the same, and is paid for. */
  async #look(signal: AbortSignal): Promise<{ readonly state?: BatchState; readonly retryAfterMs: number }> {
    const { endpoint } = this.#parts.site;
    try {
      const state = await this.#call(lookLimitMs, signal, (context) => endpoint.check(this.id, context));
      this.#done = state.status === 'running' ? state.done : undefined;
      this.#parts.onChange();
      return { state, retryAfterMs: 0 };
    } catch (error) {
      if (isTransient(error)) return { retryAfterMs: error.failure.retryAfterMs ?? 0 };
      throw error;
    }
  }

  /** Gives their rows to all who wait now; false when the results broke off. */
  async #readResults(signal: AbortSignal, isLast: boolean): Promise<boolean> {
    const { endpoint } = this.#parts.site;
    const asked = [...this.#waiters.values()];
    try {
      await this.#call(resultsLimitMs, signal, async (context) => {
        for await (const { id, row } of endpoint.results(this.id, context)) {
          // The rest is for nobody.
          if (this.#waiters.size === 0) break;
          this.#waiters.get(id)?.answer({ row, lateness: this.#isLate ? this.#lateness : undefined });
          this.#waiters.delete(id);
        }
      });
    } catch (error) {
      if (isLast || !isTransient(error)) throw error;
      return false;
    }
    for (const waiter of asked) {
      if (this.#waiters.get(waiter.name) !== waiter) continue;
      this.#waiters.delete(waiter.name);
      waiter.fail(new ProviderError(this.#failure('invalid-response', 'ended without an answer to this request')));
    }
    return true;
  }

  #call<T>(limitMs: number, signal: AbortSignal, ask: (context: BatchContext) => Promise<T>): Promise<T> {
    const { access, site } = this.#parts;
    const message = `${site.model.provider}: no answer about batch ${this.id} came within ${limitMs} ms`;
    const limit = { clock: site.clock, limitMs, signal, message };
    return inTime(limit, (inner) => ask({ ...access, signal: inner }));
  }

  get #lateness(): Failure {
    const late = this.#failure('timeout', `took longer than ${this.#parts.site.timeoutMs} ms (vendorBatch.timeoutMs)`);
    return { ...late, code: lateCode };
  }

  #failure(failureClass: Failure['class'], what: string): Failure {
    const { provider } = this.#parts.site.model;
    return { class: failureClass, scope: 'entry', message: `${provider}: batch ${this.id} ${what}` };
  }
}
