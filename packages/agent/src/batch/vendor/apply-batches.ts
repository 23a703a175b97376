import type { CascadeOptions, EntryInput, EntryOptions } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { BatchEndpoint, ChatModel, EmbeddingModel } from '@cascade/core/spec';
import type { BatchDesk } from './batch-desk.js';
import { BatchQueue } from './batch-queue.js';
import type { BatchSite } from './batch-site.js';
import type { CallSlots } from './call-slots.js';
import { inTime } from './in-time.js';
import { patientLedger } from './patient-ledger.js';
import { scalePrice } from './scale-price.js';

export interface ApplyParts extends Pick<BatchSite, 'pollMs' | 'timeoutMs' | 'collectMs'> {
  readonly desk: BatchDesk;
  /** For calls of models that have no batches. */
  readonly slots: CallSlots;
}

/** The engine's default of `timeouts.attemptMs`. */
const defaultAttemptMs = 600_000;

/**
 * The options of a cascade whose models are asked in batches of their vendors, where they have any. What is made for
 * answers within seconds is off: time limits of runs and gate, hedges, ejection of slow entries.
 */
export function applyBatches(options: CascadeOptions, parts: ApplyParts): CascadeOptions {
  const { hedge: _hedge, entries, tiers, opinions, store, ...rest } = options;
  const change = (input: EntryInput): EntryInput => changeEntry(input, options, parts);
  const changeTier = (tier: EntryInput | readonly EntryInput[]) => (isList(tier) ? tier.map(change) : change(tier));
  return {
    ...rest,
    ...defined({
      entries: entries?.map(change),
      tiers: tiers?.map(changeTier),
      opinions: opinions?.map(change),
      store: store?.ledger === undefined ? store : { ...store, ledger: patientLedger(store.ledger) },
    }),
    timeouts: { ...options.timeouts, runMs: 0, gateMs: 0 },
    health: false,
  };
}

function changeEntry(input: EntryInput, cascade: CascadeOptions, parts: ApplyParts): EntryInput {
  const entry = 'model' in input ? input : { model: input };
  const { model } = entry;
  if (!isChat(model)) return input;
  return model.batch === undefined ? slotted(entry, model, cascade, parts) : batched(entry, model, model.batch, parts);
}

/** Whoever asks many at once has no use for limits of calls, nor for a pool of keys. */
function batched(entry: EntryOptions, model: ChatModel, endpoint: BatchEndpoint, parts: ApplyParts): EntryOptions {
  const { limits: _limits, keyPool: _keyPool, price, ...rest } = entry;
  const { desk, ...times } = parts;
  const queue = new BatchQueue({ model, endpoint, clock: desk.clock, ...times }, model, desk);
  return {
    ...rest,
    ...defined({ price: scalePrice(price, endpoint.priceFactor), keys: heardKeys(entry, model, queue) }),
    model: withGenerate(model, (request, context) => queue.ask(request, context)),
    timeouts: { ...rest.timeouts, attemptMs: 0 },
    // A batch is tried again as a whole.
    retry: { ...rest.retry, delaysMs: [] },
  };
}

/** The keys of an entry, which the queue hears of, too. */
function heardKeys({ keys }: EntryOptions, model: ChatModel, queue: BatchQueue): EntryOptions['keys'] {
  if (keys !== undefined && typeof keys !== 'function') {
    queue.rememberKeys(keys);
    return keys;
  }
  if (keys === undefined && model.keys === undefined) return undefined;
  return async () => {
    const found = keys === undefined ? ((await model.keys?.()) ?? []) : await keys();
    queue.rememberKeys(found);
    return found;
  };
}

/** A model that is asked as ever: its time counts from when it is its turn. */
function slotted(entry: EntryOptions, model: ChatModel, cascade: CascadeOptions, parts: ApplyParts): EntryOptions {
  const { desk, slots, timeoutMs } = parts;
  const limitMs = entry.timeouts?.attemptMs ?? cascade.timeouts?.attemptMs ?? defaultAttemptMs;
  const message = `${model.provider}: no whole answer came (timeouts.attemptMs), after ${limitMs} ms`;
  const patience = { maxWaitMs: timeoutMs, maxWaiting: Number.MAX_SAFE_INTEGER };
  return {
    ...entry,
    ...(entry.limits && { limits: { ...entry.limits, ...patience } }),
    model: withGenerate(model, (request, context) =>
      slots.run(context.signal, () => {
        if (limitMs === 0) return model.doGenerate(request, context);
        const limit = { clock: desk.clock, limitMs, signal: context.signal, message };
        return inTime(limit, (signal) => model.doGenerate(request, { ...context, signal }));
      }),
    ),
    timeouts: { ...entry.timeouts, attemptMs: 0 },
  };
}

function withGenerate(model: ChatModel, doGenerate: ChatModel['doGenerate']): ChatModel {
  const { specificationVersion, provider, modelId, origin, capabilities, secrets } = model;
  return {
    ...defined({ specificationVersion, provider, modelId, origin, capabilities, secrets }),
    ...(model.keys && { keys: () => model.keys?.() ?? [] }),
    doGenerate,
    doStream: (request, context) => model.doStream(request, context),
  };
}

function isChat(model: ChatModel | EmbeddingModel): model is ChatModel {
  return 'doGenerate' in model;
}

function isList(tier: EntryInput | readonly EntryInput[]): tier is readonly EntryInput[] {
  return Array.isArray(tier);
}
