import { memoryStore } from '@cascade/core';
import type { Verdict } from '@cascade/core/spec';
import { type ScriptedReply, scriptedModel } from '@cascade/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openRecording } from './recording.js';

const price = { inputPer1M: 1, outputPer1M: 2 };
const reply: fc.Arbitrary<ScriptedReply> = fc.oneof(
  fc.constant('an answer of some words'),
  fc.record({ text: fc.constant('a late answer'), delayMs: fc.integer({ min: 1, max: 15 }) }),
  fc.constant({ chunks: ['a part', ' and'], isCut: true }),
  fc
    .constantFrom('overloaded', 'auth', 'bad-request', 'rate-limited')
    .map((name) => ({ failure: { class: name } }) as const),
  fc.constant({ hangs: true }),
);
const replies = fc.array(reply, { minLength: 1, maxLength: 3 });
const scenario = fc.record({
  cheap: fc.array(replies, { minLength: 1, maxLength: 2 }),
  dear: replies,
  opinion: replies,
  decision: fc.constantFrom<Verdict['decision']>('accept', 'reject', 'abstain'),
  hasHedge: fc.boolean(),
  onInterrupted: fc.constantFrom('fail' as const, 'restart' as const),
  streaming: fc.constantFrom('held' as const, 'optimistic' as const),
  /** After so many events the caller leaves; 0: it does not stream. */
  leavesAfter: fc.integer({ min: 0, max: 12 }),
});

it('whatever happens: every span ends, every call of the audit log has one, and the costs are the same', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ cheap, dear, opinion, decision, hasHedge, leavesAfter, ...more }) => {
      const recording = openRecording();
      const store = memoryStore();
      const entry = (provider: string, script: readonly ScriptedReply[]) => ({
        model: scriptedModel({ provider, replies: script }),
        price,
      });
      const cascade = recording.cascade({
        tiers: [cheap.map((script, place) => entry(`cheap-${place}`, script)), entry('dear', dear)],
        opinions: [entry('other', opinion)],
        gate: {
          specificationVersion: 'v1',
          name: 'test',
          plan: () => ({
            startTier: 0,
            score: true,
            alongside: [{ entry: 'other/model', role: 'opinion' }],
            reasons: [],
          }),
          judge: async ({ tier, alongside }) => {
            if (decision === 'abstain') await alongside[0];
            return { decision, tier, reasons: [] };
          },
        },
        store,
        retry: { delaysMs: [1] },
        timeouts: { runMs: 60 },
        ...(hasHedge && { hedge: { afterMs: 3 } }),
        ...more,
      });
      try {
        let seen = 0;
        if (leavesAfter === 0) await cascade.generate('hi');
        else for await (const _event of cascade.stream('hi')) if (++seen >= leavesAfter) break;
      } catch {
        // What the caller gets is not the question here.
      }
      await cascade.close();
      expect(recording.open()).toEqual([]);
      const calls = recording.spans().filter(({ name }) => name === 'chat model');
      const attempts = await store.runs.attempts({ limit: 100 });
      const facts = (index: unknown, name: unknown, cost: unknown) => [index, name, cost];
      // Who leaves at the announcement of a call prevents it.
      const prevented = calls.filter(
        ({ attributes: its }) => !attempts.some(({ index }) => index === its['cascade.attempt.index']),
      );
      expect(prevented.map(({ attributes: its }) => its['error.type'])).toEqual(prevented.map(() => 'aborted'));
      expect(prevented.length).toBeLessThanOrEqual(leavesAfter === 0 ? 0 : 1);
      const made = calls.filter((call) => !prevented.includes(call));
      const told = made.map(({ attributes: its }) =>
        facts(its['cascade.attempt.index'], its['cascade.entry'], its['cascade.cost.usd']),
      );
      const logged = attempts.map(({ index, entry: key, costUsd }) => facts(index, key, costUsd));
      expect(told.sort(byIndex)).toEqual(logged.sort(byIndex));
      const costs = await recording.points('cascade.cost');
      const total = costs.reduce((sum, point) => sum + (point.sum ?? 0), 0);
      expect(total).toBeCloseTo(
        attempts.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0),
        9,
      );
      await recording.close();
    }),
    { numRuns: 60 },
  );
});

function byIndex(left: readonly unknown[], right: readonly unknown[]): number {
  return Number(left[0]) - Number(right[0]);
}
