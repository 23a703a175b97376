import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { BudgetExceededError, createCascade, type PurseClaim, type PurseSpending } from '../../index.js';

const finish = { usage: { inputTokens: 10, outputTokens: 50 } };
const price = { inputPer1M: 0, outputPer1M: 1_000 };
const question = { messages: [{ role: 'user' as const, content: 'hi' }], maxOutputTokens: 100 };

function setUp(answer: (place: number) => string | undefined = () => undefined) {
  const claims: PurseClaim[] = [];
  const spendings: (PurseSpending | undefined)[] = [];
  const purse = {
    claim(call: PurseClaim) {
      claims.push(call);
      return answer(claims.length) ?? ((spent: PurseSpending | undefined) => void spendings.push(spent));
    },
  };
  const first = scriptedModel({ provider: 'first', replies: [{ failure: { class: 'auth' } }] });
  const second = scriptedModel({ provider: 'second', replies: [{ text: 'ok', finish }] });
  const entries = [first, second].map((model) => ({ model, price }));
  return { purse, claims, spendings, first, second, cascade: createCascade({ entries, retry: { delaysMs: [] } }) };
}

describe('a purse', () => {
  it('is asked before every call, and told what it cost', async () => {
    const { cascade, purse, claims, spendings } = setUp();
    expect((await cascade.generate(question, { purse })).text).toBe('ok');
    expect(claims).toEqual([
      { entry: 'first/model', modelId: 'model', usd: 0.1 },
      { entry: 'second/model', modelId: 'model', usd: 0.1 },
    ]);
    expect(spendings).toEqual([{ usd: 0 }, { usd: 0.05 }]);
  });

  it('that has no room ends the run with its words', async () => {
    const { cascade, purse, second } = setUp((place) => (place === 2 ? 'the purse is empty' : undefined));
    const error = await cascade.generate(question, { purse }).catch((reason: unknown) => reason);
    expect(BudgetExceededError.isInstance(error)).toBe(true);
    expect(String(error)).toContain('the purse is empty');
    expect(second.calls).toHaveLength(0);
  });

  it('hears of a call that was not made after all', async () => {
    const { purse, spendings, second } = setUp();
    const cascade = createCascade({ entries: [{ model: second, price }], budgets: [{ usd: 0.01, over: 'day' }] });
    await expect(cascade.generate(question, { purse })).rejects.toMatchObject({ code: 'budget-exceeded' });
    expect(spendings).toEqual([undefined]);
  });

  it('must be one', () => {
    const { cascade } = setUp();
    expect(() => cascade.stream(question, { purse: {} as never })).toThrow('an object with `claim`');
  });
});
