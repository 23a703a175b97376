import { parseDurationMs } from './parse-duration-ms.js';
import { exhaustedMs } from './rate-limits.js';

/** Where a wait may be written: any `Headers`, or the body's own words. */
export interface RetryHints {
  readonly headers?: Pick<Headers, 'get'> | undefined;
  /** A duration found in the body, such as `48s`. */
  readonly retryDelay?: string | undefined;
  /** The error message; "try again in 1.2s" is understood. */
  readonly message?: string | undefined;
  readonly nowMs: number;
}

/**
 * How long a vendor asks to wait, in milliseconds: `retry-after-ms`, then `retry-after` in seconds or as an HTTP date,
 * then a delay in the body, then the reset of an exhausted rate limit, then "try again in" in the message.
 * Undefined when it asks for nothing. Not capped: cooldowns cap it.
 */
export function retryAfterMs({ headers, retryDelay, message, nowMs }: RetryHints): number | undefined {
  return (
    fromNumber(headers?.get('retry-after-ms'), 1) ??
    fromNumber(headers?.get('retry-after'), 1_000) ??
    fromDate(headers?.get('retry-after'), nowMs) ??
    (retryDelay === undefined ? undefined : parseDurationMs(retryDelay)) ??
    (headers ? exhaustedMs(headers, nowMs) : undefined) ??
    fromMessage(message)
  );
}

function fromNumber(text: string | null | undefined, unitMs: number): number | undefined {
  if (!text?.trim()) return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0
    ? Math.min(Math.ceil(value * unitMs), Number.MAX_SAFE_INTEGER)
    : undefined;
}

function fromDate(text: string | null | undefined, nowMs: number): number | undefined {
  if (!text || Number.isFinite(Number(text))) return undefined;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

function fromMessage(message: string | undefined): number | undefined {
  const match = message?.match(
    /(?:try again|retry) in (\d{1,9}(?:\.\d{1,9})? ?(?:ms|s|m|h)(?:\d{1,9}(?:\.\d{1,9})?s)?)/i,
  );
  return match?.[1] === undefined ? undefined : parseDurationMs(match[1].replace(' ', ''));
}
