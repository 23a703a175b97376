import {
  type Capabilities,
  type ChatRequest,
  createCascade,
  type EntryOptions,
  type EntryParameters,
  keyPool,
  memoryStore,
  type Price,
  type RetryOptions,
  type Usage,
} from '@cascade/core';
import { scriptedModel } from '@cascade/testing/models';
import { type Pairs, pair } from '../pair.js';
import { gateOf, price, server, stage } from '../stage.js';

type Options = Partial<Omit<EntryOptions, 'model'>>;

/** What the model of an entry was asked, and what came of it. */
async function asked(options: Options, conversation: Parameters<ReturnType<typeof stage>['ask']>[0] = 'question') {
  let requests: readonly (ChatRequest | undefined)[] = [];
  const { ask } = stage((make) => {
    const model = make('a', 'from a');
    requests = [];
    const doGenerate: typeof model.doGenerate = (request, context) => {
      requests = [...requests, request];
      return model.doGenerate(request, context);
    };
    return { entries: [{ model: { ...model, doGenerate }, ...options }, make('b', 'from b')] };
  });
  return { ...(await ask(conversation)), requests };
}

/** An entry of these options whose model first fails, and another one. */
const failing = (options: Options, reply: Parameters<Parameters<Parameters<typeof stage>[0]>[0]>[1] = server) =>
  stage((model) => ({ entries: [{ model: model('a', reply), ...options }, model('b', 'from b')], health: false }));

const parameter = <Name extends keyof EntryParameters>(
  name: Name,
  one: EntryParameters[Name],
  other: EntryParameters[Name],
) => pair(one, other, (value) => asked({ parameters: { [name]: value } }));

const capability = <Name extends keyof Capabilities>(
  name: Name,
  one: Capabilities[Name],
  other: Capabilities[Name],
  conversation: Parameters<typeof asked>[1],
) => pair(one, other, (value) => asked({ capabilities: { [name]: value } }, conversation));

const messages = [{ role: 'user', content: 'question' }] as const;
const image = { type: 'media', mediaType: 'image/png', data: new Uint8Array([1]) } as const;

/** What a call of this usage costs. */
const costs = (usage: Usage, one: Price, other: Price) =>
  pair(one, other, async (value) =>
    stage((model) => ({ entries: [{ model: model('a', { text: 'x', finish: { usage } }), price: value }] })).ask(),
  );

const rates = { inputPer1M: 1, outputPer1M: 1 };
const cached: Usage = {
  inputTokens: 1_000_000,
  outputTokens: 1_000_000,
  cacheReadTokens: 300_000,
  cacheWriteTokens: 200_000,
  cacheWrite1hTokens: 100_000,
};

/** The keys of four runs. */
async function keysUsed(options: Options): Promise<readonly (string | undefined)[]> {
  const used: (string | undefined)[] = [];
  const replies = (call: { readonly key: string | undefined }) => {
    used.push(call.key);
    return 'ok';
  };
  const { ask } = stage((model) => ({ entries: [{ model: model('a', 'ok', { replies }), ...options }] }));
  for (let run = 0; run < 4; run++) await ask();
  return used;
}

const strictBudget = (capabilities: Capabilities) =>
  stage((model) => ({
    entries: [{ model: model('a', 'a'), price, capabilities: { contextTokens: 100, ...capabilities } }],
    budgets: [{ usd: 150, over: 'day', strict: true }],
    store: memoryStore(),
  })).ask();

export const entryPairs: Pairs = {
  'EntryOptions.model': pair('one', 'other', (text) =>
    stage((model) => ({ entries: [{ model: model('a', text) }] })).ask(),
  ),
  'EntryOptions.alias': pair('one', 'other', (alias) => asked({ alias })),
  'EntryOptions.parameters': pair({}, { seed: 1 }, (parameters) => asked({ parameters })),
  'EntryOptions.capabilities': pair({}, { tools: false }, (capabilities) =>
    asked({ capabilities }, { messages, tools: [{ name: 't', inputSchema: {} }] }),
  ),
  'EntryOptions.price': pair<NonNullable<EntryOptions['price']>>(
    price,
    () => undefined,
    (value) => asked({ price: value }),
  ),
  'Price.isBlended': pair(
    false,
    true,
    async (isBlended) =>
      (
        await createCascade({
          entries: [{ model: scriptedModel({ replies: ['a'] }), price: { ...price, isBlended } }],
        }).generate('hi')
      ).costBasis,
  ),
  'EntryOptions.keys': pair(['sk-one'], ['sk-other'], (keys) => keysUsed({ keys })),
  'EntryOptions.keyPool': pair({}, { keyPool: keyPool('random', { random: () => 0.9 }) }, (options) =>
    keysUsed({ keys: ['sk-one', 'sk-other'], ...options }),
  ),
  'EntryOptions.fetch': pair(false, true, async (isGiven) => {
    const own: typeof fetch = () => Promise.reject(new Error('not called'));
    let got: unknown;
    const { ask } = stage((make) => {
      const model = make('a', 'a');
      const doGenerate: typeof model.doGenerate = (request, context) => {
        got = context.fetch;
        return model.doGenerate(request, context);
      };
      return { entries: [{ model: { ...model, doGenerate }, ...(isGiven && { fetch: own }) }] };
    });
    await ask();
    return got === own;
  }),
  'EntryOptions.timeouts': pair({}, { attemptMs: 100 }, (timeouts) =>
    failing({ timeouts }, { text: 'slow', delayMs: 1_000 }).ask(),
  ),
  'EntryOptions.timeouts.attemptMs': pair(0, 100, (attemptMs) =>
    failing({ timeouts: { attemptMs } }, { text: 'slow', delayMs: 1_000 }).ask(),
  ),
  'EntryOptions.timeouts.firstContentMs': pair(0, 100, (firstContentMs) =>
    failing({ timeouts: { firstContentMs } }, { text: 'slow', delayMs: 1_000 }).stream(),
  ),
  'EntryOptions.timeouts.idleMs': pair(0, 100, (idleMs) =>
    failing({ timeouts: { idleMs } }, { text: 'slow words', chunkDelayMs: 1_000 }).stream(),
  ),
  'EntryOptions.retry': pair<RetryOptions>({}, { delaysMs: [5] }, (retry) =>
    failing({ retry }, [server, 'again']).ask(),
  ),
  'EntryOptions.cooldown': pair({}, { afterFailures: 1 }, async (cooldown) => {
    const { ask } = failing({ cooldown }, [server, 'again']);
    return [await ask(), await ask()];
  }),
  'EntryOptions.limits': pair({}, { requestsPerMinute: 1 }, async (limits) => {
    const { ask } = failing({ limits }, 'a');
    return [await ask(), await ask()];
  }),
  'EntryOptions.weight': pair(1, 0, async (weight) =>
    stage((model) => ({ entries: [{ model: model('a', 'a'), weight }, model('b', 'b')], selection: 'weighted' })).ask(),
  ),
  'EntryOptions.latencyMs': pair(100, 900, async (latencyMs) =>
    stage((model) => ({
      entries: [
        { model: model('a', 'a'), latencyMs },
        { model: model('b', 'b'), latencyMs: 500 },
      ],
      selection: 'fastest',
    })).ask(),
  ),
  'EntryOptions.tags': pair({ region: 'us' }, { region: 'eu' }, (tags) =>
    stage((model) => ({
      entries: [{ model: model('a', 'a'), tags }, model('b', 'b')],
      require: { region: 'eu' },
    })).ask(),
  ),

  'EntryParameters.maxOutputTokens': parameter('maxOutputTokens', 1, 2),
  'EntryParameters.temperature': parameter('temperature', 0, 1),
  'EntryParameters.topP': parameter('topP', 0.1, 1),
  'EntryParameters.stop': parameter('stop', ['a'], ['b']),
  'EntryParameters.seed': parameter('seed', 1, 2),
  'EntryParameters.reasoning': parameter('reasoning', 'off', 'high'),
  'EntryParameters.logprobs': parameter('logprobs', 0, 5),
  'EntryParameters.cachePrompt': parameter('cachePrompt', false, true),
  'EntryParameters.parameters': parameter('parameters', {}, { top_k: 5 }),

  'Capabilities.tools': capability('tools', true, false, { messages, tools: [{ name: 't', inputSchema: {} }] }),
  'Capabilities.images': capability('images', true, false, { messages: [{ role: 'user', content: [image] }] }),
  'Capabilities.jsonSchema': capability('jsonSchema', true, false, { messages, output: { jsonSchema: {} } }),
  // Only who is known to give them is asked for them by a gate.
  'Capabilities.logprobs': pair(true, false, async (logprobs) => {
    let asked: number | undefined;
    const { ask } = stage((model) => {
      const replies = ({ request }: { readonly request: ChatRequest | undefined }) => {
        asked = request?.logprobs;
        return 'draft';
      };
      const plan = { startTier: 0, score: true, logprobs: 5, reasons: [] };
      const tiers = [model('a', '', { replies, capabilities: { logprobs } }), model('b', 'dear')];
      return { tiers, gate: gateOf('accept', { plan: () => plan }) };
    });
    await ask();
    return asked;
  }),
  'Capabilities.contextTokens': capability('contextTokens', 10_000, 1, 'a question of some length'.repeat(9)),
  'Capabilities.maxOutputTokens': pair({}, { maxOutputTokens: 20 }, strictBudget),
  'Capabilities.streaming': pair(true, false, (streaming) =>
    failing(
      { capabilities: { streaming }, timeouts: { firstContentMs: 100 } },
      { text: 'slow', delayMs: 1_000 },
    ).stream(),
  ),

  'Price.steps': costs(cached, rates, { ...rates, steps: [{ ...rates, inputPer1M: 2, aboveInputTokens: 500_000 }] }),
  'Price.steps=aboveInputTokens': costs(
    cached,
    { ...rates, steps: [{ ...rates, inputPer1M: 2, aboveInputTokens: 500_000 }] },
    { ...rates, steps: [{ ...rates, inputPer1M: 2, aboveInputTokens: 5_000_000 }] },
  ),
  'Rates.inputPer1M': costs(cached, rates, { ...rates, inputPer1M: 2 }),
  'Rates.outputPer1M': costs(cached, rates, { ...rates, outputPer1M: 2 }),
  'Rates.cacheReadPer1M': costs(cached, rates, { ...rates, cacheReadPer1M: 2 }),
  'Rates.cacheWritePer1M': costs(cached, rates, { ...rates, cacheWritePer1M: 2 }),
  'Rates.cacheWrite1hPer1M': costs(cached, rates, { ...rates, cacheWrite1hPer1M: 2 }),
};
