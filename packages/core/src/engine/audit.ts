import type { AttemptRecord, RunRecord } from '../spec/run-store.js';
import { messageOf } from '../util/message-of.js';
import type { Run } from './run.js';

/**
 * Writes a run to the audit log. Failed attempts are written as they happen, the last one together with its run.
 * A log that fails costs nobody an answer: it becomes a warning.
 */
export class Audit {
  readonly #run: Run;
  readonly #track: (write: Promise<void>) => void;
  readonly #pending: Promise<void>[] = [];
  #written: number;

  /** @param track - told of every write, so that `close()` can wait for it */
  constructor(run: Run, track: (write: Promise<void>) => void) {
    this.#run = run;
    this.#track = track;
    this.#written = run.attempts.length;
  }

  /** Writes the attempts that are not yet written; resolves when they are durable. */
  async flush(): Promise<void> {
    await this.#append([]);
  }

  /** Writes the rest and the run, and waits until everything is durable. */
  async end(record: RunRecord): Promise<void> {
    void this.#append([record]);
    await Promise.all(this.#pending);
  }

  #append(runs: readonly RunRecord[]): Promise<void> | undefined {
    const store = this.#run.cascade.store.runs;
    const attempts: readonly AttemptRecord[] = this.#run.attempts.slice(this.#written);
    this.#written = this.#run.attempts.length;
    if (store === undefined || attempts.length + runs.length === 0) return undefined;
    const write = (async () => {
      try {
        await store.append({ attempts, runs });
      } catch (error) {
        this.#run.warn('store-failed', `The audit log is not complete: ${messageOf(error)}`);
      }
    })();
    this.#pending.push(write);
    this.#track(write);
    return write;
  }
}
