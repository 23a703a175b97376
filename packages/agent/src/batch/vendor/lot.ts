import type { PreparedRequest } from '@cascade/core/spec';
import type { BatchAccess } from './batch-site.js';
import type { Waiter } from './waiter.js';

/** What a request adds to a batch besides its body, in bytes. */
const frameBytes = 250;

/** Requests that go out together. */
export class Lot {
  readonly access: BatchAccess;
  readonly openedAtMs: number;
  readonly #requests = new Map<string, { readonly waiter: Waiter; readonly request: PreparedRequest }>();
  readonly #left = new AbortController();
  #bytes = 0;

  constructor(access: BatchAccess, openedAtMs: number) {
    this.access = access;
    this.openedAtMs = openedAtMs;
  }

  get size(): number {
    return this.#requests.size;
  }

  get waiters(): readonly Waiter[] {
    return [...this.#requests.values()].map(({ waiter }) => waiter);
  }

  get requests() {
    return [...this.#requests].map(([id, { request }]) => ({ id, group: request.group, body: request.body }));
  }

  /** Whether a body of so many bytes more is too much. */
  exceeds(bodyBytes: number, { maxRequests, maxBytes }: { readonly maxRequests: number; readonly maxBytes: number }) {
    return this.size >= maxRequests || (this.size > 0 && this.#bytes + bodyBytes + frameBytes > maxBytes);
  }

  add(waiter: Waiter, request: PreparedRequest, bodyBytes: number): void {
    this.#requests.set(waiter.name, { waiter, request });
    waiter.onLeave = () => this.#remove(waiter);
    this.#bytes += bodyBytes + frameBytes;
  }

  /** Aborted when all whose requests they are have left. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  /** Fails all whose requests they are. */
  fail(error: unknown): void {
    const { waiters } = this;
    this.#requests.clear();
    this.#left.abort();
    for (const waiter of waiters) waiter.fail(error);
  }

  /** Its bytes stay counted: there may be room for a little more. */
  #remove(waiter: Waiter): void {
    this.#requests.delete(waiter.name);
    if (this.size === 0) this.#left.abort();
  }
}
