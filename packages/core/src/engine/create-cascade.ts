import { ConfigurationError } from '../errors/configuration-error.js';
import type { CascadeEvent, CascadeResult, EmbedResult, ForwardResult, RunSummary } from '../spec/cascade-event.js';
import { checkOptions, hasOptions, isInteger, isNumber, isObject, isText, isTextMap } from '../util/check-options.js';
import { uuidV7 } from '../util/uuid-v7.js';
import type { CascadeOptions, RunOptions } from './cascade-options.js';
import { type CascadeStream, RunStream } from './cascade-stream.js';
import type { Conversation } from './conversation-input.js';
import { embed } from './operations/embed.js';
import { forward } from './operations/forward.js';
import { generate } from './operations/generate.js';
import { stream } from './operations/stream.js';
import { resolveCascade } from './resolve-cascade.js';
import { resolveConversation } from './resolve-conversation.js';
import { timeoutChecks } from './resolve-entry.js';
import { Run } from './run.js';
import { type RunInput, runCascade } from './run-cascade.js';
import { toChatResult, toEmbedResult, toForwardResult } from './to-result.js';

/** Gets an answer from the first entry that works. */
export interface Cascade extends AsyncDisposable {
  readonly name: string;
  /** Keys of all entries, in order. */
  readonly entries: readonly string[];
  /**
   * Asks for a whole answer.
   *
   * @throws AllTiersFailedError when nobody answered
   * @throws BadRequestError when the request itself was refused
   * @throws RunAbortedError when `signal` ended the run
   * @throws ConfigurationError when the conversation or an option is not valid
   */
  generate(conversation: string | Conversation, options?: RunOptions): Promise<CascadeResult>;
  /**
   * Asks for an answer piece by piece. Nothing happens before the first `next()`.
   * Iterating throws what `generate` throws, and `StreamInterruptedError` when the answer breaks off.
   */
  stream(conversation: string | Conversation, options?: RunOptions): CascadeStream;
  /** Turns texts into vectors, by the entries that are embedding models. */
  embed(texts: readonly string[], options?: RunOptions): Promise<EmbedResult>;
  /** Passes a request body through untouched, by the entries that speak this wire. */
  forward(wire: string, body: Uint8Array, options?: RunOptions): CascadeStream<ForwardResult>;
  /** Takes no more runs and waits until what has happened is written down. The store stays open: it is yours. */
  close(): Promise<void>;
}

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

  function begin<Answer, Result>(runOptions: RunOptions, input: Omit<RunInput<Answer, Result>, 'run' | 'track'>) {
    if (isClosed) throw new ConfigurationError(`Cascade "${cascade.name}" is closed`);
    const run = new Run(runOptions.runId ?? uuidV7(cascade.clock.now()), cascade, runOptions);
    return { run, events: runCascade({ ...input, run, track }) };
  }

  function check(runOptions: RunOptions = {}): RunOptions {
    checkRunOptions(runOptions, keys, cascade.tiers.length);
    return runOptions;
  }

  async function close(): Promise<void> {
    isClosed = true;
    while (writes.size > 0) await Promise.all(writes);
  }

  return {
    name: cascade.name,
    entries: keys,
    async generate(input, runOptions) {
      const [checked, conversation] = [check(runOptions), resolveConversation(input)];
      const operation = generate(conversation);
      return fold(begin(checked, { operation, conversation, toResult: toChatResult }).events);
    },
    stream(input, runOptions) {
      const [checked, conversation] = [check(runOptions), resolveConversation(input)];
      return new RunStream(() =>
        begin(checked, { operation: stream(conversation), conversation, toResult: toChatResult }),
      );
    },
    async embed(texts, runOptions) {
      const checked = check(runOptions);
      assertTexts(texts);
      return fold(begin(checked, { operation: embed(texts), conversation: undefined, toResult: toEmbedResult }).events);
    },
    forward(wire, body, runOptions) {
      const checked = check(runOptions);
      const operation = forward(wire, body);
      return new RunStream(() => begin(checked, { operation, conversation: undefined, toResult: toForwardResult }));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function fold<Result extends RunSummary>(events: AsyncIterable<CascadeEvent<Result>>): Promise<Result> {
  for await (const event of events) {
    if (event.type === 'end') return event.result;
  }
  throw new Error('The loop ended without a result or an error');
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

function assertTexts(texts: readonly string[]): void {
  if (!Array.isArray(texts) || texts.length === 0 || !texts.every((text) => typeof text === 'string')) {
    throw new ConfigurationError('embed: give a list of at least one text');
  }
}
