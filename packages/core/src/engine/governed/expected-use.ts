import { costOfUsage } from '../../cost/cost-of-usage.js';
import type { Usage } from '../../spec/chat-response.js';
import type { Json } from '../../spec/json.js';
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
  const { mostBytes, media } = sizeOf(operation);
  const bytes = mostBytes();
  const { contextTokens = Number.POSITIVE_INFINITY, maxOutputTokens = contextTokens } = entry.capabilities;
  const window = media > 0 ? contextTokens : Math.min(bytes + 10 * frameTokens, contextTokens);
  // Several answers may be longer together than one.
  const outputTokens = askedOutput(operation, entry) ?? maxOutputTokens;
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
  const usd = price && costOfUsage(usage, price);
  return { inputTokens, outputTokens, usd: usd !== undefined && usd >= 0 && Number.isFinite(usd) ? usd : undefined };
}

/** Undefined: neither the request nor the entry limits it. */
function askedOutput<Answer>({ kind, request }: Operation<Answer>, { parameters }: Entry): number | undefined {
  if (kind === 'embed') return 0;
  const own = request?.maxOutputTokens ?? parameters?.maxOutputTokens;
  // The vendor's own parameters win.
  const { limit, answers } = vendorOutput({ ...parameters?.parameters, ...request?.parameters });
  const each = limit ?? own;
  return each === undefined ? undefined : each * answers;
}

const limitNames = ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'maxOutputTokens', 'num_predict'];
const answerNames = ['n', 'best_of', 'candidate_count', 'candidateCount'];

/** What vendors' parameters say of the output: at the top, or one level below. */
function vendorOutput(parameters: Readonly<Record<string, Json>>): { limit: number | undefined; answers: number } {
  const levels = [parameters, ...Object.values(parameters)].filter((value) => typeof value === 'object');
  const numbers = (names: readonly string[]): readonly number[] =>
    levels.flatMap((level) =>
      names.flatMap((name) => {
        const value: unknown = Object(level)[name];
        return typeof value === 'number' && value > 0 ? [value] : [];
      }),
    );
  const limits = numbers(limitNames);
  return {
    limit: limits.length === 0 ? undefined : Math.max(...limits),
    answers: Math.max(1, ...numbers(answerNames)),
  };
}

function sizeOf<Answer>({ request, inputBytes = 0 }: Operation<Answer>): RequestSize {
  // A letter of a text that is embedded has three bytes at most.
  const mostBytes = (): number => 3 * inputBytes;
  return request === undefined ? { bytes: inputBytes, mostBytes, media: 0 } : requestSize(request);
}
