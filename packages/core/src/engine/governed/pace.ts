import type { RateLimitHint } from '../../spec/rate-limit-hint.js';
import type { Entry, KeyRef } from '../resolved-cascade.js';

interface Left {
  requests: number;
  tokens: number;
  /** Most that the vendor ever granted: a call that asks for more must not wait for ever. */
  readonly mostTokens: number;
  readonly untilMs: number;
}

const mostScopes = 10_000;

/** What vendors have said is left of their own limits, less what was sent since. Of this process. */
export class Pace {
  readonly #left = new Map<string, Left>();

  /** A vendor has said what is left for this entry and key. */
  hear(entry: Entry, key: KeyRef | undefined, hint: RateLimitHint, nowMs: number): void {
    const { remainingRequests = Number.POSITIVE_INFINITY, remainingTokens = Number.POSITIVE_INFINITY, resetMs } = hint;
    const name = nameOf(entry, key);
    const before = this.#left.get(name);
    this.#left.delete(name);
    // Nothing to wait for where nobody says how long.
    if (resetMs === undefined) return;
    const untilMs = nowMs + Math.min(resetMs, entry.cooldown.maxMs);
    const mostTokens = Math.max(before?.mostTokens ?? 0, remainingTokens);
    this.#left.set(name, { requests: remainingRequests, tokens: remainingTokens, mostTokens, untilMs });
    if (this.#left.size <= mostScopes) return;
    const oldest = this.#left.keys().next();
    if (oldest.done !== true) this.#left.delete(oldest.value);
  }

  /** Until when there is no room for a call, epoch milliseconds; undefined: there is. */
  fullUntilMs(entry: Entry, key: KeyRef | undefined, tokens: number, nowMs: number): number | undefined {
    const left = this.#left.get(nameOf(entry, key));
    if (left === undefined || left.untilMs <= nowMs) return undefined;
    return left.requests < 1 || left.tokens < Math.min(tokens, left.mostTokens) ? left.untilMs : undefined;
  }

  /** A call is about to be sent. */
  take(entry: Entry, key: KeyRef | undefined, tokens: number): void {
    const left = this.#left.get(nameOf(entry, key));
    if (left === undefined) return;
    left.requests--;
    left.tokens -= tokens;
  }
}

function nameOf({ key: entry, origin }: Entry, key: KeyRef | undefined): string {
  return `${entry} ${origin} ${key?.id ?? ''}`;
}
