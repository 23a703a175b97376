import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { type CascadeOptions, createCascade, memoryStore } from '../index.js';

const quick: Partial<CascadeOptions> = { retry: { delaysMs: [] }, random: () => 0.5 };

function pair(first: readonly ScriptedReply[], second: readonly ScriptedReply[]) {
  const a = scriptedModel({ provider: 'a', modelId: 'one', replies: first });
  const b = scriptedModel({ provider: 'b', modelId: 'two', replies: second });
  return { a, b, entries: [a, b] };
}

describe('structured output', () => {
  const output = {
    jsonSchema: { type: 'object' },
    validate: (value: unknown) =>
      typeof value === 'object' && value !== null && 'ok' in value ? [] : ['ok is missing'],
  };
  const conversation = { messages: [{ role: 'user' as const, content: 'json please' }], output };

  it('of a check that hangs ends with the signal of the run, or with its time', async () => {
    const validate = () => new Promise<never>(() => {});
    const { entries } = pair(['{"ok": true}'], ['{"ok": true}']);
    const one = createCascade({ entries, ...quick });
    const controller = new AbortController();
    const hung = one.generate({ ...conversation, output: { ...output, validate } }, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 5);
    await expect(hung).rejects.toMatchObject({ code: 'aborted' });
    const late = one.generate({ ...conversation, output: { ...output, validate } }, { timeouts: { runMs: 20 } });
    await expect(late).rejects.toMatchObject({ code: 'all-tiers-failed' });
  });

  it('parses and validates the answer once, and asks the next entry when it does not fit', async () => {
    const { entries } = pair(['{"no": 1}'], ['{"ok": true}']);
    const result = await createCascade({ entries, ...quick }).generate(conversation);
    expect(result.object).toEqual({ ok: true });
    expect(result.attempts[0]?.failure?.message).toBe('the answer does not fit output "answer": ok is missing');
  });

  it('blames no server for a check that throws', async () => {
    const { entries } = pair(['{"ok": false}'], ['{"ok": true}']);
    const validate = (value: unknown) => {
      if (Object(value).ok !== true) throw new TypeError('not ok');
      return [];
    };
    const one = createCascade({ entries, ...quick });
    const result = await one.generate({ ...conversation, output: { ...output, validate } });
    expect(result.attempts[0]?.failure).toMatchObject({ class: 'invalid-response', scope: 'request' });
    expect(result.attempts[0]?.failure?.message).toContain('validate threw: not ok');
    expect(result.object).toEqual({ ok: true });
  });
});

describe('money', () => {
  const price = { inputPer1M: 2, outputPer1M: 10 };
  const usage = { inputTokens: 1_000, outputTokens: 100 };

  it('prices the usage that the vendor reports', async () => {
    const { a } = pair([{ text: 'x', finish: { usage } }], []);
    const result = await createCascade({ entries: [{ model: a, price }] }).generate('hi');
    expect(result).toMatchObject({ costUsd: 0.003, costBasis: 'priced' });
  });

  it('believes the vendor that names its price', async () => {
    const { a } = pair([{ text: 'x', finish: { usage, costUsd: 0.5 } }], []);
    const result = await createCascade({ entries: [{ model: a, price }] }).generate('hi');
    expect(result).toMatchObject({ costUsd: 0.5, costBasis: 'reported' });
  });

  it.each(['priced', 'covered', 'estimated'] as const)(
    'is taken from an adapter that knows it, and said to be %s, before any price',
    async (costBasis) => {
      const price = { inputPer1M: 1_000, outputPer1M: 1_000 };
      const { a } = pair([{ text: 'x', finish: { usage, costUsd: 0.25, costBasis } }], []);
      const result = await createCascade({ entries: [{ model: a, price }] }).generate('hi');
      expect(result).toMatchObject({ costUsd: 0.25, costBasis, run: { costUsd: 0.25, costBasis } });
      expect(result.attempts).toMatchObject([{ costUsd: 0.25, costBasis }]);
    },
  );

  it('leaves an unknown price unknown, with a warning', async () => {
    const { a } = pair(['x'], []);
    const result = await createCascade({ entries: [a] }).generate('hi');
    expect(result).not.toHaveProperty('costUsd');
    expect(result.warnings).toMatchObject([{ code: 'cost-unknown', text: 'the price of a/one is not known' }]);
  });
});

describe('what is kept', () => {
  it('writes every attempt and the run to the audit log, never text', async () => {
    const store = memoryStore();
    const { entries } = pair([{ failure: { class: 'server' } }], ['secret answer']);
    const result = await createCascade({ entries, store, ...quick }).generate('secret question', {
      tags: { user: 'u1' },
    });
    const attempts = await store.runs.attempts({ limit: 10, runId: result.runId });
    expect(attempts.map((attempt) => [attempt.index, attempt.failure?.class])).toEqual([
      [1, undefined],
      [0, 'server'],
    ]);
    const runs = await store.runs.runs({ limit: 10 });
    expect(runs).toMatchObject([{ id: result.runId, status: 'answered', answeredBy: 'b/two', tags: { user: 'u1' } }]);
    expect(JSON.stringify([attempts, runs])).not.toContain('secret');
  });

  it('keeps a conversation that nobody answered before the error reaches the caller', async () => {
    const store = memoryStore();
    const { entries } = pair([{ failure: { class: 'bad-request' } }], ['x']);
    const error = await createCascade({ entries, store, ...quick })
      .generate('keep me')
      .catch((caught: unknown) => caught);
    const [kept] = await store.failedPrompts.list();
    expect(error).toHaveProperty('failedPrompt', kept?.location);
    expect(await store.failedPrompts.claim(kept?.location ?? '')).toMatchObject({
      conversation: { messages: [{ role: 'user', content: 'keep me' }] },
    });
  });

  it('keeps nothing of an aborted run', async () => {
    const store = memoryStore();
    const { entries } = pair([{ hangs: true }], ['x']);
    const signal = AbortSignal.timeout(5);
    await expect(createCascade({ entries, store }).generate('hi', { signal })).rejects.toThrow('aborted');
    expect(await store.failedPrompts.list()).toEqual([]);
  });

  it('answers although the store is broken, with warnings', async () => {
    const broken = () => {
      throw new Error('disk full');
    };
    const cooldowns = { peek: broken, acquireProbe: broken, report: broken, list: broken, clear: broken };
    const store = { cooldowns, runs: { append: broken, attempts: broken, runs: broken } };
    const { entries } = pair([{ failure: { class: 'rate-limited' } }], ['still here']);
    const result = await createCascade({ entries, store, ...quick }).generate('hi');
    expect(result.text).toBe('still here');
    expect(result.warnings.filter((warning) => warning.code === 'store-failed')).toHaveLength(2);
  });

  it('waits at close until everything is written down, and takes no more runs', async () => {
    const { entries } = pair(['x'], ['x']);
    const cascade = createCascade({ entries });
    await cascade.generate('hi');
    await cascade.close();
    await expect(cascade.generate('hi')).rejects.toThrow('is closed');
  });
});
