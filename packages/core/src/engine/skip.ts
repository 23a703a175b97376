import type { Entry } from './resolved-cascade.js';
import type { Loop } from './visit-entry.js';

/** Passes an entry over, and says why. */
export function skip<Answer>({ run, emit }: Loop<Answer>, { key: entry }: Entry, reason: string): Promise<void> {
  run.skipped.push({ entry, reason });
  return emit({ type: 'skip', entry, reason });
}
