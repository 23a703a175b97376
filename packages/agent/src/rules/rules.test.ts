import { memoryStore } from '@cascade/core';
import type { ChatModel, Provider } from '@cascade/core/spec';
import { gateVersion, shippedWeights, weightsId } from '@cascade/quality';
import { cpuMs } from '@cascade/testing/clock';
import { scriptedModel } from '@cascade/testing/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CascadeAgent, type CascadeAgentOptions, type Condition, type Rule } from '../index.js';
import { compilePatterns } from './compile-patterns.js';
import { fits } from './fits.js';
import { matchesGlob } from './matches-glob.js';

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

const finish = { usage: { inputTokens: 100, outputTokens: 50 } };

function setUp(options: Partial<CascadeAgentOptions>, drafts = ['Paris.']) {
  const model = (provider: string, replies: readonly string[]) =>
    scriptedModel({ provider, modelId: provider, replies: replies.map((text) => ({ text, finish })) });
  const [cheap, middle, dear] = [
    model('cheap', drafts),
    model('middle', ['from middle']),
    model('dear', ['from dear']),
  ];
  const models = [cheap, middle, dear].map((each, place) => ({
    name: each.modelId,
    provider: providerOf(each),
    cost: 0.001 * 10 ** place,
  }));
  return { cheap, middle, dear, agent: new CascadeAgent({ models, retry: { delaysMs: [] }, ...options }) };
}

const capital = 'What is the capital of France?';
const freeOnly: Rule = { name: 'free', when: { plan: { $ne: 'pro' } }, models: ['cheap/*'] };

describe('rules', () => {
  it('leave a call only the models that they allow, whatever the gate says', async () => {
    const refusal = "I'm sorry, but I can't help with that.";
    const { agent, middle, dear } = setUp({ rules: [freeOnly] }, [refusal]);
    const result = await agent.run(capital, { metadata: { plan: 'free' } });
    expect(result).toMatchObject({ modelUsed: 'cheap/cheap', rules: ['rule free'] });
    expect((await agent.run(capital)).modelUsed).toBe('cheap/cheap');
    expect([...middle.calls, ...dear.calls]).toHaveLength(0);
    const pro = await agent.run(capital, { metadata: { plan: 'pro' } });
    expect(pro).toMatchObject({ modelUsed: 'middle/middle', rules: [] });
  });

  it('that leave no model are an error, and nothing is asked', async () => {
    const rules: Rule[] = [freeOnly, { name: 'eu', when: { region: 'eu' }, models: ['middle', 'dear'] }];
    const { agent, cheap, middle, dear } = setUp({ rules });
    await expect(agent.run(capital, { metadata: { region: 'eu' } })).rejects.toThrow(
      'No model is left for this call: "rule free" and "rule eu" allow none in common',
    );
    expect([...cheap.calls, ...middle.calls, ...dear.calls]).toHaveLength(0);
  });

  it('count tiers as the agent does', async () => {
    const { agent } = setUp({ rules: [{ name: 'no middle', models: ['cheap', 'dear'] }], enableCascade: false });
    expect((await agent.run(capital)).modelUsed).toBe('dear/dear');
    expect((await agent.run(capital, { tier: 2 })).modelUsed).toBe('dear/dear');
    await expect(agent.run(capital, { tier: 1 })).rejects.toThrow('no model of tier 1 is left by "rule no middle"');
  });

  it('move the tier of a domain to the next that is left', async () => {
    const rules: Rule[] = [{ name: 'no middle', models: ['cheap', 'dear'] }];
    const { agent } = setUp({ rules, domains: { MATH: { startTier: 1 } } });
    const result = await agent.run('Solve the equation 3x + 5 = 20 for x.');
    expect(result).toMatchObject({ domain: 'MATH', modelUsed: 'dear/dear' });
  });

  it('change what a draft must reach', async () => {
    const rules: Rule[] = [
      { name: 'strict', when: { team: 'legal' }, threshold: 1 },
      { name: 'loose', when: { team: 'legal' }, threshold: 0 },
    ];
    const { agent, cheap } = setUp({ rules, quality: 0 }, [
      'TypeScript is JavaScript with types, checked before it runs.',
    ]);
    const question = 'Explain how TypeScript differs from JavaScript and when to choose which.';
    expect((await agent.run(question)).modelUsed).toBe('cheap/cheap');
    expect((await agent.run(question, { metadata: { team: 'legal' } })).modelUsed).not.toBe('cheap/cheap');
    expect(cheap.calls.length).toBeGreaterThan(0);
  });

  it('change it where the gate is calibrated, too', async () => {
    const models = { draft: 'cheap/cheap', dear: 'dear/dear' };
    const measured = { n: 500, target: 0.95, confidence: 0.9, guaranteedQuality: 0.95, expectedSaving: null };
    const weights = weightsId(shippedWeights());
    const calibration = { version: 1, threshold: 0, ...measured, models, gate: gateVersion, weights } as const;
    const rules: Rule[] = [{ name: 'strict', when: { team: 'legal' }, threshold: 1 }];
    const { agent } = setUp({ rules, quality: { calibration } }, ['TypeScript is JavaScript with types.']);
    const question = 'Explain how TypeScript differs from JavaScript and when to choose which.';
    expect((await agent.run(question)).modelUsed).toBe('cheap/cheap');
    expect((await agent.run(question, { metadata: { team: 'legal' } })).modelUsed).not.toBe('cheap/cheap');
  });

  it('have budgets that no rule of another agent shares, whatever both are called', async () => {
    const store = memoryStore();
    const rule = (name: string): Rule => ({ name, budget: { daily: 0.000_4 } });
    const one = setUp({ store, name: 'a', rules: [rule('b/rule c')] }).agent;
    const other = setUp({ store, name: 'a/rule b', rules: [rule('c')] }).agent;
    for (let call = 0; call < 2; call++) {
      await one.run(capital, { maxTokens: 100 });
      await other.run(capital, { maxTokens: 100 });
    }
    await expect(one.run(capital, { maxTokens: 100 })).rejects.toMatchObject({ code: 'budget-exceeded' });
    const accounts = (await store.ledger.accounts('budget/', Date.now())).map(({ account }) => account);
    expect(accounts.sort()).toEqual([
      'budget/account/a%2Frule b/rule c/nanoUsd/day',
      'budget/account/a/rule b/rule c/nanoUsd/day',
    ]);
  });

  it('have budgets that all their calls share, and others do not', async () => {
    const rules: Rule[] = [{ name: 'acme', when: { tenant: 'acme' }, budget: { daily: 0.000_4 } }];
    const { agent } = setUp({ rules });
    const ask = (tenant: string, user: string) => agent.run(capital, { metadata: { tenant }, user, maxTokens: 100 });
    await ask('acme', 'ada');
    await ask('acme', 'bob');
    await expect(ask('acme', 'cleo')).rejects.toThrow('the budget of 0.0004 USD a day of "agent/rule acme"');
    expect((await ask('other', 'ada')).content).toBe('Paris.');
  });

  it('keep to the budget of the agent, too, all together', async () => {
    const rules: Rule[] = [{ name: 'acme', when: { tenant: 'acme' }, models: ['cheap'] }];
    const { agent } = setUp({ rules, budget: { daily: 0.000_4 } });
    const ask = (tenant: string) => agent.run(capital, { metadata: { tenant }, maxTokens: 100 });
    await ask('acme');
    await ask('other');
    await expect(ask('acme')).rejects.toMatchObject({ code: 'budget-exceeded' });
  });

  it('limit how long answers may be', async () => {
    const { agent, cheap } = setUp({ rules: [{ name: 'short', maxTokens: 20 }] });
    await agent.run(capital, { maxTokens: 100 });
    await agent.run(capital, { maxTokens: 10 });
    expect(cheap.calls.map(({ request }) => request?.maxOutputTokens)).toEqual([20, 10]);
  });

  it('allow no opinion that they forbid', async () => {
    const opinion = scriptedModel({ provider: 'opinion', replies: ['Paris.'] });
    const opinions = [{ name: 'model', provider: providerOf(opinion), cost: 0.001 }];
    const { agent } = setUp({ rules: [{ name: 'two', models: ['cheap', 'dear'] }], opinions });
    await agent.run(
      'Which is the largest city of the country whose capital is Canberra, and why is it not the capital?',
    );
    expect(opinion.calls).toHaveLength(0);
  });

  it('of many combinations keep no more than a hundred cascades', async () => {
    const fields = Array.from({ length: 8 }, (_, place) => `field${place}`);
    const rules = fields.map((field): Rule => ({ name: field, when: { [field]: '1' }, maxTokens: 99 }));
    const store = memoryStore();
    const { agent } = setUp({ rules, store });
    for (let combination = 0; combination < 120; combination++) {
      const metadata = Object.fromEntries(fields.map((field, bit) => [field, String((combination >> bit) & 1)]));
      expect((await agent.run(capital, { metadata })).content).toBe('Paris.');
    }
    await agent.close();
    expect(await store.runs.runs({ limit: 1_000 })).toHaveLength(120);
  });
});

describe('profiles', () => {
  const profiles = { free: { models: ['cheap'], maxTokens: 20 }, pro: { threshold: 0.9 } };

  it('are named by a call or by a rule', async () => {
    const { agent, cheap } = setUp({ profiles, rules: [{ name: 'trial', when: { plan: 'trial' }, profile: 'free' }] });
    expect((await agent.run(capital, { profile: 'free' })).rules).toEqual(['profile free']);
    const trial = await agent.run(capital, { metadata: { plan: 'trial' }, profile: 'pro' });
    expect(trial.rules).toEqual(['profile pro', 'profile free', 'rule trial']);
    expect(cheap.calls.map(({ request }) => request?.maxOutputTokens)).toEqual([20, 20]);
  });

  it('that are not there are an error', async () => {
    const { agent, cheap } = setUp({ profiles });
    await expect(agent.run(capital, { profile: 'fre' })).rejects.toThrow('did you mean "free"?');
    await expect(agent.run(capital, { profile: 'toString' })).rejects.toThrow('there is no profile "toString"');
    expect(cheap.calls).toHaveLength(0);
  });
});

describe('conditions', () => {
  it.each<[Condition, string | undefined, boolean]>([
    ['a', 'a', true],
    [7, '7', true],
    ['a', undefined, false],
    [{ $ne: 'a' }, undefined, true],
    [{ $in: ['a', 7] }, '7', true],
    [{ $in: ['a'] }, undefined, false],
    [{ $nin: ['a'] }, undefined, true],
    [{ $nin: ['a'] }, 'a', false],
    [{ $gt: 5, $lte: 7 }, '7', true],
    [{ $gte: 8 }, '7', false],
    [{ $lt: 5 }, undefined, false],
    [{ $exists: false }, undefined, true],
    [{ $exists: true }, '', true],
    [{ $glob: 'eu-*-?' }, 'eu-west-1', true],
    [{ $glob: 'eu-*-?' }, 'us-west-1', false],
  ])('%j of %j: %s', (condition, value, expected) => {
    expect(fits(condition, value, 'when.x')).toBe(expected);
  });

  it.each([
    ['(?i)^acme-(eu|us)$', 'Acme-EU', true],
    ['(?i)^acme-(eu|us)$', 'acme-eu-2', false],
    ['eu', 'west-eu-1', true],
    ['^$', undefined, false],
  ])('$regex %j of %j: %s', async (source, value, expected) => {
    const { agent } = setUp({ rules: [{ name: 'found', when: { x: { $regex: source } }, maxTokens: 9 }] });
    const { rules } = await agent.run(capital, { metadata: value === undefined ? {} : { x: value } });
    expect(rules).toEqual(expected ? ['rule found'] : []);
  });

  it('$regex does not hang on a hostile text, and says what it does not know', async () => {
    const patterns = await compilePatterns([{ name: 'a', when: { x: { $regex: '(a+)+$' } } }]);
    const before = cpuMs();
    expect(fits({ $regex: '(a+)+$' }, `${'a'.repeat(100_000)}!`, 'when.x', patterns)).toBe(false);
    expect(cpuMs() - before).toBeLessThan(1_000);
    const { agent, cheap } = setUp({ rules: [{ name: 'a', when: { x: { $regex: '(?=a)' } }, maxTokens: 9 }] });
    await expect(agent.run(capital)).rejects.toThrow(
      'CascadeAgent.rules[0].when.x.$regex (rule "a") is no expression that RE2 knows',
    );
    expect(cheap.calls).toHaveLength(0);
  });

  it('that compare numbers fail loudly on what is none', async () => {
    const { agent } = setUp({ rules: [{ name: 'small', when: { seats: { $lt: 10 } }, models: ['cheap'] }] });
    await expect(agent.run(capital, { metadata: { seats: 'many' } })).rejects.toThrow(
      'rule "small": when.seats.$lt compares numbers',
    );
  });

  it('globs are what regular expressions make of them', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '**');
    const text = fc.stringMatching(/^[ab]{0,12}$/);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), text, (parts, value) => {
        const pattern = parts.join('').replaceAll('?', '.').replaceAll('*', '.*');
        expect(matchesGlob(parts.join(''), value)).toBe(new RegExp(`^${pattern}$`).test(value));
      }),
    );
  });

  it('globs take no time, however hostile', () => {
    const before = cpuMs();
    expect(matchesGlob('*a'.repeat(100), `${'a'.repeat(20_000)}b`)).toBe(false);
    expect(cpuMs() - before).toBeLessThan(500);
  });
});

describe('what is wrong with rules', () => {
  it.each<[object, string]>([
    [{ rules: {} }, 'rules must be a list'],
    [{ rules: [{ models: ['cheap'] }] }, 'rules[0].name must be a text'],
    [{ rules: [{ name: 'a' }] }, 'rules[0] says nothing'],
    [{ rules: [{ name: 'a', model: ['cheap'] }] }, 'did you mean "models"?'],
    [{ rules: [{ name: 'a', models: ['gpt-*'] }] }, 'no model of the agent is "gpt-*"'],
    [{ rules: [{ name: 'a', models: [] }] }, 'must be a list of at least one model'],
    [{ rules: [{ name: 'a', profile: 'free' }] }, 'there is no profile "free"'],
    [{ rules: [{ name: 'a', threshold: 2 }] }, 'rules[0].threshold must be a number from 0 to 1, got 2'],
    [{ rules: [{ name: 'a', budget: { perUser: 1 } }] }, 'unknown option "perUser"'],
    [{ rules: [{ name: 'a', maxTokens: 1, when: { x: { $regex: /a/ } } }] }, '$regex must be a text'],
    [{ rules: [{ name: 'a', maxTokens: 1, when: { x: { $inn: ['a'] } } }] }, 'did you mean "$in"?'],
    [{ rules: [{ name: 'a', maxTokens: 1, when: { x: { $in: 'a' } } }] }, '$in must be a list'],
    [{ rules: [{ name: 'a', maxTokens: 1, when: { x: { $gt: '5' } } }] }, '$gt must be a number'],
    [{ rules: [{ name: 'a', maxTokens: 1, when: { x: {} } }] }, 'asks for nothing'],
    [
      {
        rules: [
          { name: 'a', maxTokens: 1 },
          { name: 'a', maxTokens: 2 },
        ],
      },
      'is that of another rule',
    ],
    [{ profiles: { free: { models: ['gpt-*'] } } }, 'profiles.free.models: no model of the agent is "gpt-*"'],
  ])('is said at once: %j', (options, message) => {
    expect(() => setUp(options)).toThrow(message);
  });
});
