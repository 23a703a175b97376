import type { RunStory } from '../errors/run-error.js';
import { defined } from '../provider-kit/defined.js';
import type { Warning } from '../spec/cascade-event.js';
import type { Part } from '../spec/conversation.js';
import type { Failure } from '../spec/failure.js';
import type { Verdict } from '../spec/gate.js';
import type { AttemptRecord, RunRecord } from '../spec/run-store.js';
import type { RunOptions } from './cascade-options.js';
import type { ResolvedCascade } from './resolved-cascade.js';

/** The state of one run: everything that the loop learns on its way. */
export class Run {
  readonly id: string;
  readonly cascade: ResolvedCascade;
  readonly options: RunOptions;
  readonly startedAtMs: number;
  /** When the run must be over, epoch milliseconds; Infinity: never. */
  readonly deadlineMs: number;
  readonly attempts: AttemptRecord[];
  /** How many calls were begun; numbers them. */
  readonly calls: { count: number };
  readonly skipped: { readonly entry: string; readonly reason: string }[] = [];
  readonly warnings: Warning[] = [];
  readonly verdicts: Verdict[] = [];
  /** What a gated walk leaves for the record. */
  gated: Pick<RunRecord, 'plan' | 'baselineUsd' | 'baselineBasis'> | undefined;
  /** What the user has seen of an answer that is not whole. */
  partial: readonly Part[] = [];
  /** Visits with another key of the same entry: they do not count against `maxAttempts`. */
  keySwitches = 0;
  /** An entry was passed over because nobody gave its key. */
  isKeyMissing = false;
  /** Only entries with a larger window can take this conversation. */
  tooSmallTokens: number | undefined;
  /** A budget left no room for a call. */
  overBudget: string | undefined;
  /** Why the run may make no further call at all. */
  refusal: string | undefined;
  /** Told when the run is aborted: the call under way. */
  onAbort: () => void = () => {};
  isAborted = false;
  abortReason: unknown;
  #controller: AbortController | undefined;
  #abortedBy = 'aborted by the caller';
  readonly #follow = (): void => this.abort(this.options.signal?.reason);

  /** @param parent - the run that this one is a part of: its calls are that one's, too */
  constructor(id: string, cascade: ResolvedCascade, options: RunOptions, parent?: Pick<Run, 'attempts' | 'calls'>) {
    this.id = id;
    this.attempts = parent?.attempts ?? [];
    this.calls = parent?.calls ?? { count: 0 };
    this.cascade = cascade;
    this.options = options;
    this.startedAtMs = cascade.clock.now();
    const runMs = options.timeouts?.runMs ?? cascade.timeouts.runMs;
    const ends = [options.deadlineMs, runMs > 0 ? this.startedAtMs + runMs : undefined];
    this.deadlineMs = Math.min(...ends.map((end) => end ?? Number.POSITIVE_INFINITY));
    if (options.signal?.aborted) this.#follow();
    options.signal?.addEventListener('abort', this.#follow, { once: true });
  }

  /** Aborted when the caller's signal is, or when the caller leaves the stream. Made for those who ask: few runs need one. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.isAborted) this.#controller.abort(this.abortReason);
    return this.#controller.signal;
  }

  /** The options of a run within this one. */
  get inherited(): Pick<RunOptions, 'require' | 'tags' | 'maxCostUsd' | 'purse'> {
    const { require, tags, maxCostUsd, purse } = this.options;
    return defined({ require, tags, maxCostUsd, purse });
  }

  get attemptsLeft(): number {
    return this.cascade.maxAttempts + this.keySwitches - this.attempts.length;
  }

  /** Time until the deadline; Infinity without one. */
  get remainingMs(): number {
    return this.deadlineMs - this.cascade.clock.now();
  }

  get story(): RunStory {
    const { id, cascade, attempts, skipped, warnings } = this;
    return { runId: id, cascade: cascade.name, attempts, skipped, warnings };
  }

  /** What an attempt has failed of that the caller ended. */
  get abortedFailure(): Failure {
    return { class: 'aborted', scope: 'request', message: this.#abortedBy, cause: this.abortReason };
  }

  warn(code: string, text: string): void {
    if (!this.warnings.some((warning) => warning.text === text)) this.warnings.push({ code, text });
  }

  abort(reason: unknown = new DOMException('The caller left', 'AbortError'), by = this.#abortedBy): void {
    if (this.isAborted) return;
    this.#abortedBy = by;
    this.isAborted = true;
    this.abortReason = reason;
    this.#controller?.abort(reason);
    this.onAbort();
  }

  /** Lets go of the caller's signal. */
  dispose(): void {
    this.options.signal?.removeEventListener('abort', this.#follow);
  }
}
