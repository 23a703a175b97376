import { Health, type HealthOptions } from '../../policy/health.js';
import type { AttemptRecord } from '../../spec/run-store.js';

// The weight of the newest call.
const share = 0.2;
const mostOutputs = 200;
// Fewer answers than this have no 99th percentile worth the name.
const fewestOutputs = 20;
const freshMs = 300_000;
const defaultBytesPerToken = 3;

/** What this process has learned of an entry from its calls. */
export class EntryStats {
  /** Calls under way. */
  inFlight = 0;
  /** Runs that have it as their first choice: their calls may not have begun. */
  chosen = 0;
  readonly health: Health;
  #bytesPerToken: number | undefined;
  #latencyMs = 0;
  #measuredAtMs = Number.NEGATIVE_INFINITY;
  readonly #outputs: number[] = [];

  constructor(health: Required<HealthOptions>) {
    this.health = new Health(health);
  }

  get bytesPerToken(): number {
    return this.#bytesPerToken ?? defaultBytesPerToken;
  }

  /** Of the last 200 answers; undefined while there are few. */
  get outputTokens99(): number | undefined {
    if (this.#outputs.length < fewestOutputs) return undefined;
    const sorted = [...this.#outputs].sort((left, right) => left - right);
    return sorted[Math.ceil(0.99 * sorted.length) - 1];
  }

  /** To the first content, or to the whole answer; undefined when it was not measured for five minutes. */
  latencyMs(nowMs: number): number | undefined {
    return nowMs - this.#measuredAtMs > freshMs ? undefined : this.#latencyMs;
  }

  /** @param bytes - of the request, where its tokens depend on nothing else */
  observe({ startedAtMs, latencyMs, firstContentMs, failure, usage }: AttemptRecord, bytes: number | undefined): void {
    const atMs = startedAtMs + latencyMs;
    const tookMs = firstContentMs ?? latencyMs;
    this.health.observe({ atMs, latencyMs: tookMs, failure: failure?.class });
    // A call that was cancelled took at least so long.
    if (failure?.class === 'aborted' && tookMs > (this.latencyMs(atMs) ?? 0)) {
      this.#latencyMs = tookMs;
      this.#measuredAtMs = atMs;
    }
    if (failure !== undefined) return;
    this.#latencyMs = this.latencyMs(atMs) === undefined ? tookMs : mix(this.#latencyMs, tookMs);
    this.#measuredAtMs = atMs;
    if (bytes !== undefined && bytes > 0 && usage?.inputTokens) {
      const measured = bytes / usage.inputTokens;
      this.#bytesPerToken = this.#bytesPerToken === undefined ? measured : mix(this.#bytesPerToken, measured);
    }
    if (usage?.outputTokens === undefined) return;
    this.#outputs.push(usage.outputTokens);
    if (this.#outputs.length > mostOutputs) this.#outputs.shift();
  }
}

function mix(before: number, now: number): number {
  return before + share * (now - before);
}
