import type { CascadeEvent } from '../spec/cascade-event.js';
import { type Begin, type Begun, beginOf, begins } from './begin.js';
import type { Cascade } from './cascade.js';
import { stamp } from './stamp.js';
import { verbs } from './verbs.js';

/** Everything that happens in a run: the events of a stream, and how it ended. */
export type RunEvent =
  | CascadeEvent<unknown>
  | { readonly runId: string; readonly atMs: number; readonly type: 'failed'; readonly error: unknown };

/**
 * The same cascade, whose runs tell what happens: those of `generate`, `embed` and `forward`, too, which hand out no events.
 * For logs and measurements. Events hold the text of answers; no key is in them.
 *
 * @param onEvent - called at once, in order. The run does not wait for it; what it throws becomes a warning of the run
 * @throws ConfigurationError for anything that `createCascade` has not made
 */
export function observe(cascade: Cascade, onEvent: (event: RunEvent) => void): Cascade {
  const begin = beginOf(cascade);
  const observed: Begin = (options, input) => {
    const start = begin(options, input);
    return () => watched(start(), onEvent);
  };
  const handle: Cascade = { ...cascade, ...verbs(observed) };
  begins.set(handle, observed);
  return handle;
}

function watched<Result>({ run, perform }: Begun<Result>, onEvent: (event: RunEvent) => void): Begun<Result> {
  const tell = (event: RunEvent): void => {
    try {
      onEvent(event);
    } catch (error) {
      run.warn(
        'observer-failed',
        `An observer of the run failed: ${error instanceof Error ? error.message : 'it threw'}`,
      );
    }
  };
  return {
    run,
    async perform(emit) {
      try {
        const result = await perform(async (event) => {
          tell(stamp(run, event));
          await emit?.(event);
        });
        tell(stamp(run, { type: 'end', result }));
        return result;
      } catch (error) {
        tell({ runId: run.id, atMs: run.cascade.clock.now(), type: 'failed', error });
        throw error;
      }
    },
  };
}
