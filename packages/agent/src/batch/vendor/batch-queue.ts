import { ProviderError } from '@cascade/core';
import type { CallContext, ChatModel, ChatRequest, ChatResponse, PreparedRequest } from '@cascade/core/spec';
import { sha256 } from '../../cache/canonical-json.js';
import type { BatchDesk } from './batch-desk.js';
import type { BatchRow, KnownRequest } from './batch-register.js';
import type { BatchAccess, BatchSite } from './batch-site.js';
import { Lot } from './lot.js';
import { requestHash } from './request-names.js';
import { submitLot } from './submit-lot.js';
import { unrested } from './unrested.js';
import { lateCode, unseenCode, VendorBatch, type VendorBatchParts } from './vendor-batch.js';
import type { VendorBatchState } from './vendor-batch-options.js';
import { type Delivered, Waiter } from './waiter.js';

/** However they trickle in, requests are kept back no longer than so many times `collectMs`. */
const mostCollecting = 60;

interface OpenLot {
  readonly lot: Lot;
  cancelTimer: () => void;
}

/** Collects the requests to one model, sends them as batches, and gives each its own answer. */
export class BatchQueue {
  readonly #site: BatchSite;
  readonly #model: ChatModel;
  readonly #desk: BatchDesk;
  readonly #keys = new Map<string, string>();
  readonly #open = new Map<string, OpenLot>();
  readonly #sending = new Set<Lot>();

  constructor(site: BatchSite, model: ChatModel, desk: BatchDesk) {
    this.#site = site;
    this.#model = model;
    this.#desk = desk;
    desk.open(this);
  }

  get states(): readonly VendorBatchState[] {
    const { provider, modelId } = this.#model;
    return [...this.#sending].map(({ size }) => ({ provider, modelId, total: size, waiting: size }));
  }

  /** Batches of an earlier process are looked at with the key that began them. */
  rememberKeys(keys: readonly string[]): void {
    for (const key of keys) this.#keys.set(keyIdOf(key), key);
  }

  /** @throws ProviderError with what is wrong with this request, or with its batch */
  async ask(request: ChatRequest, context: CallContext): Promise<ChatResponse> {
    if (this.#desk.isClosed) throw closed(this.#model);
    const prepared = await this.#site.endpoint.prepare(request, context.omit);
    const body = JSON.stringify(prepared.body);
    const hash = requestHash(this.#model, prepared.group, body);
    const known = this.#desk.register.claim(hash);
    const old = known && (await this.#fromOld(known, prepared, context));
    if (old !== undefined) return old;
    const name = this.#desk.names.take(hash);
    return this.#wait(name, prepared, context, (waiter) =>
      this.#add(waiter, prepared, Buffer.byteLength(body), context),
    );
  }

  close(error: unknown): void {
    for (const { lot, cancelTimer } of this.#open.values()) {
      cancelTimer();
      lot.fail(error);
    }
    for (const lot of this.#sending) lot.fail(error);
    this.#open.clear();
  }

  async #wait(
    name: string,
    prepared: PreparedRequest,
    { signal }: CallContext,
    begin: (waiter: Waiter) => void,
  ): Promise<ChatResponse> {
    const waiter = new Waiter(name, this.#model.provider, signal);
    try {
      if (!signal.aborted) begin(waiter);
      return readRow(prepared, await waiter.row);
    } finally {
      this.#desk.names.giveBack(name);
    }
  }

  /** The answer in a batch of an earlier process; undefined where there is none: it is asked anew. */
  async #fromOld(
    { name, row }: KnownRequest,
    prepared: PreparedRequest,
    context: CallContext,
  ): Promise<ChatResponse | undefined> {
    this.#desk.names.reserve(name);
    try {
      const batch = this.#oldBatch(row, context);
      return await this.#wait(name, prepared, context, (waiter) => batch.join(waiter));
    } catch (error) {
      if (!ProviderError.isInstance(error)) throw error;
      const { class: failureClass, code } = error.failure;
      // It may go on: asked anew, it would be paid for twice.
      if (failureClass === 'aborted' || code === lateCode || code === unseenCode) throw error;
      return undefined;
    }
  }

  #oldBatch({ vendorBatch: id, keyId, requests }: BatchRow, context: CallContext): VendorBatch {
    const found = this.#desk.find(id);
    if (found !== undefined) return found;
    const key = keyId === undefined ? undefined : this.#keys.get(keyId);
    const access = { ...accessOf(context), ...(key !== undefined && { key }) };
    return this.#begin({ id, access, total: requests.length, isOld: true });
  }

  #begin(parts: Pick<VendorBatchParts, 'id' | 'access' | 'total' | 'isOld'>): VendorBatch {
    const desk = this.#desk;
    const batch = new VendorBatch({
      ...parts,
      site: this.#site,
      onChange: () => desk.changed(),
      track: (work) => desk.track(work),
      onAbandoned: (left) => desk.abandoned(left),
    });
    desk.add(batch);
    return batch;
  }

  #add(waiter: Waiter, prepared: PreparedRequest, bytes: number, context: CallContext): void {
    const { clock, endpoint, collectMs } = this.#site;
    const place = `${prepared.group} ${context.key ?? ''}`;
    if (this.#open.get(place)?.lot.exceeds(bytes, endpoint)) this.#send(place);
    const open = this.#open.get(place) ?? { lot: new Lot(accessOf(context), clock.now()), cancelTimer: () => {} };
    const { lot } = open;
    lot.add(waiter, prepared, bytes);
    this.#open.set(place, open);
    open.cancelTimer();
    const mostMs = lot.openedAtMs + mostCollecting * collectMs - clock.now();
    open.cancelTimer = clock.schedule(Math.max(0, Math.min(collectMs, mostMs)), () => this.#send(place));
  }

  #send(place: string): void {
    const open = this.#open.get(place);
    if (open === undefined) return;
    this.#open.delete(place);
    open.cancelTimer();
    if (open.lot.size > 0) this.#desk.track(this.#submit(open.lot));
  }

  async #submit(lot: Lot): Promise<void> {
    const requests = lot.waiters.map(({ name }) => name);
    this.#sending.add(lot);
    this.#desk.changed();
    try {
      const id = await submitLot(this.#site, lot);
      const { provider, modelId } = this.#model;
      const keyId = lot.access.key === undefined ? {} : { keyId: keyIdOf(lot.access.key) };
      // What cannot be kept is only lost when this process dies.
      await this.#desk.register.add({ vendorBatch: id, provider, modelId, ...keyId, requests }).catch(() => {});
      const batch = this.#begin({ id, access: lot.access, total: requests.length, isOld: false });
      const { waiters } = lot;
      for (const waiter of waiters) batch.join(waiter);
      if (waiters.length === 0) this.#desk.abandoned(batch);
    } catch (error) {
      lot.fail(error);
    } finally {
      this.#sending.delete(lot);
      this.#desk.changed();
    }
  }
}

function readRow(prepared: PreparedRequest, { row, lateness }: Delivered): ChatResponse {
  try {
    return prepared.read(row);
  } catch (error) {
    const isCut = ProviderError.isInstance(error) && error.failure.code === 'batch_cancelled';
    throw isCut && lateness !== undefined ? new ProviderError(lateness) : unrested(error);
  }
}

function accessOf({ key, fetch, idempotencyKey }: CallContext): BatchAccess {
  return { idempotencyKey: `${idempotencyKey}-batch`, ...(key !== undefined && { key }), ...(fetch && { fetch }) };
}

function keyIdOf(key: string): string {
  return sha256(key).slice(0, 8);
}

function closed({ provider }: ChatModel): ProviderError {
  return new ProviderError({ class: 'aborted', scope: 'request', message: `${provider}: the batch is over` });
}
