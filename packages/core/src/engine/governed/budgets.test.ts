import { manualClock } from '@cascade/testing/clock';
import { type ScriptedReply, scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import {
  type Budget,
  BudgetExceededError,
  type CascadeOptions,
  type Claim,
  createCascade,
  type EntryOptions,
  type Gate,
  memoryStore,
  type Price,
  type Store,
} from '../../index.js';

/** A dollar for a thousand output tokens; input is free. */
const price: Price = { inputPer1M: 0, outputPer1M: 1_000 };
/** A call reserves 0.1 USD and costs 0.05. */
const question = { messages: [{ role: 'user' as const, content: 'hi' }], maxOutputTokens: 100 };
const finish = { usage: { inputTokens: 10, outputTokens: 50 } };
const dollar: Budget = { usd: 1, over: 'day' };

function entry(provider: string, more: Partial<EntryOptions> = {}, reply: ScriptedReply = { text: provider, finish }) {
  return { model: scriptedModel({ provider, replies: [reply] }), price, ...more };
}

function setUp(budgets: readonly Budget[], more: Partial<CascadeOptions> = {}) {
  const store = memoryStore();
  const entries = [entry('first')];
  return { store, entries, cascade: createCascade({ entries, budgets, store, retry: { delaysMs: [] }, ...more }) };
}

async function runsUntilRefused(cascade: ReturnType<typeof createCascade>, options = {}): Promise<number> {
  for (let runs = 0; runs < 100; runs++) {
    try {
      await cascade.generate(question, options);
    } catch (error) {
      if (BudgetExceededError.isInstance(error)) return runs;
      throw error;
    }
  }
  return 100;
}

describe('a budget', () => {
  it('counts what was spent, and leaves room for what a call may cost', async () => {
    const { cascade, store } = setUp([dollar]);
    // 18 calls of 0.05 leave 0.1; the 19th fits, the 20th would not.
    expect(await runsUntilRefused(cascade)).toBe(19);
    const [account] = await store.ledger.accounts('budget/', Date.now());
    expect(account).toMatchObject({ account: 'budget/cascade/default/nanoUsd/day', used: 950_000_000 });
  });

  it('that is exceeded names itself, and keeps the prompt', async () => {
    const { cascade, store } = setUp([{ usd: 0.01, over: 'month' }]);
    const error = await cascade.generate(question).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'budget-exceeded', attempts: [] });
    expect(String(error)).toContain(
      'the budget of 0.01 USD a month has no room for it: 0 USD used or reserved, 0.1 USD',
    );
    expect(await store.failedPrompts.list()).toHaveLength(1);
  });

  it('of tokens counts input and output', async () => {
    const { cascade, store } = setUp([{ tokens: 200, over: 3_600_000 }]);
    await cascade.generate(question);
    const [account] = await store.ledger.accounts('budget/', Date.now());
    expect(account?.used).toBe(60);
  });

  it.each<[string, Budget, readonly object[], number]>([
    ['user', { ...dollar, per: 'user' }, [{ tags: { user: 'ada' } }, { tags: { user: 'bob' } }], 19],
    ['project', { ...dollar, per: 'project' }, [{ tags: { project: 'a' } }, { tags: { project: 'b' } }], 19],
    ['user, where one is missing', { ...dollar, per: 'user' }, [{}, {}], 0],
  ])('for each %s is kept apart', async (_who, budget, [first, second], expected) => {
    const { cascade } = setUp([budget]);
    expect(await runsUntilRefused(cascade, first)).toBe(19);
    expect(await runsUntilRefused(cascade, second)).toBe(expected);
  });

  it('of the store is shared by its cascades, one of a cascade is not', async () => {
    const store = memoryStore();
    const shared = [{ ...dollar, per: 'store' }] as const;
    expect(await runsUntilRefused(setUp(shared, { store, name: 'one' }).cascade)).toBe(19);
    expect(await runsUntilRefused(setUp(shared, { store, name: 'two' }).cascade)).toBe(0);
    expect(await runsUntilRefused(setUp([dollar], { store, name: 'three' }).cascade)).toBe(19);
    expect(await runsUntilRefused(setUp([dollar], { store, name: 'four' }).cascade)).toBe(19);
  });

  it('of an account is shared by all that name it, and by nobody else', async () => {
    const store = memoryStore();
    const per = (account: string, name: string) => setUp([{ ...dollar, per: { account } }], { store, name }).cascade;
    expect(await runsUntilRefused(per('free', 'one'))).toBe(19);
    expect(await runsUntilRefused(per('pro', 'one'))).toBe(19);
    await expect(per('free', 'two').generate(question)).rejects.toThrow(
      'the budget of 1 USD a day of "free" has no room',
    );
  });

  it('for each key is kept apart', async () => {
    const store = memoryStore();
    const withKey = (key: string) =>
      setUp([{ ...dollar, per: 'key' }], { store, entries: [entry('a', { keys: [key] })] });
    expect(await runsUntilRefused(withKey('sk-first').cascade)).toBe(19);
    expect(await runsUntilRefused(withKey('sk-first').cascade)).toBe(0);
    expect(await runsUntilRefused(withKey('sk-second').cascade)).toBe(19);
  });

  it('of a day begins anew at midnight', async () => {
    const clock = manualClock(Date.UTC(2026, 5, 15, 23));
    const { cascade } = setUp([dollar], { clock });
    expect(await runsUntilRefused(cascade)).toBe(19);
    clock.jump(Date.UTC(2026, 5, 16, 0, 1));
    expect(await runsUntilRefused(cascade)).toBe(19);
  });

  it('warns from a share on', async () => {
    const { cascade } = setUp([{ ...dollar, warnAtShare: 0.5 }]);
    for (let run = 0; run < 8; run++) expect((await cascade.generate(question)).warnings).toEqual([]);
    expect((await cascade.generate(question)).warnings).toEqual([
      { code: 'budget', text: 'the budget of 1 USD a day is used or reserved to 50 %' },
    ]);
  });

  it('all levels have to have room', async () => {
    const { cascade } = setUp([dollar, { usd: 0.4, over: 'day', per: 'user' }]);
    expect(await runsUntilRefused(cascade, { tags: { user: 'ada' } })).toBe(7);
  });

  it('that is strict reserves the most that a call can cost', async () => {
    const budgets: Budget[] = [{ ...dollar, strict: true }];
    const free = setUp(budgets);
    await expect(free.cascade.generate('hi')).rejects.toThrow('its longest output is not known: set maxOutputTokens');
    const capped = entry('capped', { capabilities: { maxOutputTokens: 400, contextTokens: 1_000 } });
    const { cascade, store } = setUp(budgets, { entries: [capped] });
    let reserved: readonly Claim[] = [];
    const { reserve } = store.ledger;
    const spying = {
      ...store.ledger,
      reserve: (request: Parameters<typeof reserve>[0]) => {
        reserved = request.claims;
        return reserve(request);
      },
    };
    await createCascade({ entries: [capped], budgets, store: { ledger: spying } }).generate('hi');
    expect(reserved[0]?.amount).toBe(400_000_000);
    await cascade.close();
  });

  it('skips an entry whose price is not known, unless that is allowed', async () => {
    const unpriced = { model: scriptedModel({ replies: ['free?'] }) };
    const { cascade } = setUp([dollar], { entries: [unpriced, entry('priced')] });
    const result = await cascade.generate(question);
    expect(result.text).toBe('priced');
    expect(result.skipped[0]?.reason).toContain('its price is not known');
    const allowing = setUp([dollar], { entries: [unpriced], unknownPrice: 'allow' });
    expect((await allowing.cascade.generate(question)).text).toBe('free?');
  });

  it('falls to a cheaper entry when it may', async () => {
    const cheap = entry('cheap', { price: { inputPer1M: 0, outputPer1M: 1 } });
    const budgets: Budget[] = [{ usd: 0.15, over: 'day', whenExceeded: 'cheaper' }];
    const { cascade } = setUp(budgets, { entries: [entry('dear'), cheap] });
    const texts = [];
    for (let run = 0; run < 3; run++) texts.push((await cascade.generate(question)).text);
    expect(texts).toEqual(['dear', 'dear', 'cheap']);
  });

  it('asks a function what to do', async () => {
    const asked: unknown[] = [];
    const whenExceeded = (excess: unknown) => {
      asked.push(excess);
      return 'allow' as const;
    };
    const budget: Budget = { usd: 0.04, over: 'day', whenExceeded };
    const { cascade, store } = setUp([budget]);
    expect((await cascade.generate(question, { tags: { user: 'ada' } })).text).toBe('first');
    expect(asked).toMatchObject([{ entry: 'first/model', used: 0, asked: 0.1, tags: { user: 'ada' } }]);
    // It is booked all the same.
    expect((await store.ledger.accounts('budget/', Date.now()))[0]?.used).toBe(50_000_000);
    const throwing = setUp([{ ...budget, whenExceeded: () => Promise.reject(new Error('no idea')) }]);
    await expect(throwing.cascade.generate(question)).rejects.toThrow('has no room');
  });
});

describe('budgets that share an account', () => {
  it('are booked once: a soft limit and a hard one', async () => {
    const free = entry('free', { price: { inputPer1M: 0, outputPer1M: 0 } });
    const budgets: Budget[] = [
      { usd: 0.2, over: 'day', whenExceeded: 'cheaper' },
      { usd: 0.3, over: 'day' },
    ];
    const { cascade, store } = setUp(budgets, { entries: [entry('dear'), free] });
    const texts: string[] = [];
    for (let run = 0; run < 5; run++) texts.push((await cascade.generate(question)).text);
    expect(texts).toEqual(['dear', 'dear', 'dear', 'free', 'free']);
    expect((await store.ledger.accounts('budget/', Date.now()))[0]?.used).toBe(150_000_000);
    const allowing = setUp([{ usd: 0.01, over: 'day', whenExceeded: 'allow' }, dollar]);
    expect(await runsUntilRefused(allowing.cascade)).toBe(19);
  });
});

describe('what is no amount of money', () => {
  it.each<[string, Partial<EntryOptions>, object]>([
    ['a negative price', { price: () => ({ inputPer1M: -1, outputPer1M: -1_000 }) }, {}],
    [
      'a price that throws',
      {
        price: () => {
          throw new Error('boom');
        },
      },
      {},
    ],
    ['a negative cost', {}, { costUsd: -5 }],
    ['an endless cost', {}, { costUsd: Number.POSITIVE_INFINITY }],
  ])('%s never gives a budget anything back', async (_what, more, told) => {
    const odd = entry('odd', more, { text: 'odd', finish: { ...finish, ...told } });
    const { cascade, store } = setUp([{ ...dollar }], { entries: [odd], unknownPrice: 'allow' });
    const { costUsd } = await cascade.generate(question);
    expect(costUsd ?? 0).toBeGreaterThanOrEqual(0);
    expect((await store.ledger.accounts('budget/', Date.now()))[0]?.used).toBeGreaterThanOrEqual(0);
  });

  it('is refused in the options', () => {
    const steps = [{ aboveInputTokens: 1, inputPer1M: -1, outputPer1M: 1 }];
    expect(() => setUp([], { entries: [entry('a', { price: { ...price, steps } })] })).toThrow('price');
  });
});

describe('what a run may cost', () => {
  it('holds for all its attempts together, and not for the next run', async () => {
    const failing = entry('failing', {}, { text: 'half an ', failure: { class: 'server' }, finish });
    const entries = [failing, entry('second')];
    const { cascade } = setUp([], { entries, onInterrupted: 'restart' });
    for (let run = 0; run < 2; run++) {
      const events: string[] = [];
      const stream = cascade.stream(question, { maxCostUsd: 0.15 });
      await expect(
        (async () => {
          for await (const event of stream) events.push(event.type);
        })(),
      ).rejects.toThrow('the budget of 0.15 USD a run has no room for it: 0.1 USD used or reserved, 0.1 USD asked for');
    }
    expect((await cascade.generate(question, { maxCostUsd: 0.25 })).text).toBe('second');
  });

  it('holds for calls that begin together', async () => {
    const roles = ['o1', 'o2', 'o3'];
    const gate: Gate = {
      specificationVersion: 'v1',
      name: 'asks many',
      plan: () => ({
        startTier: 0,
        score: true,
        reasons: [],
        alongside: roles.map((name) => ({ entry: `${name}/model`, role: 'opinion' })),
      }),
      async judge({ alongside }) {
        await Promise.all(alongside);
        return { decision: 'accept', tier: 0, reasons: [] };
      },
    };
    const make = (provider: string) => entry(provider, {}, { text: provider, finish, delayMs: 5 });
    const cascade = createCascade({ tiers: [make('a'), make('z')], opinions: roles.map(make), gate });
    const outcome = await cascade.generate(question, { maxCostUsd: 0.25 }).catch((error) => error);
    expect(outcome.attempts.length).toBeLessThanOrEqual(2);
  });

  it('does not wait for a hook that hangs past the deadline', async () => {
    const whenExceeded = () => new Promise<'allow'>(() => {});
    const { cascade } = setUp([{ usd: 0.01, over: 'day', whenExceeded }]);
    await expect(cascade.generate(question, { timeouts: { runMs: 50 } })).rejects.toThrow();
  });

  it('means nothing where calls are free', async () => {
    const free = entry('free', { price: { inputPer1M: 0, outputPer1M: 0 } });
    const { cascade } = setUp([], { entries: [free] });
    expect((await cascade.generate(question, { maxCostUsd: 0 })).text).toBe('free');
  });
});

describe('a ledger that cannot be reached', () => {
  const ledger: NonNullable<Store['ledger']> = {
    ...memoryStore().ledger,
    reserve: () => Promise.reject(new Error('disk on fire')),
  };

  it('refuses to spend where a budget applies, unless that is allowed', async () => {
    const { cascade, entries } = setUp([dollar], { store: { ledger } });
    await expect(cascade.generate(question)).rejects.toThrow('cannot be looked up: disk on fire');
    const allowing = createCascade({ entries, budgets: [dollar], store: { ledger }, onStoreFailure: 'allow' });
    expect((await allowing.generate(question)).warnings).toMatchObject([{ code: 'store-failed' }]);
  });

  it('costs nobody an answer where there are only limits', async () => {
    const { cascade } = setUp([], { store: { ledger }, entries: [entry('limited', { limits: { concurrent: 1 } })] });
    expect((await cascade.generate(question)).warnings).toMatchObject([{ code: 'store-failed' }]);
  });

  it('is missing: an error before anything is asked', () => {
    expect(() => setUp([dollar], { store: { runs: memoryStore().runs } })).toThrow('need a `store` with a `ledger`');
  });
});

describe('a budget of a quality cascade', () => {
  const gate: Gate = {
    specificationVersion: 'v1',
    name: 'rejects',
    plan: () => ({ startTier: 0, score: true, reasons: [], alongside: [{ entry: 'opinion/model', role: 'opinion' }] }),
    async judge({ alongside }) {
      const reply = await alongside[0];
      const text = reply && 'failure' in reply ? reply.failure.message : 'asked';
      return { decision: 'reject', tier: 0, reasons: [{ check: 'opinion', text }] };
    },
  };
  const make = (usd: number) =>
    createCascade({
      tiers: [entry('cheap', { price: { inputPer1M: 0, outputPer1M: 100 } }), entry('dear')],
      opinions: [entry('opinion')],
      gate,
      budgets: [{ usd, over: 'day' }],
      store: memoryStore(),
    });

  it('that has no room for the dear model leaves the draft, marked', async () => {
    const result = await make(0.05).generate(question);
    expect(result).toMatchObject({ text: 'cheap', degraded: true });
    expect(result.skipped[0]?.reason).toContain('the budget of 0.05 USD a day has no room for it');
    expect((await make(1).generate(question)).text).toBe('dear');
  });

  it('holds for opinions, too', async () => {
    const { run } = await make(0.05).generate(question);
    expect(run.verdicts[0]?.reasons[0]?.text).toContain('has no room for it');
  });
});

describe('a budget that refuses the dear model after the gate', () => {
  const judging = (decide: (tier: number) => 'veto' | 'reject' | 'accept'): Gate => ({
    specificationVersion: 'v1',
    name: 'decides',
    plan: () => ({ startTier: 0, score: true, reasons: [] }),
    judge: ({ tier }) => {
      const decision = decide(tier);
      if (decision === 'accept') return { decision, tier, reasons: [] };
      const reasons = [{ check: 'own', text: 'no' }];
      return { decision: 'reject', tier, reasons, ...(decision === 'veto' && { veto: 'empty' }) };
    },
  });
  const ask = (decide: Parameters<typeof judging>[0], more: Partial<CascadeOptions> = {}) => {
    const cheap = entry('cheap', { price: { inputPer1M: 0, outputPer1M: 100 } });
    const { tiers = [cheap, entry('dear')], ...others } = more;
    const budgets: Budget[] = [{ usd: 0.05, over: 'day', whenExceeded: 'cheaper' }];
    const cascade = createCascade({ tiers, gate: judging(decide), budgets, retry: { delaysMs: [] }, ...others });
    return cascade.generate(question);
  };

  it.each(['refuse', 'cheaper'] as const)(
    'is what is told of a draft that was thrown away (%s)',
    async (whenExceeded) => {
      const failed = ask(() => 'veto', { budgets: [{ usd: 0.05, over: 'day', whenExceeded }] });
      await expect(failed).rejects.toMatchObject({ code: 'budget-exceeded', attempts: [{ entry: 'cheap/model' }] });
      await expect(failed).rejects.toThrow('has no room for it');
      await expect(failed).rejects.toThrow('the gate threw away every answer (empty)');
    },
  );

  it('is what is told where no draft is given that did not satisfy the gate', async () => {
    await expect(ask(() => 'reject', { onExhausted: 'fail' })).rejects.toMatchObject({ code: 'budget-exceeded' });
    expect(await ask(() => 'reject')).toMatchObject({ text: 'cheap', degraded: true });
  });

  it('is not what is told where the dear model answered, or failed', async () => {
    const free = { price: { inputPer1M: 0, outputPer1M: 0 } };
    const answers = { tiers: [entry('cheap'), entry('dear', free)] };
    await expect(ask(() => 'veto', answers)).rejects.toMatchObject({ code: 'all-tiers-failed' });
    const cheap = entry('cheap', { price: { inputPer1M: 0, outputPer1M: 100 } });
    const fails = { tiers: [cheap, [entry('down', free, { failure: { class: 'server' } }), entry('dear')]] };
    await expect(ask((tier) => (tier === 0 ? 'veto' : 'accept'), fails)).rejects.toMatchObject({
      code: 'all-tiers-failed',
    });
  });
});

describe('a failed call', () => {
  it('counts what an answer has cost that was of no use', async () => {
    const empty = entry('empty', {}, { text: '', finish });
    const { cascade, store } = setUp([dollar], { entries: [empty, entry('second')] });
    const result = await cascade.generate(question);
    expect(result).toMatchObject({ text: 'second', costUsd: 0.1 });
    expect(result.attempts).toMatchObject([
      { failure: { class: 'invalid-response' }, costUsd: 0.05 },
      { costUsd: 0.05 },
    ]);
    expect((await store.ledger.accounts('budget/', Date.now()))[0]?.used).toBe(100_000_000);
  });

  it('costs nothing when it was refused before it did any work', async () => {
    const failing = entry('failing', {}, { failure: { class: 'auth' } });
    const { cascade, store } = setUp([dollar], { entries: [failing] });
    await expect(cascade.generate(question)).rejects.toThrow('auth');
    expect((await store.ledger.accounts('budget/', Date.now()))[0]?.used).toBe(0);
  });

  it('counts as reserved when it may have been charged, in the log as in the ledger', async () => {
    const slow = entry('slow', { timeouts: { attemptMs: 5 } }, { delayMs: 1_000, text: 'late' });
    const { cascade, store } = setUp([dollar], { entries: [slow] });
    await expect(cascade.generate(question)).rejects.toThrow('no whole answer came');
    expect((await store.ledger.accounts('budget/', Date.now()))[0]?.used).toBe(100_000_000);
    expect(await store.runs.attempts({ limit: 1 })).toMatchObject([{ costUsd: 0.1, costBasis: 'estimated' }]);
  });
});
