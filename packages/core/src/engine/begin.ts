import { ConfigurationError } from '../errors/configuration-error.js';
import type { RunSummary } from '../spec/cascade-event.js';
import type { Cascade } from './cascade.js';
import type { RunOptions } from './cascade-options.js';
import type { RunInput } from './perform-run.js';
import type { Run } from './run.js';
import type { Emit } from './visit-entry.js';

/** A run, and how to perform it. */
export interface Begun<Result> {
  readonly run: Run;
  /** @param emit - hears what happens; by default nobody does */
  readonly perform: (emit?: Emit) => Promise<Result>;
}

/** A run that has been checked and not begun. */
export type Start<Result> = () => Begun<Result>;

/** Prepares a run of any operation. Throws at once when an option is wrong. */
export type Begin = <Answer, Result extends RunSummary>(
  options: RunOptions | undefined,
  input: Omit<RunInput<Answer, Result>, 'run' | 'track'>,
) => Start<Result>;

/** What the operations beside `generate` and `stream` need of a cascade. They are functions, so that a bundle holds only what it uses. */
export const begins = new WeakMap<Cascade, Begin>();

/** @throws ConfigurationError for anything that `createCascade` has not made */
export function beginOf(cascade: Cascade): Begin {
  const begin = begins.get(cascade);
  if (begin === undefined) throw new ConfigurationError('The first argument must be a cascade');
  return begin;
}
