import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  ConfigurationError,
  createCascade,
  type KeyChoice,
  keyPool,
  type MemoryStoreOptions,
  memoryStore,
  type Price,
} from '../index.js';

const model = scriptedModel({ replies: ['{"n": 1}'] });

describe('options of createCascade', () => {
  it.each([
    [{ entries: [model], entires: [] }, 'createCascade: unknown option "entires"; known are'],
    [{}, 'give either `entries` (failover) or `tiers`'],
    [{ entries: [model], tiers: [model] }, 'give either `entries` (failover) or `tiers`'],
    [{ entries: [] }, 'must not be empty'],
    [{ entries: [model, model] }, 'two entries are called "scripted/model"; give one of them an `alias`'],
    [{ entries: [model], retry: { jitter: 3 } }, 'createCascade.retry.jitter must be a number from 0 to 1, got 3'],
    [{ entries: [model], retry: { jiter: 0 } }, 'createCascade.retry: unknown option "jiter"'],
    [{ entries: [model], maxAttempts: 0 }, 'createCascade.maxAttempts must be a whole number from 1 to 1000, got 0'],
    [
      { entries: [model], timeouts: { idleMs: -1 } },
      'createCascade.timeouts.idleMs must be a number of at least 0, got -1',
    ],
    [{ entries: [model], whenAllCooling: 'later' }, 'createCascade.whenAllCooling must be'],
    [
      { entries: [{ model, parameters: { temperature: 9 } }] },
      'entries[0].parameters.temperature must be a number from 0 to 2, got 9',
    ],
    [{ entries: [{ model: {} }] }, 'entries[0].model must be a model'],
    [{ entries: [{ model, price: { inputPer1M: -1, outputPer1M: 1 } }] }, 'entries[0].price'],
    [{ entries: [{ model, price: { inputPer1M: Number.NaN, outputPer1M: 1 } }] }, 'entries[0].price.inputPer1M'],
    [{ entries: [{ model, price: {} }] }, 'entries[0].price must be a function or an object with `inputPer1M`'],
    [{ entries: [{ model, price: { inputPer1M: 1, outputPer1M: 1, steps: [{}] } }] }, 'a list of steps'],
    [
      { entries: [{ model, price: { inputPer1M: 1, outputPer1M: 1, steps: [{ inputPer1M: -1 }] } }] },
      'inputPer1M must be a number of at least 0, got -1',
    ],
    [
      { entries: [{ model, limits: { requestsPerMinute: 0 } }] },
      'requestsPerMinute must be a whole number of at least 1',
    ],
    [
      { entries: [{ model, limits: { tokensPerMinute: 2.5 } }] },
      'tokensPerMinute must be a whole number of at least 1',
    ],
    [{ entries: [{ model, limits: { concurrent: Number.NaN } }] }, 'concurrent must be a whole number of at least 1'],
    [{ entries: [{ model, limits: { pool: '' } }] }, 'pool must be a text that is not empty'],
    [{ entries: [{ model, weight: -1 }] }, 'weight must be a number of at least 0'],
    [{ entries: [{ model, weight: Number.POSITIVE_INFINITY }] }, 'weight must be a number of at least 0'],
    [
      { entries: [{ model, capabilities: { contextTokens: 0 } }] },
      'contextTokens must be a whole number of at least 1',
    ],
    [{ entries: [{ model, capabilities: { tool: true } }] }, 'unknown option "tool"'],
    [{ entries: [{ model, parameters: { stop: [''] } }] }, 'stop must be a list of texts that are not empty'],
    [{ entries: [model], budgets: [{ usd: -1, over: 'day' }] }, 'usd must be a number from 0 to 9000000, got -1'],
    [{ entries: [model], budgets: [{ usd: 1, over: 0 }] }, 'over must be'],
    [{ entries: [model], retry: { delaysMs: [Number.NaN] } }, 'delaysMs must be a list of at most 20 waits'],
    [{ entries: [model], clock: {} }, 'createCascade.clock must be a clock with `now` and `schedule`, got {}'],
    [{ entries: [model], budgets: [{ usd: 1 / 0, over: 'day' }] }, 'from 0 to 9000000, got Infinity'],
    [{ entries: [model], hedge: {} }, 'createCascade.hedge must be an object with `afterMs`'],
    [{ entries: [model], whenAllCooling: {} }, "'try' or 'fail' or an object with `waitMs`"],
    [{ entries: [model], health: { minCalls: 0 } }, 'minCalls must be a whole number from 1 to 100'],
    [{ entries: [model], cooldown: { baseMs: Number.POSITIVE_INFINITY } }, 'baseMs must be a number of at least 1'],
    [{ entries: [{ model, keys: [] }] }, 'entries[0].keys must be a list of at least one key, none of them empty'],
    [{ entries: [{ model, keys: ['sk-1', ''] }] }, 'entries[0].keys must be a list of at least one key'],
    [{ entries: [{ model, keyPool: 'random' }] }, 'entries[0].keyPool must be an object'],
  ])('%j: %s', (options, message) => {
    // Wrong on purpose, as from JavaScript.
    const create = () => createCascade(options as Parameters<typeof createCascade>[0]);
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
  });
});

it('says what is wrong with a value that JSON has no form for', () => {
  // Wrong on purpose, as from JavaScript.
  const options: unknown = { entries: [model], name: { size: 5n } };
  const create = () => createCascade(options as Parameters<typeof createCascade>[0]);
  expect(create).toThrow('createCascade.name must be a text that is not empty, got an object');
});

it.each([
  [{ maxScopes: 0 }, 'maxScopes must be a whole number of at least 1, got 0'],
  [{ maxAttempts: Number.NaN }, 'maxAttempts must be'],
  [{ maxPrompts: 5 }, 'unknown option "maxPrompts"'],
])('memoryStore refuses %j', (options, message) => {
  expect(() => memoryStore(options as MemoryStoreOptions)).toThrow(message);
});

it('keyPool refuses a choice that there is not', () => {
  // Wrong on purpose, as from JavaScript.
  expect(() => keyPool('fastest' as KeyChoice)).toThrow("'round-robin' or 'least-used' or 'random'");
});

it('takes a price that makes no sense for one that is not known', async () => {
  const nonsense = [{ inputPer1M: -5, outputPer1M: 1 }, { inputPer1M: Number.NaN, outputPer1M: 1 }, {}] as Price[];
  for (const price of nonsense) {
    const cascade = createCascade({ entries: [{ model, price: () => price }] });
    expect((await cascade.generate('hi')).costUsd).toBeUndefined();
  }
});

it('never shows what was given for keys', () => {
  // Wrong on purpose, as from JavaScript.
  const options: unknown = { entries: [{ model, keys: 'sk-somebodys-secret' }] };
  expect(() => createCascade(options as Parameters<typeof createCascade>[0])).toThrow(
    /keys must be a list of at least one key, none of them empty, or a function$/,
  );
});

describe('options of a run', () => {
  const cascade = createCascade({ entries: [model] });
  it.each([
    ['an unknown option', 'hi', { signl: 1 }, 'options: unknown option "signl"'],
    ['a signal that is none', 'hi', { signal: {} }, 'options.signal must be an AbortSignal, got {}'],
    ['a duration for a deadline', 'hi', { deadlineMs: 5_000 }, 'for a duration use timeouts.runMs'],
    ['an unknown entry', 'hi', { entry: 'x' }, "options.entry must be 'scripted/model', got"],
    ['too long tags', 'hi', { tags: { a: 'x'.repeat(201) } }, 'options.tags'],
    ['an empty prompt', ' ', {}, 'The prompt is empty'],
    ['no messages', { messages: [] }, {}, 'at least one message'],
    ['a wrong role', { messages: [{ role: 'robot', content: '' }] }, {}, 'conversation.messages[0].role must be'],
    [
      'a wrong part',
      { messages: [{ role: 'user', content: [{ type: 'txt' }] }] },
      {},
      'conversation.messages[0].content[0].type',
    ],
    [
      'a part without its text',
      { messages: [{ role: 'user', content: [{ type: 'text' }] }] },
      {},
      'content[0].text is missing',
    ],
    [
      'a path for an image',
      { messages: [{ role: 'user', content: [{ type: 'media', mediaType: 'image/png', data: '/etc/x' }] }] },
      {},
      'must be a Uint8Array or a URL',
    ],
    [
      'a tool without a schema',
      { messages: [{ role: 'user', content: 'x' }], tools: [{ name: 'x' }] },
      {},
      'conversation.tools[0].inputSchema is missing',
    ],
  ])('refuse %s before anything is sent', async (_what, conversation, options, message) => {
    // Wrong on purpose, as from JavaScript.
    const run = cascade.generate(conversation as string, options as object);
    await expect(run).rejects.toThrow(message);
    await expect(run).rejects.toBeInstanceOf(ConfigurationError);
  });

  it('take a schema of any library that follows Standard JSON Schema', async () => {
    const output = z.object({ n: z.number() });
    const { object } = await cascade.generate({ messages: [{ role: 'user', content: 'a number' }], output });
    expect(object).toEqual({ n: 1 });
    expect(model.calls.at(-1)?.request?.output?.jsonSchema).toMatchObject({ type: 'object', required: ['n'] });
    const strict = z.object({ n: z.string() });
    await expect(cascade.generate({ messages: [{ role: 'user', content: 'x' }], output: strict })).rejects.toThrow(
      'n: Invalid input',
    );
  });

  it("let what the caller asks for win over the entry's presets", async () => {
    const preset = createCascade({
      entries: [{ model, parameters: { temperature: 0.1, seed: 7, parameters: { a: 1 } } }],
    });
    await preset.generate({ messages: [{ role: 'user', content: 'x' }], temperature: 1, parameters: { b: 2 } });
    expect(model.calls.at(-1)?.request).toMatchObject({ temperature: 1, seed: 7, parameters: { a: 1, b: 2 } });
  });

  it("drop other vendors' data when a conversation crosses to another provider", async () => {
    const content = [
      { type: 'reasoning', text: 'hm', vendor: { provider: 'other', data: 'signature' } },
      { type: 'text', text: 'own', vendor: { provider: 'scripted', data: 1 } },
    ] as const;
    await cascade.generate({
      messages: [
        { role: 'assistant', content },
        { role: 'user', content: 'go on' },
      ],
    });
    expect(model.calls.at(-1)?.request?.messages[0]?.content).toEqual([{ type: 'reasoning', text: 'hm' }, content[1]]);
  });
});
