import type { CallContext } from '../spec/call-context.js';
import type { RateLimitHint } from '../spec/rate-limit-hint.js';
import { parseDurationMs } from './parse-duration-ms.js';

type ReadableHeaders = Pick<Headers, 'get'>;
type Unit = 'remainingRequests' | 'remainingTokens';

/** Every vendor's spelling of what is left and until when. */
const spellings: readonly (readonly [unit: Unit, remaining: string, reset: string])[] = [
  ['remainingRequests', 'x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['remainingTokens', 'x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
  ['remainingRequests', 'x-ratelimit-remaining-requests-day', 'x-ratelimit-reset-requests-day'],
  ['remainingTokens', 'x-ratelimit-remaining-tokens-minute', 'x-ratelimit-reset-tokens-minute'],
  ['remainingRequests', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['remainingTokens', 'ratelimitbysize-remaining', 'ratelimitbysize-reset'],
  ['remainingRequests', 'anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset'],
  ['remainingTokens', 'anthropic-ratelimit-tokens-remaining', 'anthropic-ratelimit-tokens-reset'],
  ['remainingTokens', 'anthropic-ratelimit-input-tokens-remaining', 'anthropic-ratelimit-input-tokens-reset'],
  ['remainingTokens', 'anthropic-ratelimit-output-tokens-remaining', 'anthropic-ratelimit-output-tokens-reset'],
];

interface Limit {
  readonly unit: Unit;
  readonly remaining: number;
  readonly resetMs: number | undefined;
}

/** What response headers say about rate limits, in any vendor's spelling; undefined when they say nothing. */
export function readRateLimits(headers: ReadableHeaders, nowMs: number): RateLimitHint | undefined {
  const limits = limitsIn(headers, nowMs);
  if (limits.length === 0) return undefined;
  const requests = least(limits, 'remainingRequests');
  const tokens = least(limits, 'remainingTokens');
  const resetMs = longestMs(limits.filter(({ remaining }) => remaining === 0)) ?? longestMs(limits);
  return {
    ...(requests !== undefined && { remainingRequests: requests }),
    ...(tokens !== undefined && { remainingTokens: tokens }),
    ...(resetMs !== undefined && { resetMs }),
  };
}

/** How long exhausted limits take to open again, in milliseconds; undefined when none is exhausted, or none says. */
export function exhaustedMs(headers: ReadableHeaders, nowMs: number): number | undefined {
  return longestMs(limitsIn(headers, nowMs).filter(({ remaining }) => remaining === 0));
}

/** Hands on what the headers of an answer say about rate limits, to who wants to know. For adapters. */
export function reportRateLimits({ onRateLimits }: CallContext, headers: ReadableHeaders): void {
  const hint = onRateLimits && readRateLimits(headers, Date.now());
  if (hint !== undefined) onRateLimits?.(hint);
}

function limitsIn(headers: ReadableHeaders, nowMs: number): readonly Limit[] {
  return spellings.flatMap(([unit, remainingName, resetName]) => {
    const text = headers.get(remainingName)?.trim();
    const remaining = Number(text);
    if (!text || !Number.isFinite(remaining) || remaining < 0) return [];
    return [{ unit, remaining, resetMs: untilMs(headers.get(resetName), nowMs) }];
  });
}

/** A duration, a date, or a moment as seconds or milliseconds of the epoch. */
function untilMs(text: string | null, nowMs: number): number | undefined {
  if (text === null) return undefined;
  const moment = Number(text);
  if (moment > 1e9) return Math.max(0, (moment > 1e12 ? moment : moment * 1_000) - nowMs);
  const durationMs = parseDurationMs(text);
  if (durationMs !== undefined) return durationMs;
  const atMs = Number.isFinite(moment) ? Number.NaN : Date.parse(text);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

function least(limits: readonly Limit[], unit: Unit): number | undefined {
  const own = limits.filter((limit) => limit.unit === unit).map(({ remaining }) => remaining);
  return own.length === 0 ? undefined : Math.min(...own);
}

function longestMs(limits: readonly Limit[]): number | undefined {
  const waits = limits.flatMap(({ resetMs }) => resetMs ?? []);
  return waits.length === 0 ? undefined : Math.max(...waits);
}
