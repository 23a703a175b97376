import { ProviderError } from '@cascade/core';
import type { BatchContext, BatchState, Failure } from '@cascade/core/spec';
import type { BatchAccess, BatchSite } from './batch-site.js';
import { inTime } from './in-time.js';
import { Patience } from './patience.js';
import { pause } from './pause.js';
import { unrested } from './unrested.js';
import type { VendorBatchState } from './vendor-batch-options.js';
import type { Waiter } from './waiter.js';

/** What one call for a batch may take: small ones, and results. */
const lookLimitMs = 60_000;
const resultsLimitMs = 3_600_000;
/** Vendors need some minutes to cancel, and results some patience even where the time of the batch is up. */
const graceMs = 900_000;
/** How looks get farther apart. */
const growth = 1.5;
const mostApartMs = 60_000;

/** Marks the failure of those whose batch took too long. */
export const lateCode = 'vendor_batch_timeout';
/** Marks the failure of those whose batch may go on, or have answers, but could not be looked at. */
export const unseenCode = 'vendor_batch_unseen';

/** What the vendor said of a batch; no answer where it may say so later. */
type Heard<T> = { readonly answer: T } | { readonly error: ProviderError };

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
  #isSettled = false;
  readonly #patience: Patience;

  constructor(parts: VendorBatchParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#patience = new Patience(parts.site.clock, parts.site.pollMs);
  }

  /** Whether nothing is to be had of it any more: its results were read, or there are none. */
  get isSettled(): boolean {
    return this.#isSettled;
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
      const endsAtMs = await this.#untilEnded(signal);
      await this.#untilRead(endsAtMs, signal);
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

  /**
   * @returns when its time is up, in epoch milliseconds
   * @throws ProviderError when none of its requests was made, or it takes too long
   */
  async #untilEnded(signal: AbortSignal): Promise<number> {
    const { clock, pollMs, timeoutMs } = this.#parts.site;
    let endsAtMs = clock.now() + timeoutMs;
    let waitMs = this.#parts.isOld ? 0 : pollMs;
    for (;;) {
      const leftMs = Math.max(0, endsAtMs - clock.now());
      if (!(await pause(clock, Math.min(waitMs, leftMs), signal))) return endsAtMs;
      const heard = await this.#look(signal);
      if ('answer' in heard && heard.answer.status === 'ended') return endsAtMs;
      waitMs = this.#nextWaitMs(waitMs, heard);
      if (clock.now() < endsAtMs) continue;
      if (this.#isLate) throw new ProviderError(this.#lateness);
      this.#isLate = true;
      endsAtMs = clock.now() + graceMs;
      waitMs = pollMs;
      await this.cancel(lookLimitMs);
    }
  }

  /** @throws ProviderError when none of its requests was made */
  async #look(signal: AbortSignal): Promise<Heard<BatchState>> {
    const { endpoint } = this.#parts.site;
    const heard = await this.#hear(lookLimitMs, signal, (context) => endpoint.check(this.id, context));
    if ('error' in heard) return heard;
    const { answer: state } = heard;
    this.#done = state.status === 'running' ? state.done : undefined;
    this.#parts.onChange();
    if (state.status !== 'failed') return heard;
    this.#isSettled = true;
    throw new ProviderError(state.failure);
  }

  /** Reads the results for all who wait, as often as that takes: they are paid for. */
  async #untilRead(endsAtMs: number, signal: AbortSignal): Promise<void> {
    const { clock, pollMs } = this.#parts.site;
    const mostMs = Math.max(endsAtMs, clock.now() + graceMs);
    let waitMs = 0;
    while (this.#waiters.size > 0 && !signal.aborted) {
      const heard = await this.#readResults(signal);
      if ('answer' in heard) {
        waitMs = 0;
        await this.#collect(signal);
        continue;
      }
      if (clock.now() >= mostMs) throw this.#unseen(heard.error);
      waitMs = this.#nextWaitMs(waitMs || pollMs / growth, heard);
      await pause(clock, Math.min(waitMs, mostMs - clock.now()), signal);
    }
  }

  /** Gives their rows to all who wait now. */
  async #readResults(signal: AbortSignal): Promise<Heard<void>> {
    const { endpoint } = this.#parts.site;
    const asked = [...this.#waiters.values()];
    const heard = await this.#hear(resultsLimitMs, signal, async (context) => {
      for await (const { id, row } of endpoint.results(this.id, context)) {
        // The rest is for nobody.
        if (this.#waiters.size === 0) break;
        const waiter = this.#waiters.get(id);
        this.#waiters.delete(id);
        // Before the last one hears of it, who may look at once whether anything is left.
        if (this.#waiters.size === 0) this.#isSettled = true;
        waiter?.answer({ row, lateness: this.#isLate ? this.#lateness : undefined });
      }
    });
    if ('error' in heard) return heard;
    this.#isSettled = true;
    for (const waiter of asked) {
      if (this.#waiters.get(waiter.name) !== waiter) continue;
      this.#waiters.delete(waiter.name);
      waiter.fail(new ProviderError(this.#failure('invalid-response', 'ended without an answer to this request')));
    }
    return heard;
  }

  #nextWaitMs(waitMs: number, heard: Heard<unknown>): number {
    const { pollMs } = this.#parts.site;
    const retryAfterMs = 'error' in heard ? (heard.error.failure.retryAfterMs ?? 0) : 0;
    return Math.max(retryAfterMs, Math.min(Math.max(waitMs, pollMs) * growth, Math.max(pollMs, mostApartMs)));
  }

  /** @throws ProviderError when the vendor has refused for long, or knows no such batch; the batch goes on else */
  async #hear<T>(limitMs: number, signal: AbortSignal, ask: (context: BatchContext) => Promise<T>): Promise<Heard<T>> {
    try {
      const answer = await this.#call(limitMs, signal, ask);
      this.#patience.renew();
      return { answer };
    } catch (error) {
      if (signal.aborted || !ProviderError.isInstance(error)) throw error;
      const hearing = this.#patience.hear(error);
      if (hearing === 'again') return { error };
      if (hearing === 'refused') throw this.#unseen(error);
      this.#isSettled = true;
      throw unrested(error);
    }
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

  #unseen({ failure }: ProviderError): ProviderError {
    const what = `could not be looked at (${failure.message}); it may go on, and what it answers is paid for`;
    return new ProviderError({ ...this.#failure(failure.class, what), code: unseenCode, cause: failure.cause });
  }

  #failure(failureClass: Failure['class'], what: string): Failure {
    const { provider } = this.#parts.site.model;
    return { class: failureClass, scope: 'request', message: `${provider}: batch ${this.id} ${what}` };
  }
}
