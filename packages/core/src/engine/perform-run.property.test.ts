import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCascade, memoryStore, RunError } from '../index.js';

const classes = [
  'rate-limited',
  'overloaded',
  'server',
  'network',
  'timeout',
  'invalid-response',
  'auth',
  'billing',
  'not-found',
  'unsupported',
  'bad-request',
  'context-overflow',
  'content-filter',
] as const;

const reply: fc.Arbitrary<ScriptedReply> = fc.oneof(
  fc.constantFrom('an answer', ''),
  fc.constantFrom(...classes).map((failureClass) => ({ failure: { class: failureClass } })),
  fc.record({
    text: fc.constantFrom('half ', ''),
    failure: fc.constantFrom(...classes).map((failureClass) => ({ class: failureClass })),
  }),
  fc.constant({ text: 'cut', isCut: true }),
  fc.constant({ throws: 'nonsense' }),
);

const world = fc.record({
  scripts: fc.array(fc.array(reply, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  maxAttempts: fc.integer({ min: 1, max: 6 }),
  retries: fc.integer({ min: 0, max: 2 }),
  onInterrupted: fc.constantFrom('fail' as const, 'restart' as const),
  streams: fc.boolean(),
  runs: fc.integer({ min: 1, max: 3 }),
});

it('whatever fails: attempts are bounded and logged, only whole answers are handed out, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ scripts, maxAttempts, retries, onInterrupted, streams, runs }) => {
      const store = memoryStore();
      const entries = scripts.map((replies, place) => scriptedModel({ provider: `p${place}`, replies }));
      const retry = { delaysMs: Array.from({ length: retries }, () => 0) };
      const cascade = createCascade({ entries, store, maxAttempts, retry, onInterrupted });
      for (let run = 0; run < runs; run++) {
        const outcome = await (streams ? cascade.stream('ask').result : cascade.generate('ask')).catch(
          (error: unknown) => error,
        );
        const isError = outcome instanceof RunError;
        const { runId, attempts, text } = Object(outcome);
        if (isError) expect((await store.failedPrompts.list()).some(({ id }) => id === runId)).toBe(true);
        else expect(text).toBe('an answer');
        expect(attempts.length).toBeLessThanOrEqual(maxAttempts);
        expect(await store.runs.attempts({ runId, limit: 20 })).toHaveLength(attempts.length);
        expect(await store.runs.runs({ runId, limit: 20 })).toMatchObject([
          { status: isError ? 'failed' : 'answered' },
        ]);
      }
      const calls = entries.reduce((total, entry) => total + entry.calls.length, 0);
      expect(await store.runs.attempts({ limit: 1_000 })).toHaveLength(calls);
    }),
    { numRuns: 300 },
  );
});
