import {
  type CascadeEvent,
  type CascadeResult,
  createCascade,
  type Failure,
  RunError,
  StreamInterruptedError,
} from '@cascade/core';
import type { ChatModel } from '@cascade/core/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApplicableFault, applicableFaults } from '../fake-upstream/faults/faults.js';
import type { ProtocolName } from '../fake-upstream/protocol-name.js';
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream/start-fake-upstream.js';
import { scriptedModel } from '../models/scripted-model.js';

export interface FaultSuiteOptions {
  readonly protocol: ProtocolName;
  /** Makes the model under test; its calls go to this URL. */
  readonly createModel: (url: string) => ChatModel;
  /** Faults, as `name unary` or `name stream`, that are judged otherwise, each with the reason; shown as skipped. */
  readonly skip?: Readonly<Record<string, string>>;
}

const answer = 'An answer of several words that nobody may shorten.';
/** The limit on silence where a fault is silence; the fake is silent for longer. */
const patienceMs = 150;
/** The limit where it is not: a busy machine may take its time. */
const amplePatienceMs = 5_000;

/**
 * Every fault that the fake upstream knows, unary and streamed, through the real engine: the right class, the right next
 * step, nothing that hangs past its timeout, no short answer passed off as a whole one.
 */
export function describeFaults(name: string, { protocol, createModel, skip = {} }: FaultSuiteOptions): void {
  describe(`${name} under faults`, () => {
    let upstream: FakeUpstream;
    beforeAll(async () => {
      upstream = await startFakeUpstream({ slowMs: 4 * patienceMs });
    });
    afterAll(() => upstream.close());

    const rows = applicableFaults(protocol).map((row) => [`${row.fault.name} ${row.mode}`, row] as const);

    it('declares only gaps that exist', () => {
      const known = new Set<string>(rows.map(([title]) => title));
      expect(Object.keys(skip).filter((title) => !known.has(title))).toEqual([]);
    });

    for (const [title, row] of rows) {
      const reason = skip[title];
      const what = `${title} (${row.fault.description}) is ${row.accepted.join(' or ')}`;
      if (reason !== undefined) it.skip(`${what}: ${reason}`);
      else {
        it(what, async () => {
          upstream.reset();
          upstream.setDefault({
            text: answer,
            chunks: 6,
            usage: { inputTokens: 9, outputTokens: 11 },
            fault: row.fault.name,
          });
          judge(row, await runOnce(createModel(upstream.url), row));
        });
      }
    }
  });
}

interface Outcome {
  readonly result: CascadeResult | undefined;
  readonly error: unknown;
  /** The caller saw a part of an answer of the model under test. */
  readonly hasSeen: boolean;
  readonly failure: Omit<Failure, 'cause'> | undefined;
  readonly backupCalls: number;
}

async function runOnce(model: ChatModel, { fault, mode }: ApplicableFault): Promise<Outcome> {
  const backup = scriptedModel({ provider: 'backup', replies: ['from the backup'] });
  const entries = [{ model, keys: ['suite-key'] }, backup];
  const limitMs = fault.needsTimeout ? patienceMs : amplePatienceMs;
  const timeouts = { firstContentMs: limitMs, idleMs: limitMs, attemptMs: 3 * limitMs };
  const cascade = createCascade({ entries, timeouts, retry: { delaysMs: [] } });
  const question = 'A question.';
  const events: CascadeEvent[] = [];
  let result: CascadeResult | undefined;
  let error: unknown;
  try {
    if (mode === 'unary') result = await cascade.generate(question);
    else for await (const event of cascade.stream(question)) events.push(event);
  } catch (caught) {
    error = caught;
  }
  const last = events.at(-1);
  if (last?.type === 'end') result = last.result;
  const [attempt] = RunError.isInstance(error) && error instanceof RunError ? error.attempts : (result?.attempts ?? []);
  const backupAt = events.findIndex((event) => event.type === 'attempt-start' && event.entry === 'backup/model');
  const own = backupAt < 0 ? events : events.slice(0, backupAt);
  const hasSeen = own.some((event) => event.type === 'part');
  return { result, error, hasSeen, failure: attempt?.failure, backupCalls: backup.calls.length };
}

function judge(
  { fault, accepted, expected }: ApplicableFault,
  { result, error, hasSeen, failure, backupCalls }: Outcome,
): void {
  if (failure === undefined) {
    expect(accepted, `it answered: ${JSON.stringify(result?.text ?? String(error))}`).toContain('none');
    // Faults of meaning change what is said; whatever came is whole.
    expect(result?.finish.reason).toBeDefined();
    return;
  }
  expect(accepted, `it said: ${failure.message}`).toContain(failure.class);
  if (fault.expectedRetryAfterMs !== undefined && failure.class === expected) {
    expect(Math.abs((failure.retryAfterMs ?? -1e9) - fault.expectedRetryAfterMs)).toBeLessThanOrEqual(1_000);
  }
  if (hasSeen) {
    expect(StreamInterruptedError.isInstance(error), String(error)).toBe(true);
    expect(backupCalls).toBe(0);
  } else if (failure.class === 'bad-request') {
    expect(error).toMatchObject({ code: 'bad-request' });
    expect(backupCalls).toBe(0);
  } else if (failure.class === 'aborted') expect(error).toMatchObject({ code: 'aborted' });
  else expect(result?.text).toBe('from the backup');
}
