import { ConfigurationError } from '@cascade/core';
import type { ChatModel, Provider } from '@cascade/core/spec';
import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AgentCallOptions, type AgentInput, CascadeAgent, type CascadeAgentOptions } from './index.js';

const m = { name: 'm', provider: 'openai' };
const n = { name: 'n', provider: 'openai' };
const own = { name: 'm', provider: providerOf(scriptedModel({ provider: 'own', replies: ['x'] })) };

/** Of a library that knows the standard, and offers no JSON schema. */
const standardOnly = { '~standard': { version: 1, vendor: 'x', validate: (value: unknown) => ({ value }) } };

describe('what is wrong with a model', () => {
  it.each<[unknown, string]>([
    [{ models: [] }, 'CascadeAgent.models must be a list of at least one model'],
    [{ models: [null] }, 'CascadeAgent.models[0]: options must be an object'],
    [{ models: [{ name: 'm' }] }, 'CascadeAgent.models[0].provider must be a name such as "openai"'],
    [{ models: [{ provider: 'openai' }] }, "CascadeAgent.models[0].name must be the vendor's name"],
    [{ models: [[]] }, 'CascadeAgent.models[0] must not be empty'],
    [
      { models: [{ ...m, provider: { chat: 5 } }] },
      'models[0].provider must be a name such as "openai", or a provider',
    ],
    [{ models: [{ ...m, cost: -1 }] }, 'CascadeAgent.models[0].cost must be a number of dollars'],
    [{ models: [{ ...m, cost: Number.POSITIVE_INFINITY }] }, 'models[0].cost must be a number of dollars'],
    [{ models: [{ ...m, baseURL: 'x' }] }, 'CascadeAgent.models[0]: unknown option "baseURL"; did you mean "baseUrl"?'],
    [{ models: [{ ...m, baseUrl: 'localhost:8080/v1' }] }, 'models[0].baseUrl must be an address such as https://'],
    [{ models: [{ ...m, apiKey: [] }] }, 'models[0].apiKey must be a key, or a list'],
    [{ models: [{ ...m, apiKey: null }] }, 'models[0].apiKey must be a key, or a list'],
    [{ models: [{ ...m, keyRotation: 'any' }] }, "models[0].keyRotation must be 'round-robin' or 'least-used'"],
    [{ models: [{ ...m, supportsTools: 'no' }] }, 'models[0].supportsTools must be true or false'],
    [{ models: [{ ...m, speedMs: '9' }] }, 'models[0].speedMs must be a number of at least 0'],
    [{ models: [{ ...m, parameters: { temprature: 1 } }] }, 'models[0].parameters: unknown option "temprature"'],
    [{ models: [{ ...m, parameters: 'x' }] }, 'models[0].parameters must be an object, got "x"'],
    [
      { models: [{ ...m, parameters: { temperature: 9 } }] },
      'parameters.temperature must be a number from 0 to 2, got 9',
    ],
    [
      { models: [{ ...m, parameters: { reasoning: { effort: 'high', from: 'difficult' } } }] },
      "models[0].parameters.reasoning.from must be 'trivial' or 'simple' or 'moderate' or 'hard' or 'expert', got \"diff",
    ],
    [{ models: [{ ...m, parameters: { reasoning: { effort: 'high' } } }] }, 'reasoning must be an object with `from`'],
    [{ models: [{ ...m, timeouts: { attempt: 5 } }] }, 'CascadeAgent.models[0].timeouts: unknown option "attempt"'],
    [{ models: [{ ...m, weight: -1 }] }, 'CascadeAgent.models[0].weight must be a number of at least 0, got -1'],
    [{ models: [{ ...m, price: 5 }] }, 'CascadeAgent.models[0].price must be a function or an object, got 5'],
    [{ models: [{ ...m, cost: 1, price: () => undefined }] }, 'models[0] has both cost and price: give one of them'],
    [{ models: [{ ...m, limits: { rpm: 5 } }] }, 'CascadeAgent.models[0].limits: unknown option "rpm"'],
    [{ models: [{ ...m, embedding: true }] }, 'such a model belongs among `opinions`'],
    [
      { models: [m, { ...m, provider: 'Open-AI' }] },
      'CascadeAgent.models[1]: two models (opinions are among them) are called "openai/m"',
    ],
    [{ models: [own, [m, own]] }, 'CascadeAgent.models[1][1]: two models (opinions are among them) are called "own/m"'],
    [
      { models: [{ name: 'm', provider: 'mine' }, m], opinions: [{ name: 'm', provider: 'mine' }] },
      'CascadeAgent.opinions[0]: two models',
    ],
    [{ models: [m], domains: { CODE: { models: [own, own] } } }, 'CascadeAgent.domains.CODE.models[1]: two models'],
    [{ models: [{ ...own, baseUrl: 'https://a.test' }] }, 'models[0].baseUrl does nothing beside a provider object'],
    [{ models: [{ ...own, keyRotation: 'random' }] }, 'models[0].keyRotation does nothing without several keys'],
    [{ models: [{ ...m, apiKey: 'sk', keyRotation: 'random' }] }, 'models[0].keyRotation does nothing without several'],
    [{ models: [m], opinions: [{ ...m, name: 'o' }] }, 'CascadeAgent.opinions does nothing with one model'],
    [{ models: [m], hedge: { afterMs: 5 } }, 'CascadeAgent.hedge does nothing with one model'],
    [
      { models: [m], budget: { onLimitExceeded: 'allow' } },
      'CascadeAgent.budget.onLimitExceeded does nothing without a limit',
    ],
    [
      { models: [m], rules: [{ name: 'r', budget: { onLimitExceeded: 'allow' } }] },
      'CascadeAgent.rules[0].budget.onLimitExceeded does nothing without a limit',
    ],
    [{ models: [m], guardrails: { restore: true } }, 'guardrails.restore does nothing where `input` redacts nothing'],
    [{ models: [m], opinions: [m] }, 'are called "openai/m"; give one of them an `alias`'],
    [{ models: [m], opinions: {} }, 'CascadeAgent.opinions must be a list of models'],
    [{ models: [m], opinions: [{}] }, 'CascadeAgent.opinions[0].name must be'],
    [{ models: [m], opinions: [{ name: 'o' }] }, 'CascadeAgent.opinions[0].provider must be'],
  ])('is said at once: %j', (options, message) => expectRefusal(options, message));

  it('shows nothing that may hold a key', () => {
    const client = { apiKey: 'sk-secret' };
    for (const wrong of [
      { provider: client },
      { apiKey: client },
      { baseUrl: 'ftp://me:sk-secret@house' },
      { baseUrl: [client] },
    ]) {
      expect(() => make({ models: [{ ...m, ...wrong }] })).toThrow(/^(?!.*sk-secret)/s);
      expect(() => make({ models: [{ ...m, ...wrong }] })).toThrow(ConfigurationError);
    }
  });
});

describe('what is wrong with the options of an agent', () => {
  it.each<[unknown, string]>([
    [undefined, 'CascadeAgent: options must be an object'],
    [{ qualty: 1 }, 'CascadeAgent: unknown option "qualty"; did you mean "quality"?'],
    [
      { quality: null },
      'CascadeAgent.quality must be a threshold (a name, a number from 0 to 1, numbers by complexity)',
    ],
    [{ quality: [] }, 'CascadeAgent.quality must be a threshold'],
    [{ quality: true }, 'CascadeAgent.quality must be a threshold'],
    [{ quality: 5 }, 'CascadeAgent.quality must be a number from 0 to 1, got 5'],
    [{ quality: 'forProductoin' }, 'CascadeAgent.quality: there is no preset "forProductoin"; did you mean "forPro'],
    [{ quality: { hard: 'x' } }, 'CascadeAgent.quality.hard must be a number from 0 to 1, got x'],
    [{ quality: { treshold: 0.8 } }, 'CascadeAgent.quality.treshold is not an option; did you mean "threshold"?'],
    [{ quality: { opinion: { when: 'now' } } }, 'CascadeAgent.quality.opinion.when must be auto, alongside'],
    [
      { quality: { domains: { MATH: { startTier: 2 } } } },
      'quality.domains.MATH.startTier must be a whole number from 0',
    ],
    [{ domains: 5 }, 'CascadeAgent.domains: options must be an object'],
    [{ domains: { LAW: {} } }, 'CascadeAgent.domains: unknown option "LAW"'],
    [{ domains: { LEGAL: null } }, 'CascadeAgent.domains.LEGAL: options must be an object'],
    [{ domains: { LEGAL: { treshold: 1 } } }, 'CascadeAgent.domains.LEGAL: unknown option "treshold"; did you mean'],
    [
      { domains: { LEGAL: { threshold: 2 } } },
      'CascadeAgent.domains.LEGAL.threshold must be a number from 0 to 1, got 2',
    ],
    [{ domains: { LEGAL: { models: [] } } }, 'CascadeAgent.domains.LEGAL.models must'],
    [{ domains: { LEGAL: { startTier: 2 } } }, 'domains.LEGAL.startTier must be a whole number from 0 to 1, got 2'],
    [{ budget: { dayly: 1 } }, 'CascadeAgent.budget: unknown option "dayly"; did you mean "daily"?'],
    [{ budget: { daily: Number.POSITIVE_INFINITY } }, 'budget.daily must be a number from 0 to 9000000, got Infinity'],
    [{ budget: { daily: '5' } }, 'CascadeAgent.budget.daily must be a number from 0 to 9000000, got "5"'],
    [{ budget: { onLimitExceeded: 'stop' } }, "budget.onLimitExceeded must be 'refuse' or 'cheaper' or 'allow' or a f"],
    [{ rateLimit: { rpm: 5 } }, 'CascadeAgent.rateLimit: unknown option "rpm"; known are requestsPerMinute'],
    [{ rateLimit: 5 }, 'CascadeAgent.rateLimit must be an object, got 5'],
    [{ retry: { attempts: 3 } }, 'CascadeAgent.retry: unknown option "attempts"'],
    [{ cooldown: { baseMs: 0 } }, 'CascadeAgent.cooldown.baseMs must be a number of at least 1, got 0'],
    [{ timeouts: { total: 3 } }, 'CascadeAgent.timeouts: unknown option "total"'],
    [{ health: true }, 'CascadeAgent.health must be false or an object, got true'],
    [
      { healthCheck: { intervalMs: 5 } },
      'CascadeAgent.healthCheck.intervalMs must be a number of at least 1000, got 5',
    ],
    [{ hedge: true }, 'CascadeAgent.hedge must be an object, got true'],
    [{ selection: 'bogus' }, "CascadeAgent.selection must be 'in-order' or"],
    [{ streaming: 'live' }, "CascadeAgent.streaming must be 'held' or 'optimistic'"],
    [{ unknownPrice: 'free' }, "CascadeAgent.unknownPrice must be 'skip' or 'allow'"],
    [{ require: 'eu' }, 'CascadeAgent.require must be an object of texts, got "eu"'],
    [{ errors: { onExhausted: 'fail', retry: 1 } }, 'CascadeAgent.errors: unknown option "retry"'],
    [{ errors: { onAbstain: 'ask' } }, "CascadeAgent.errors.onAbstain must be 'escalate' or 'accept', got \"ask\""],
    [{ store: 5 }, 'CascadeAgent.store must be an object, got 5'],
    [{ clock: {} }, 'CascadeAgent.clock must be a clock with `now` and `schedule`, got {}'],
    [{ name: '' }, 'CascadeAgent.name must be a text that is not empty'],
    [{ systemPrompt: 5 }, 'CascadeAgent.systemPrompt must be a text, got 5'],
    [{ maxSteps: 0 }, 'CascadeAgent.maxSteps must be a whole number of at least 1, got 0'],
    [{ maxDepth: 0 }, 'CascadeAgent.maxDepth must be a whole number of at least 1, got 0'],
    [{ verbose: 1 }, 'CascadeAgent.verbose must be true or false, got 1'],
    [{ onEvent: 'log' }, 'CascadeAgent.onEvent must be a function, got "log"'],
    [{ cache: 'yes' }, 'CascadeAgent.cache: options must be an object'],
    [{ risks: [] }, 'CascadeAgent.risks: options must be an object'],
    [{ risks: { write: { confrm: 1 } } }, 'CascadeAgent.risks.write: unknown option "confrm"; did you mean "confirm"?'],
    [{ risks: { write: { lastTierOnly: 'yes' } } }, 'CascadeAgent.risks.write.lastTierOnly must be true or false, got'],
    [{ risks: { write: { confirm: 'ask' } } }, 'CascadeAgent.risks.write.confirm must be a function, got "ask"'],
    [{ rules: [{ name: 'a', budget: { daily: Number.NaN } }] }, 'rules[0].budget.daily must be a number from 0 to 90'],
    [{ profiles: { free: { maxTokens: 1.5 } } }, 'CascadeAgent.profiles.free.maxTokens must be a whole number'],
  ])('is said at once: %j', (options, message) =>
    expectRefusal(options === undefined ? undefined : { models: [m, n], ...Object(options) }, message),
  );
});

describe('what could do nothing, for there is one tier,', () => {
  it.each<[unknown, string]>([
    [{ domains: { LEGAL: { threshold: 0.9 } } }, 'domains.LEGAL.threshold does nothing: there is one tier'],
    [{ domains: { LEGAL: { startTier: 1 } } }, 'domains.LEGAL.startTier must be a whole number from 0 to 0, got 1'],
    [
      { rules: [{ name: 'strict', threshold: 0.9 }] },
      'CascadeAgent.rules[0].threshold does nothing: there is one tier',
    ],
    [{ profiles: { pro: { threshold: 0.9 } } }, 'CascadeAgent.profiles.pro.threshold does nothing'],
    [
      { quality: { domains: { math: { startTier: 7 } } } },
      'quality.domains.math.startTier must be a whole number from 0',
    ],
  ])('is said at once: %j', (options, message) => expectRefusal({ models: [m], ...Object(options) }, message));

  it('but not where a domain, or a rule, leads to several', () => {
    const legal = { models: [m, n], threshold: 0.9, startTier: 1 };
    expect(() =>
      make({ models: [m], domains: { LEGAL: legal }, rules: [{ name: 'r', threshold: 0.9 }] }),
    ).not.toThrow();
    const one = { domains: { LEGAL: { models: [m], threshold: 0.9 } } };
    expectRefusal({ models: [m, n], ...one }, 'domains.LEGAL.threshold does nothing');
    expect(() => make({ models: [m, n], ...one, rules: [{ name: 'r', models: ['openai/n'] }] })).not.toThrow();
  });
});

describe('one tier with `quality`', () => {
  const setUp = (quality?: CascadeAgentOptions['quality'], text = 'Paris.') => {
    const model = scriptedModel({ replies: [text] });
    const standIn = scriptedModel({ provider: 'b', replies: ['b'] });
    const models = [[model, standIn].map((each) => ({ name: 'model', provider: providerOf(each), cost: 1 }))];
    const opinions = [
      { name: 'o', provider: providerOf(scriptedModel({ provider: 'o', replies: ['x'] })), cost: 0.001 },
    ];
    return new CascadeAgent({ models, opinions, ...(quality !== undefined && { quality }) });
  };
  const question = 'What is the capital of France?';

  it('has its own checks and the hard ones called, whose findings are warnings', async () => {
    const found = await setUp({ ownChecks: [() => ({ veto: 'house', reason: 'not in our tone' })] }).run(question);
    expect(found).toMatchObject({ content: 'Paris.', degraded: false });
    expect(found.draftAccepted).toBeUndefined();
    expect(found.warnings).toEqual(['scripted/model: not in our tone (house)']);
    const refused = await setUp('strict', "I'm sorry, but I can't help with that.").run(question);
    expect(refused.warnings.join()).toContain('(refusal)');
  });

  it('asks nobody but the model, and says what the question was taken for', async () => {
    const result = await setUp('strict').run(question);
    expect(result).toMatchObject({ content: 'Paris.', complexity: 'trivial', warnings: [] });
    expect(result.trace.attempts.map(({ entry }) => entry)).toEqual(['scripted/model']);
    const plain = await setUp().run(question);
    expect(plain.trace.verdicts).toEqual([]);
  });
});

describe('what only the first call can know', () => {
  it.each<[object, string]>([
    [{ models: [n, { ...m, provider: 'opnai' }] }, 'CascadeAgent.models[1].provider: there is no provider "opnai"'],
    [{ models: [[n, { ...m, provider: 'nope' }]] }, 'CascadeAgent.models[0][1].provider: there is no provider "nope"'],
    [{ models: [m, n], opinions: [{ ...m, provider: 'nope' }] }, 'CascadeAgent.opinions[0].provider: there is no'],
    [
      { models: [m], domains: { MATH: { models: [{ ...m, provider: 'nope' }] } } },
      'CascadeAgent.domains.MATH.models[0].provider: there is no provider "nope"',
    ],
    [
      { models: [m, { ...own, provider: { ...own.provider, chat: () => undefined } }] },
      'CascadeAgent.models[1]: The provider "own" returned no model for "m"',
    ],
    [
      { models: [m], rules: [{ name: 'r', when: { a: { $regex: '(' } }, maxTokens: 5 }] },
      'CascadeAgent.rules[0].when.a.$regex (rule "r") is no expression that RE2 knows',
    ],
  ])('says where it stands: %j', async (options, message) => {
    const failed = make(options).run('What is 17 * 23?');
    await expect(failed).rejects.toBeInstanceOf(ConfigurationError);
    await expect(failed).rejects.toThrow(message);
  });
});

describe('what is wrong with a call', () => {
  const { agent, calls } = scripted();
  const any = { jsonSchema: { type: 'object' } };
  it.each<[unknown, string]>([
    ['x', 'options: options must be an object'],
    [null, 'options: options must be an object'],
    [{ maxTokns: 1 }, 'options: unknown option "maxTokns"; did you mean "maxTokens"?'],
    [{ maxTokens: '5' }, 'options.maxTokens must be a whole number of at least 1, got "5"'],
    [{ temperature: Number.NaN }, 'options.temperature must be a number from 0 to 2, got NaN'],
    [{ topP: 2 }, 'options.topP must be a number from 0 to 1, got 2'],
    [{ reasoning: 'hard' }, "options.reasoning must be 'off' or 'low' or 'medium' or 'high', got \"hard\""],
    [{ timeoutMs: -1 }, 'options.timeoutMs must be a number of at least 1, got -1'],
    [{ systemPrompt: 5 }, 'options.systemPrompt must be a text, got 5'],
    [{ toolChoice: 'bogus' }, "options.toolChoice must be 'auto' or 'none' or 'required' or an object"],
    [{ maxSteps: 1.5 }, 'options.maxSteps must be a whole number of at least 1, got 1.5'],
    [{ tier: null }, 'options.tier must be a whole number of at least 0, got null'],
    [{ tier: 9 }, 'options.tier must be a whole number from 0'],
    [{ user: 5 }, 'options.user must be a text of 1 to 200 characters, got 5'],
    [{ user: '' }, 'options.user must be a text of 1 to 200 characters, got ""'],
    [{ user: null }, 'options.user must be a text of 1 to 200 characters, got null'],
    [{ profile: null }, 'options.profile must be a text that is not empty, got null'],
    [{ metadata: 'x' }, 'options.metadata must be a plain object of at most 19 texts'],
    [{ metadata: null }, 'options.metadata must be a plain object of at most 19 texts'],
    [{ metadata: new Map([['plan', 'free']]) }, 'options.metadata must be a plain object of at most 19 texts'],
    [{ metadata: Object.create({ plan: 'free' }) }, 'options.metadata must be a plain object of at most 19 texts'],
    [{ metadata: { seats: 50 } }, 'options.metadata must be a plain object of at most 19 texts'],
    [{ metadata: { user: 'eve' } }, 'options.metadata must be without `user`, which is an option of its own'],
    [{ require: 'eu' }, 'options.require must be an object of texts'],
    [{ maxCost: '1' }, 'options.maxCost must be a number from 0 to 9000000, got "1"'],
    [{ cache: true }, 'options.cache must be false, or left out: CascadeAgent has the options of the cache'],
    [{ signal: {} }, 'options.signal must be an AbortSignal, got {}'],
    [
      { output: z.string },
      'options.output must be a Standard Schema that offers a JSON schema, or { jsonSchema, validate }',
    ],
    [
      { output: standardOnly },
      'options.output must be a Standard Schema that offers a JSON schema, or { jsonSchema, validate }, got {',
    ],
    [{ output: 'json' }, 'options.output must be a Standard Schema that offers a JSON schema'],
    [{ output: { ...any, validate: true } }, 'options.output.validate must be a function, got true'],
    [{ output: { ...any, name: 'a b' } }, 'options.output.name must be 1 to 64 letters, digits, _ or -'],
    [{ tools: null }, 'options.tools: options must be an object'],
    [{ tools: [{ input: any }] }, 'options.tools: options must be an object'],
    [{ tools: { a: null } }, 'options.tools.a: options must be an object'],
    [{ tools: { a: {} } }, 'options.tools.a.input must be a Standard Schema with a JSON schema, or { jsonSchema }'],
    [{ tools: { a: { input: standardOnly } } }, 'options.tools.a.input must be a Standard Schema with a JSON schema'],
    [{ tools: { a: { input: any, confrim: () => false } } }, 'options.tools.a: unknown option "confrim"; did you mean'],
    [{ tools: { a: { input: any, confirm: true } } }, 'options.tools.a.confirm must be a function, got true'],
    [{ tools: { a: { input: any, execute: 'x' } } }, 'options.tools.a.execute must be a function, got "x"'],
    [
      { tools: { a: { input: any, timeoutMs: -5 } } },
      'options.tools.a.timeoutMs must be a number of at least 0, got -5',
    ],
  ])('is said before anything is sent: %j', async (options, message) => {
    // Wrong on purpose, as from JavaScript.
    const wrong = agent.run('hi', options as AgentCallOptions);
    await expect(wrong).rejects.toBeInstanceOf(ConfigurationError);
    await expect(wrong).rejects.toThrow(message);
    expect(calls).toHaveLength(0);
  });

  it.each<[unknown, string]>([
    [undefined, 'Give a question, or a list of at least one message'],
    [[], 'Give a question, or a list of at least one message'],
    [[null], 'messages[0] must be an object, got null'],
    [
      [{ role: 'usr', content: 'x' }],
      "messages[0].role must be 'system' or 'user' or 'assistant' or 'tool', got \"usr\"",
    ],
    [[{ role: 'user', content: { a: 1 } }], 'messages[0].content must be a text or a list'],
    [[{ role: 'user', content: [{ type: 'image' }] }], 'messages[0].content[0].type must be one of text, reasoning'],
  ])('its question is checked, too: %j', async (input, message) => {
    // Wrong on purpose, as from JavaScript.
    const wrong = agent.run(input as AgentInput);
    await expect(wrong).rejects.toBeInstanceOf(ConfigurationError);
    await expect(wrong).rejects.toThrow(message);
    expect(calls).toHaveLength(0);
  });

  it.each([5, '', ' ', null])('and the file of a batch: %j', async (resume) => {
    const wrong = agent.runBatch(['hi'], { resume: resume as string });
    await expect(wrong).rejects.toBeInstanceOf(ConfigurationError);
    await expect(wrong).rejects.toThrow('batch: resume must be the path of a file');
  });

  it('and the signal of a batch', async () => {
    await expect(agent.runBatch(['hi'], { signal: {} as AbortSignal })).rejects.toThrow(
      'batch: signal must be an AbortSignal, got {}',
    );
  });
});

function providerOf(model: ChatModel): Provider {
  const keys = { environment: [], required: false };
  return { specificationVersion: 'v1', name: model.provider, origin: model.origin, keys, chat: () => model };
}

function scripted() {
  const model = scriptedModel({ replies: ['Paris.'], capabilities: { tools: true } });
  const agent = new CascadeAgent({ models: [{ name: 'model', provider: providerOf(model), cost: 1 }] });
  return { agent, calls: model.calls };
}

function make(options: unknown): CascadeAgent {
  // Wrong on purpose, as from JavaScript.
  return new CascadeAgent(options as CascadeAgentOptions);
}

function expectRefusal(options: unknown, message: string): void {
  expect(() => make(options)).toThrow(ConfigurationError);
  expect(() => make(options)).toThrow(message);
}
