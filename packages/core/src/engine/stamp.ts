import type { CascadeEvent } from '../spec/cascade-event.js';
import type { Delivery } from './operation.js';
import type { Run } from './run.js';
import type { EventBody } from './visit-entry.js';

/** Puts the run's id and the time on an event. */
export function stamp<Result>(run: Run, body: EventBody<Result> | Delivery): CascadeEvent<Result> {
  const { id: runId, cascade } = run;
  const atMs = cascade.clock.now();
  if (body.type !== 'part') return Object.assign({ runId, atMs }, body);
  return { runId, atMs, type: body.type, part: body.part, final: body.final ?? cascade.onInterrupted === 'fail' };
}
