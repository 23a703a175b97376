import { ConfigurationError } from '../errors/configuration-error.js';
import { checkOptions } from '../util/check-options.js';
import { uuidV7 } from '../util/uuid-v7.js';
import { type Begin, begins } from './begin.js';
import type { Cascade } from './cascade.js';
import type { CascadeOptions } from './cascade-options.js';
import { performRun } from './perform-run.js';
import { resolveCascade } from './resolve-cascade.js';
import { Run } from './run.js';
import { runChecks } from './run-checks.js';
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
