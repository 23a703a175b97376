import { costOfRun, type RunCost } from '../cost/cost-of-run.js';
import type { CascadeEvent, RunSummary } from '../spec/cascade-event.js';
import type { ChatRequest } from '../spec/conversation.js';
import type { AttemptRecord, OperationKind } from '../spec/run-store.js';
import { callHook } from '../util/call-hook.js';
import { type Begin, type Begun, beginOf, begins } from './begin.js';
import type { Cascade } from './cascade.js';
import type { Run } from './run.js';
import { stamp } from './stamp.js';
import { verbs } from './verbs.js';

/** Everything that happens in a run: its start, the events of a stream, and how it ended. */
export type RunEvent = CascadeEvent<RunSummary> | RunStart | RunFailure;

/** The first event of a run. */
export interface RunStart {
  readonly runId: string;
  readonly atMs: number;
  readonly type: 'start';
  /** Name of the cascade. */
  readonly cascade: string;
  readonly operation: OperationKind;
}

/** The last event of a run that did not answer, and what the run has cost all the same. */
export interface RunFailure extends RunCost {
  readonly runId: string;
  readonly atMs: number;
  readonly type: 'failed';
  readonly error: unknown;
  /** `aborted`: by the caller, who may also just have left the stream. */
  readonly status: 'failed' | 'aborted';
  readonly attempts: readonly AttemptRecord[];
}

/** What somebody asks of a cascade: a run, once it starts. */
export interface RunIntent {
  /** Name of the cascade. */
  readonly cascade: string;
  readonly operation: OperationKind;
  /** The conversation, where there is one. */
  readonly request?: ChatRequest;
}

/** Watches one run. */
export interface RunObserver {
  /**
   * Called at once, in order. The run does not wait for it; what it throws, or rejects with while the run lasts, becomes a
   * warning of the run.
   */
  readonly onEvent: (event: RunEvent) => void;
  /** Performs the run, for instance in a context of its own, and hands on what came of it. Default: just performs it. */
  readonly around?: <Result>(perform: () => Promise<Result>) => Promise<Result>;
}

/** Watches the runs of a cascade. */
export interface CascadeObserver {
  /** Called while the caller calls `generate`, `stream`, `embed` or `forward`. A stream that nobody reads never starts. */
  readonly begin: (intent: RunIntent) => RunObserver;
}

/**
 * The same cascade, whose runs tell what happens: those of `generate`, `embed` and `forward`, too, which hand out no events.
 * For logs and measurements. Events hold the text of answers; no key is in them.
 *
 * @param observer - who hears of every event of every run, or who watches each run by itself
 * @throws ConfigurationError for anything that `createCascade` has not made
 */
export function observe(cascade: Cascade, observer: RunObserver['onEvent'] | CascadeObserver): Cascade {
  const begin = beginOf(cascade);
  const observed: Begin = (options, input) => {
    const start = begin(options, input);
    const { kind: operation, request } = input.operation;
    const watcher = watcherOf(observer, { cascade: cascade.name, operation, ...(request && { request }) });
    return () => watched(start(), operation, watcher);
  };
  const handle: Cascade = { ...cascade, ...verbs(observed) };
  begins.set(handle, observed);
  return handle;
}

function watcherOf(observer: RunObserver['onEvent'] | CascadeObserver, intent: RunIntent): RunObserver {
  if (typeof observer === 'function') return { onEvent: observer };
  try {
    return observer.begin(intent);
  } catch (error) {
    return {
      onEvent() {
        throw error;
      },
    };
  }
}

const plainly: NonNullable<RunObserver['around']> = (perform) => perform();

function watched<Result extends RunSummary>(
  { run, perform }: Begun<Result>,
  operation: OperationKind,
  { onEvent, around = plainly }: RunObserver,
): Begun<Result> {
  const failed = (error: unknown): void =>
    run.warn(
      'observer-failed',
      `An observer of the run failed: ${error instanceof Error ? error.message : 'it threw'}`,
    );
  const tell = (event: RunEvent): void => callHook(() => onEvent(event), failed);
  return {
    run,
    async perform(emit) {
      tell({ runId: run.id, atMs: run.startedAtMs, type: 'start', cascade: run.cascade.name, operation });
      try {
        const result = await around(() =>
          perform(async (event) => {
            tell(stamp(run, event));
            await emit?.(event);
          }),
        );
        tell(stamp(run, { type: 'end', result }));
        return result;
      } catch (error) {
        tell(failure(run, error));
        throw error;
      }
    },
  };
}

function failure(run: Run, error: unknown): RunFailure {
  const status = run.isAborted ? 'aborted' : 'failed';
  const { id: runId, attempts, cascade } = run;
  return { runId, atMs: cascade.clock.now(), type: 'failed', error, status, attempts, ...costOfRun(attempts) };
}
