import type { ChatModel, Provider } from '@cascade/core/spec';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CascadeAgent, ScopeBudgetError, type ScopeReport, withBudget } from '../index.js';

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

type Replies = Parameters<typeof scriptedModel>[0]['replies'];
const answer = { text: 'ok', finish: { usage: { inputTokens: 0, outputTokens: 50 } } };

/** A dollar for a thousand output tokens: with 100 tokens a call reserves about 0.1 USD, and costs 0.05. */
function setUp(replies: Replies = [answer], cost: number | null = 1) {
  const model = scriptedModel({ replies, capabilities: { tools: true } });
  const priced = cost === null ? {} : { cost };
  const models = [{ name: 'model', provider: providerOf(model), ...priced }];
  const agent = new CascadeAgent({ models, retry: { delaysMs: [] } });
  return { model, agent, ask: () => agent.run('hi', { maxTokens: 100 }) };
}

async function reason(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'it worked',
    (error: unknown) => error,
  );
}

describe('withBudget', () => {
  it('reports what was used inside, over agents and branches side by side', async () => {
    const [one, two] = [setUp(), setUp()];
    await one.ask();
    const report = await withBudget({ usd: 10 }, async (scope) => {
      await Promise.all([
        one.ask(),
        (async () => two.ask())(),
        new Promise((done) => setTimeout(() => done(one.ask()), 1)),
      ]);
      return scope.report();
    });
    expect(report).toMatchObject({
      mode: 'enforce',
      calls: 3,
      pendingCalls: 0,
      unknownCalls: 0,
      exceeded: [],
      byModel: { 'scripted/model': { calls: 3 } },
    });
    expect(report.costUsd).toBeCloseTo(0.15, 9);
  });

  it('keeps branches side by side to one sum of money', async () => {
    const { ask, model } = setUp([{ ...answer, delayMs: 5 }]);
    let report: ScopeReport | undefined;
    const outcomes = await withBudget({ usd: 0.5 }, async (scope) => {
      const settled = await Promise.allSettled(Array.from({ length: 20 }, ask));
      report = scope.report();
      return settled;
    });
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBe(20 - model.calls.length);
    expect(refused[0]).toMatchObject({ reason: { code: 'budget-exceeded' } });
    expect(String(refused[0]?.reason)).toContain('withBudget: the budget of 0.5 USD has no room');
    expect(model.calls.length).toBeGreaterThan(0);
    expect(report?.costUsd).toBeLessThanOrEqual(0.5);
    expect(report?.exceeded).toEqual(['usd']);
  });

  it('counts every call, retries too, and refuses those beyond', async () => {
    const { agent, model } = setUp([{ failure: { class: 'server' } }, answer]);
    await agent.close();
    const retrying = new CascadeAgent({
      models: [{ name: 'model', provider: providerOf(model), cost: 1 }],
      retry: { delaysMs: [1] },
    });
    await withBudget({ calls: 2 }, async (scope) => {
      await retrying.run('hi');
      expect(scope.report().calls).toBe(2);
      expect(await reason(retrying.run('hi'))).toMatchObject({ code: 'budget-exceeded' });
    });
    expect(model.calls).toHaveLength(2);
  });

  it('only observes when it is told so', async () => {
    const { ask } = setUp();
    const report = await withBudget({ usd: 0.06, calls: 1, timeMs: 0, mode: 'observe' }, async (scope) => {
      await ask();
      await new Promise((done) => setTimeout(done, 5));
      await ask();
      return scope.report();
    });
    expect(report).toMatchObject({ mode: 'observe', calls: 2 });
    expect([...report.exceeded].sort()).toEqual(['calls', 'timeMs', 'usd']);
  });

  it('ends at once when the time is up, and aborts what is under way', async () => {
    const { ask, model } = setUp([{ ...answer, delayMs: 5_000 }]);
    const startedAtMs = performance.now();
    const error = await reason(withBudget({ timeMs: 30 }, () => ask()));
    expect(ScopeBudgetError.isInstance(error)).toBe(true);
    expect(String(error)).toContain('longer than 30 ms');
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
    await expect.poll(() => model.calls[0]?.wasAborted).toBe(true);
    const hanging = withBudget({ timeMs: 10 }, () => new Promise(() => {}));
    expect(ScopeBudgetError.isInstance(await reason(hanging))).toBe(true);
  });

  it('within another keeps to both', async () => {
    const { ask } = setUp();
    await withBudget({ calls: 3 }, async (outer) => {
      await withBudget({ calls: 1 }, async (inner) => {
        await ask();
        expect(await reason(ask())).toMatchObject({ code: 'budget-exceeded' });
        expect(inner.report().calls).toBe(1);
      });
      await ask();
      await ask();
      await withBudget({ calls: 5 }, async (inner) => {
        expect(await reason(ask())).toMatchObject({ code: 'budget-exceeded' });
        expect(inner.report().calls).toBe(0);
      });
      expect(outer.report().calls).toBe(3);
    });
    expect((await ask()).content).toBe('ok');
  });

  it('counts streams, and agents that tools ask', async () => {
    const inner = setUp();
    const call = { content: [{ type: 'tool-call' as const, id: 'c1', name: 'ask', input: {} }] };
    const outer = setUp([{ ...call, finish: answer.finish }, answer]);
    const tools = { ask: { input: z.object({}), execute: async () => (await inner.ask()).content } };
    const report = await withBudget({ calls: 9 }, async (scope) => {
      for await (const _chunk of outer.agent.stream('hi', { tools }));
      return scope.report();
    });
    expect(report.calls).toBe(3);
    expect(inner.model.calls).toHaveLength(1);
  });

  it('counts a stream that was made inside and is read outside', async () => {
    const { agent } = setUp();
    const { stream, scope } = await withBudget({ calls: 9 }, (own) => ({ stream: agent.stream('hi'), scope: own }));
    for await (const _chunk of stream);
    expect(scope.report().calls).toBe(1);
  });

  it('makes no call of unknown price while money is limited', async () => {
    const { ask, model } = setUp([answer], null);
    await withBudget({ usd: 1 }, async () => {
      expect(String(await reason(ask()))).toContain('the price of scripted/model is not known');
    });
    expect(model.calls).toHaveLength(0);
    const report = await withBudget({ calls: 5 }, async (scope) => {
      await ask();
      return scope.report();
    });
    expect(report).toMatchObject({ calls: 1, unknownCalls: 1 });
    expect(report.costUsd).toBeUndefined();
  });

  it('counts a batch in the scope that it was made in, wherever it is read', async () => {
    const { agent } = setUp();
    const { inside, scope } = await withBudget({ calls: 1 }, (own) => ({
      inside: agent.batch(['a', 'b']),
      scope: own,
    }));
    const outcomes = [];
    for await (const outcome of inside) outcomes.push('error' in outcome ? Object(outcome.error).code : 'answered');
    expect(outcomes.sort()).toEqual(['answered', 'budget-exceeded']);
    expect(scope.report().calls).toBe(1);
    const outside = agent.batch(['a']);
    const report = await withBudget({ calls: 0 }, async (own) => {
      for await (const outcome of outside) expect(outcome).toMatchObject({ result: { content: 'ok' } });
      return own.report();
    });
    expect(report.calls).toBe(0);
  });

  it.each<[unknown, string]>([
    [{ usd: -1 }, 'withBudget.usd must be a number of at least 0, got -1'],
    [{ usd: '1' }, 'withBudget.usd must be a number of at least 0, got "1"'],
    [{ dollars: 1 }, 'unknown option "dollars"'],
    [{ mode: 'strict' }, "withBudget.mode must be 'enforce' or 'observe', got \"strict\""],
    [undefined, 'withBudget must be an object, got undefined'],
    [null, 'withBudget must be an object, got null'],
  ])('says what is wrong with %j', async (limits, message) => {
    const wrong = withBudget(limits as object, () => 1);
    await expect(wrong).rejects.toMatchObject({ code: 'configuration' });
    await expect(wrong).rejects.toThrow(message);
  });

  it('says that there is nothing to run inside', async () => {
    await expect(withBudget({}, 5 as never)).rejects.toThrow('withBudget: give a function to run inside');
  });
});
