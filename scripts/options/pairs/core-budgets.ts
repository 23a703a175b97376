import { type Budget, memoryStore, type RunOptions } from '@cascade/core';
import { type Pairs, pair } from '../pair.js';
import { price, stage } from '../stage.js';

/** Reserves 200 dollars, and costs 15; a second entry costs a tenth. */
const question = { messages: [{ role: 'user', content: 'q' }], maxOutputTokens: 10 } as const;
const tenth = { inputPer1M: 100_000, outputPer1M: 100_000 };

/** What four runs under a budget meet, two of them of another user and cascade, the last one a day later. */
async function spending(budget: Budget, ask: typeof question | string = question): Promise<unknown> {
  const store = memoryStore();
  const keys = ['sk-one'];
  const of = (name: string) =>
    stage((model) => ({
      name,
      entries: [
        { model: model('a', 'a'), price, keys, capabilities: { contextTokens: 10_000 } },
        { model: model('b', 'b'), price: tenth, keys },
      ],
      budgets: [budget],
      store,
    }));
  const [one, other] = [of('one'), of('other')];
  const tags = (user: string, project: string): RunOptions => ({ tags: { user, project } });
  const seen = [await one.ask(ask, tags('ada', 'x')), await one.ask(ask, tags('bob', 'x'))];
  seen.push(await one.ask(ask, tags('ada', 'y')), await other.ask(ask, tags('eve', 'z')));
  await one.clock.advance(86_400_000);
  return [...seen, await one.ask(ask, tags('ada', 'x'))];
}

const day = { usd: 45, over: 'day' } as const;
const per = (value: NonNullable<Budget['per']>) =>
  pair<Budget['per']>('cascade', value, (who = 'cascade') => spending({ ...day, per: who }));

export const budgetPairs: Pairs = {
  'Budget.usd': pair(45, 1_000, (usd) => spending({ usd, over: 'day' })),
  'Budget.tokens': pair(45, 1_000, (tokens) => spending({ tokens, over: 'day' })),
  'Budget.over': pair<Budget['over']>('day', 'run', (over) => spending({ usd: 45, over })),
  'Budget.over=month': pair<Budget['over']>('day', 'month', (over) => spending({ usd: 45, over })),
  'Budget.over=number': pair<Budget['over']>(1_000, 172_800_000, (over) => spending({ usd: 45, over })),
  'Budget.per': per('store'),
  'Budget.per=user': per('user'),
  'Budget.per=project': per('project'),
  'Budget.per=key': per('key'),
  'Budget.warnAtShare': pair(0.1, 1, (warnAtShare) => spending({ usd: 100, over: 'day', warnAtShare })),
  'Budget.whenExceeded': pair('refuse', 'cheaper', (whenExceeded) => spending({ ...day, whenExceeded })),
  'Budget.whenExceeded=allow': pair('refuse', 'allow', (whenExceeded) => spending({ ...day, whenExceeded })),
  'Budget.strict': pair(false, true, (strict) => spending({ ...day, strict })),
};
