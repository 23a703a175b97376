import { ConfigurationError } from '../errors/configuration-error.js';
import { type Check, checkOptions, hasOptions, isInteger, isNumber, isOneOf, isText } from '../util/check-options.js';
import { uuidV7 } from '../util/uuid-v7.js';
import { type Begin, begins } from './begin.js';
import type { Cascade } from './cascade.js';
import type { CascadeOptions, RunOptions } from './cascade-options.js';
import { performRun } from './perform-run.js';
import { resolveCascade } from './resolve-cascade.js';
import { areTags, timeoutChecks } from './resolve-entry.js';
import { Run } from './run.js';
import { verbs } from './verbs.js';

/**
 * Makes a cascade. Options are checked here, once.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function createCascade(options: CascadeOptions): Cascade {
  const cascade = resolveCascade(options);
  const keys = cascade.tiers.flat().map((entry) => entry.key);
  const checks = runChecks(keys, cascade.tiers.length);
  const writes = new Set<Promise<void>>();
  let isClosed = false;

  const track = (write: Promise<void>): void => {
    writes.add(write);
    void write.finally(() => writes.delete(write));
  };

  const begin: Begin = (runOptions = {}, input) => {
    checkOptions('options', runOptions, checks);
    return () => {
      if (isClosed) throw new ConfigurationError(`Cascade "${cascade.name}" is closed`);
      const require = cascade.require && { require: { ...cascade.require, ...runOptions.require } };
      const run = new Run(runOptions.runId ?? uuidV7(cascade.clock.now()), cascade, { ...runOptions, ...require });
      const all = Object.assign({ run, track }, input);
      return { run, perform: (emit = silence) => performRun(all, emit) };
    };
  };

  async function close(): Promise<void> {
    isClosed = true;
    while (writes.size > 0) await Promise.all(writes);
  }

  const handle: Cascade = {
    name: cascade.name,
    entries: keys,
    ...verbs(begin),
    close,
    [Symbol.asyncDispose]: close,
  };
  begins.set(handle, begin);
  return handle;
}

const silent = Promise.resolve();
/** Most runs tell nobody what happens: one promise serves them all. */
const silence = (): Promise<void> => silent;

/** What options of a run may be, for a cascade with these entries and so many tiers. */
const isPurse: Check = (value) => (typeof Object(value).claim === 'function' ? undefined : 'an object with `claim`');

function runChecks(keys: readonly string[], tiers: number): Readonly<Record<keyof RunOptions, Check>> {
  return {
    signal: (value) => (value instanceof AbortSignal ? undefined : 'an AbortSignal'),
    deadlineMs: isTime,
    timeouts: hasOptions(timeoutChecks),
    tier: isInteger(0, tiers - 1),
    fromTier: isInteger(0, tiers - 1),
    entry: isOneOf(...keys),
    runId: isText,
    require: areTags,
    maxCostUsd: isNumber(0, 9e6),
    purse: isPurse,
    tags: areTags,
  };
}

const isTime: Check = (value) =>
  typeof value === 'number' && value > 1e11
    ? undefined
    : 'a time in epoch milliseconds (for a duration use timeouts.runMs)';
