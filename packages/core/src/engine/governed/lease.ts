import type { Clock } from '../../policy/clock.js';
import type { Claim, LedgerStore } from '../../spec/ledger-store.js';
import type { AttemptRecord, RunStore } from '../../spec/run-store.js';
import { spentOn } from './grant.js';

/** How long a reservation lives when its process dies, in milliseconds. */
export const leaseMs = 30_000;

export interface LeaseParts {
  readonly ledger: LedgerStore;
  readonly runs: RunStore | undefined;
  readonly clock: Clock;
  readonly claims: readonly Claim[];
}

/** A reservation that is renewed until it is settled. */
export class Lease {
  readonly #parts: LeaseParts;
  readonly #reservation: string;
  #untilMs: number;
  #cancel: () => void;

  constructor(reservation: string, parts: LeaseParts) {
    this.#parts = parts;
    this.#reservation = reservation;
    this.#untilMs = parts.clock.now() + leaseMs;
    this.#cancel = this.#renewLater();
  }

  async settle(attempt: AttemptRecord | undefined): Promise<void> {
    this.#cancel();
    const { ledger, clock, claims } = this.#parts;
    // Whoever finds a reservation whose lease is over writes the attempt down first: then that row is the truth.
    const written = attempt && clock.now() >= this.#untilMs ? await this.#written(attempt) : attempt;
    const actual = written && claims.map((claim) => spentOn(claim, written));
    await ledger.settle(this.#reservation, actual);
  }

  async #written(attempt: AttemptRecord): Promise<AttemptRecord> {
    return (this.#parts.runs && (await writtenAttempt(this.#parts.runs, attempt))) ?? attempt;
  }

  #renewLater(): () => void {
    const { ledger, clock } = this.#parts;
    return clock.schedule(leaseMs / 3, () => {
      this.#cancel = this.#renewLater();
      const nowMs = clock.now();
      // A store that fails is asked again in a while; the worst is that the call counts as reserved.
      void (async () => (await ledger.renew(this.#reservation, nowMs, leaseMs)) && this.#prolong(nowMs))().catch(
        () => {},
      );
    });
  }

  #prolong(nowMs: number): void {
    this.#untilMs = nowMs + leaseMs;
  }
}

/** An attempt as the audit log has it. */
export async function writtenAttempt(
  runs: RunStore,
  { runId, index }: Pick<AttemptRecord, 'runId' | 'index'>,
): Promise<AttemptRecord | undefined> {
  return (await runs.attempts({ runId, limit: 10_000 })).find((attempt) => attempt.index === index);
}
