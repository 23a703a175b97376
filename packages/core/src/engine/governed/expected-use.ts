import { costOfUsage } from '../../cost/cost-of-usage.js';
import type { Usage } from '../../spec/chat-response.js';
import type { Operation } from '../operation.js';
import type { Entry } from '../resolved-cascade.js';
import type { EntryStats } from './entry-stats.js';
import { type RequestSize, requestSize } from './request-bytes.js';

/** What a call will use. */
export interface ExpectedUse {
  readonly inputTokens: number;
  /** Undefined: nothing limits it. */
  readonly outputTokens: number | undefined;
  /** Undefined: the price, or the longest output, is not known. */
  readonly usd: number | undefined;
}

const mediaTokens = 2_000;
// Vendors add some tokens to every request.
const frameTokens = 20;
const defaultOutputTokens = 4_096;

export interface UseFacts<Answer> {
  readonly operation: Operation<Answer>;
  readonly entry: Entry;
  readonly stats: EntryStats;
  readonly atMs: number;
  /** Input tokens that the vendor has in its prompt cache. */
  readonly cachedTokens?: number;
}

/**
 * What a call will most likely use: input from its bytes and the bytes per token seen so far; output as the request or
 * the entry limits it, else the 99th percentile of recent answers, at most what the model can give.
 */
export function expectedUse<Answer>({ operation, entry, stats, atMs, cachedTokens }: UseFacts<Answer>): ExpectedUse {
  const { bytes, media } = sizeOf(operation);
  const inputTokens = Math.ceil(bytes / stats.bytesPerToken) + media * mediaTokens + frameTokens;
  const { contextTokens = Number.POSITIVE_INFINITY, maxOutputTokens = Number.POSITIVE_INFINITY } = entry.capabilities;
  const wanted = askedOutput(operation, entry) ?? stats.outputTokens99 ?? defaultOutputTokens;
  const outputTokens = Math.min(wanted, maxOutputTokens);
  const cacheReadTokens = Math.min(cachedTokens ?? 0, inputTokens);
  return priced({ inputTokens: Math.min(inputTokens, contextTokens), outputTokens, cacheReadTokens }, entry, atMs);
}

/** The most that a call can use: a token for every byte, everything written to the cache, the longest output. */
export function worstUse<Answer>({ operation, entry, atMs }: UseFacts<Answer>): ExpectedUse {
  const { bytes, media } = sizeOf(operation);
  const { contextTokens = Number.POSITIVE_INFINITY, maxOutputTokens = contextTokens } = entry.capabilities;
  const window = media > 0 ? contextTokens : Math.min(bytes + 10 * frameTokens, contextTokens);
  const outputTokens = Math.min(askedOutput(operation, entry) ?? maxOutputTokens, maxOutputTokens);
  if (!Number.isFinite(outputTokens) || !Number.isFinite(window)) {
    return { inputTokens: window, outputTokens: undefined, usd: undefined };
  }
  const plain = priced({ inputTokens: window, outputTokens }, entry, atMs);
  const written = priced({ inputTokens: window, outputTokens, cacheWriteTokens: window }, entry, atMs);
  return (written.usd ?? 0) > (plain.usd ?? 0) ? written : plain;
}

function priced(usage: Usage & { inputTokens: number; outputTokens: number }, entry: Entry, atMs: number): ExpectedUse {
  const price = entry.priceAt(atMs);
  const { inputTokens, outputTokens } = usage;
  return { inputTokens, outputTokens, usd: price && costOfUsage(usage, price) };
}

/** Undefined: neither the request nor the entry limits it. */
function askedOutput<Answer>({ kind, request }: Operation<Answer>, { parameters }: Entry): number | undefined {
  return kind === 'embed' ? 0 : (request?.maxOutputTokens ?? parameters?.maxOutputTokens);
}

function sizeOf<Answer>({ request, inputBytes = 0 }: Operation<Answer>): RequestSize {
  return request === undefined ? { bytes: inputBytes, media: 0 } : requestSize(request);
}
