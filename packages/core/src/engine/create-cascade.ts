import { ConfigurationError } from '../errors/configuration-error.js';
import { checkOptions, hasOptions, isInteger, isNumber, isObject, isText, isTextMap } from '../util/check-options.js';
import { uuidV7 } from '../util/uuid-v7.js';
import { type Begin, begins, fold } from './begin.js';
import type { Cascade } from './cascade.js';
import type { CascadeOptions, RunOptions } from './cascade-options.js';
import { RunStream } from './cascade-stream.js';
import { generate } from './operations/generate.js';
import { stream } from './operations/stream.js';
import { resolveCascade } from './resolve-cascade.js';
import { resolveConversation } from './resolve-conversation.js';
import { timeoutChecks } from './resolve-entry.js';
import { Run } from './run.js';
import { runCascade } from './run-cascade.js';
import { toChatResult } from './to-chat-result.js';

/**
 * Makes a cascade. Options are checked here, once.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function createCascade(options: CascadeOptions): Cascade {
  const cascade = resolveCascade(options);
  const keys = cascade.tiers.flat().map((entry) => entry.key);
  const writes = new Set<Promise<void>>();
  let isClosed = false;

  const track = (write: Promise<void>): void => {
    writes.add(write);
    void write.finally(() => writes.delete(write));
  };

  const begin: Begin = (runOptions = {}, input) => {
    checkRunOptions(runOptions, keys, cascade.tiers.length);
    return () => {
      if (isClosed) throw new ConfigurationError(`Cascade "${cascade.name}" is closed`);
      const run = new Run(runOptions.runId ?? uuidV7(cascade.clock.now()), cascade, runOptions);
      return { run, events: runCascade({ ...input, run, track }) };
    };
  };

  async function close(): Promise<void> {
    isClosed = true;
    while (writes.size > 0) await Promise.all(writes);
  }

  const handle: Cascade = {
    name: cascade.name,
    entries: keys,
    async generate(input, runOptions) {
      const conversation = resolveConversation(input);
      return fold(begin(runOptions, { operation: generate(conversation), conversation, toResult: toChatResult }));
    },
    stream(input, runOptions) {
      const conversation = resolveConversation(input);
      return new RunStream(
        begin(runOptions, { operation: stream(conversation), conversation, toResult: toChatResult }),
      );
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  begins.set(handle, begin);
  return handle;
}

const runChecks = {
  signal: isObject,
  deadlineMs: isNumber(0),
  timeouts: hasOptions(timeoutChecks),
  tier: isInteger(0),
  entry: isText,
  runId: isText,
  tags: isTextMap,
};

function checkRunOptions(options: RunOptions, keys: readonly string[], tiers: number): void {
  checkOptions('options', options, runChecks);
  const { deadlineMs, entry, tier, tags = {} } = options;
  if (deadlineMs !== undefined && deadlineMs < 1e11) {
    throw new ConfigurationError(
      `options.deadlineMs must be a time in epoch milliseconds, got ${deadlineMs}; for a duration use options.timeouts.runMs`,
    );
  }
  if (entry !== undefined && !keys.includes(entry)) {
    throw new ConfigurationError(`options.entry must be one of ${keys.join(', ')}, got "${entry}"`);
  }
  if (tier !== undefined && tier >= tiers) {
    throw new ConfigurationError(`options.tier must be less than ${tiers}, the number of tiers, got ${tier}`);
  }
  const values = Object.entries(tags).flat();
  if (values.length > 40 || values.some((value) => value.length > 200)) {
    throw new ConfigurationError('options.tags must be at most 20 texts of at most 200 characters');
  }
}
