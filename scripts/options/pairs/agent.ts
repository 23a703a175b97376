import {
  type AgentBudget,
  type AgentCallOptions,
  type AgentTool,
  CascadeAgent,
  type CascadeAgentOptions,
  createPreset,
  fromEnv,
  type ModelOptions,
  mcpTools,
  type RiskOptions,
  registerProvider,
} from '@cascade/agent';
import { memoryStore } from '@cascade/core';
import { manualClock } from '@cascade/testing/clock';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import type { ScriptedReply } from '@cascade/testing/models';
import { z } from 'zod';
import { agentStage, scriptedProvider } from '../agent-stage.js';
import { refusal, right, sum } from '../judged.js';
import { type Pairs, pair } from '../pair.js';
import { server } from '../stage.js';

type Options = Partial<CascadeAgentOptions>;

const slow = { text: 'Paris, slowly.', delayMs: 900 };
const toolCall = {
  content: [{ type: 'tool-call', id: 'c1', name: 'weather', input: { city: 'Paris' } }],
} as const;

const readCall = {
  content: [{ type: 'tool-call', id: 'c0', name: 'read', input: { city: 'Paris' } }],
} as const;

const usage = { inputTokens: 1_000, outputTokens: 50 };

/** A cheap model that drafts, and a dear one behind it. */
const cascade = (options: Options = {}, draft: ScriptedReply | readonly ScriptedReply[] = 'Paris.') =>
  agentStage((model) => ({
    models: [model('cheap', draft, { cost: 0.001 }), model('dear', 'The capital is Paris.')],
    ...options,
  }));

/** Two models that stand in for each other. */
const standIns = (options: Options, first: ScriptedReply | readonly ScriptedReply[] = server) =>
  agentStage((model) => ({ models: [[model('a', first), model('b', 'from b')]], health: false, ...options }));

/** A model of these options, and one that stands in for it. */
const modelOf = (options: Partial<ModelOptions>, replies: ScriptedReply | readonly ScriptedReply[] = 'Paris.') =>
  agentStage((model) => ({ models: [[model('a', replies, options), model('b', 'from b')]], health: false }));

/** What runs in a row meet. */
async function inTurn({ ask, clock }: ReturnType<typeof agentStage>, count = 2, everyMs = 0): Promise<unknown> {
  const seen: unknown[] = [];
  for (let run = 0; run < count; run++) {
    seen.push(await ask());
    await clock.advance(everyMs);
  }
  return seen;
}

/** What ten runs meet whose first key is to wait for half a minute. */
async function keysUsed(options: Partial<ModelOptions>): Promise<unknown> {
  const wait = { failure: { class: 'rate-limited', retryAfterMs: 30_000, scope: 'key' } } as const;
  const { ask, clock } = modelOf(options, [wait, 'Paris.']);
  const seen: unknown[] = [];
  for (let run = 0; run < 4; run++) seen.push(await ask());
  await clock.advance(60_000);
  for (let run = 0; run < 6; run++) seen.push(await ask());
  return seen;
}

/** What calls of two users meet within a day, a month, and a year. */
async function spending(budget: AgentBudget): Promise<unknown> {
  const { ask, clock } = agentStage((model) => ({
    models: [[model('a', 'Paris.'), model('b', 'from b', { cost: 0.0001 })]],
    budget,
  }));
  const seen: unknown[] = [];
  for (const [user, days] of [
    ['ada', 0],
    ['ada', 0],
    ['ada', 0],
    ['bob', 1],
    ['ada', 40],
    ['ada', 0],
  ] as const) {
    seen.push(await ask({ user, maxTokens: 10 }));
    await clock.advance(days * 86_400_000);
  }
  return seen;
}

const input = z.object({ city: z.string() });

/** A call whose model asks for a tool once. */
const tooled = (tool: Partial<AgentTool>, options: Options = {}) =>
  agentStage((model) => ({ models: [model('a', [toolCall, 'It is sunny.'])], ...options })).ask({
    tools: { weather: { input, execute: () => 'clear', ...tool } },
  });

/** A draft that calls a tool of a risk. */
const risky = (write: RiskOptions) =>
  agentStage((model) => ({
    models: [model('cheap', [toolCall, 'done'], { cost: 0.001 }), model('dear', [toolCall, 'Done.'])],
    quality: 0,
    risks: { write },
  })).ask({ tools: { weather: { input, risk: 'write', execute: () => 'clear' } } });

const called = (options: AgentCallOptions) => cascade().ask(options);

/** What an agent of a real adapter is answered, and what went over the wire. */
async function overTheWire(baseUrl: (url: string) => string, make: (baseUrl: string) => ModelOptions) {
  const upstream = await startFakeUpstream();
  try {
    upstream.setDefault({ text: 'Paris.' });
    const agent = new CascadeAgent({ models: [make(baseUrl(upstream.url))], retry: { delaysMs: [] } });
    const answer = await agent.run('hi').then(
      ({ content }) => content,
      ({ code }) => code,
    );
    return [answer, upstream.requests.map(({ path }) => path)];
  } finally {
    await upstream.close();
  }
}

/** What is written on standard error while a scene is played, without how long it took. */
async function written(scene: () => Promise<unknown>): Promise<string> {
  const { write } = process.stderr;
  let text = '';
  process.stderr.write = (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  try {
    await scene();
  } finally {
    process.stderr.write = write;
  }
  return text;
}

const modelPairs: Pairs = {
  'ModelOptions.name': pair('one', 'other', (name) => modelOf({ name }).ask()),
  'ModelOptions.provider': pair('one', 'other', (provider) =>
    modelOf({ provider: scriptedProvider(provider, { replies: ['hi'] }) }).ask(),
  ),
  'ModelOptions.provider=registered': pair('house', 'nobody', async (provider) => {
    registerProvider('house', () => scriptedProvider('house', { replies: ['hi'] }));
    return modelOf({ provider }).ask();
  }),
  'ModelOptions.cost': pair(1, 2, (cost) => modelOf({ cost }).ask()),
  'ModelOptions.alias': pair('one', 'other', (alias) => modelOf({ alias }).ask()),
  'ModelOptions.baseUrl': pair('/v1', '/p/groq/v1', (path) =>
    overTheWire(
      (url) => url + path,
      (baseUrl) => ({ name: 'm', provider: 'openai', apiKey: 'sk-test', baseUrl }),
    ),
  ),
  'ModelOptions.baseUrl=registered': pair('/one', '/other', async (baseUrl) => {
    registerProvider('based', (settings) => scriptedProvider(`at ${settings.baseUrl}`, { replies: ['hi'] }));
    return modelOf({ provider: 'based', baseUrl }).ask();
  }),
  'ModelOptions.apiKey': pair('sk-one', 'sk-other', (apiKey) => modelOf({ apiKey }).ask()),
  'ModelOptions.apiKey=pool': pair(['sk-one'], ['sk-one', 'sk-other'], (apiKey) => inTurn(modelOf({ apiKey }))),
  'ModelOptions.keyRotation': pair('round-robin', 'least-used', (keyRotation) =>
    keysUsed({ keyRotation, apiKey: ['sk-one', 'sk-other'] }),
  ),
  // Two chances in a billion that they agree.
  'ModelOptions.keyRotation=random': pair('round-robin', 'random', (keyRotation) =>
    inTurn(modelOf({ keyRotation, apiKey: Array.from({ length: 9 }, (_, number) => `sk-${number}`) }), 9),
  ),
  'ModelOptions.parameters': pair({}, { seed: 7 }, (parameters) => modelOf({ parameters }).ask()),
  'ModelOptions.cacheControl': pair(false, true, (cacheControl) => modelOf({ cacheControl }).ask()),
  'ModelOptions.region': pair('us', 'eu', (region) => modelOf({ region }).ask({ require: { region: 'us' } })),
  'ModelOptions.timeouts': pair({}, { attemptMs: 100 }, (timeouts) => modelOf({ timeouts }, slow).ask()),
  'ModelOptions.supportsTools': pair(true, false, (supportsTools) =>
    modelOf({ supportsTools }).ask({ tools: { weather: { input } } }),
  ),
  'ModelOptions.limits': pair({}, { requestsPerMinute: 1, whenReached: 'fallback' }, (limits) =>
    inTurn(modelOf({ limits })),
  ),
};

const budgetPairs: Pairs = {
  'AgentBudget.daily': pair(0.06, 9, (daily) => spending({ daily })),
  'AgentBudget.monthly': pair(0.06, 9, (monthly) => spending({ monthly })),
  'AgentBudget.monthly=day': pair({ daily: 0.06 }, { monthly: 0.06 }, spending),
  'AgentBudget.perUser': pair(0.06, 9, (perUser) => spending({ perUser })),
  'AgentBudget.perUser=all': pair({ daily: 0.06 }, { perUser: 0.06 }, spending),
  'AgentBudget.perRun': pair(0.001, 9, (perRun) => spending({ perRun })),
  // The first step costs 1.05 dollars, the second a few cents.
  'AgentBudget.perRun=steps': pair(1, 9, (perRun) =>
    agentStage((model) => ({
      models: [model('a', [{ ...toolCall, finish: { usage } }, 'It is sunny.'])],
      budget: { perRun },
    })).ask({ maxTokens: 10, tools: { weather: { input, execute: () => 'clear' } } }),
  ),
  'AgentBudget.onLimitExceeded': pair('refuse', 'cheaper', (onLimitExceeded) =>
    spending({ daily: 0.06, onLimitExceeded }),
  ),
};

const toolPairs: Pairs = {
  'AgentTool.description': pair('one', 'other', (description) => tooled({ description })),
  'AgentTool.input': pair('string', 'number', (type) =>
    tooled({ input: { jsonSchema: { type: 'object', properties: { city: { type } } } } }),
  ),
  'AgentTool.input=schema': pair<NonNullable<AgentTool['input']>>(input, z.object({ city: z.number() }), (schema) =>
    tooled({ input: schema }),
  ),
  'AgentTool.execute': pair('clear', 'cloudy', (sky) => tooled({ execute: () => sky })),
  'AgentTool.confirm': pair(true, false, (isPermitted) => tooled({ confirm: () => isPermitted })),
  'AgentTool.risk': pair('read', 'write', (risk) => tooled({ risk }, { risks: { write: { confirm: () => false } } })),
  'AgentTool.risk=mcp': pair(true, false, async (readOnlyHint) => {
    const tools = await mcpTools({
      listTools: async () => ({ tools: [{ name: 'weather', inputSchema: {}, annotations: { readOnlyHint } }] }),
      callTool: async () => ({ content: [{ type: 'text', text: 'clear' }] }),
    });
    return tooled(tools.weather ?? {}, { risks: { write: { confirm: () => false } } });
  }),
  'AgentTool.timeoutMs': pair(5, 5_000, (timeoutMs) =>
    tooled({ timeoutMs, execute: () => new Promise((resolve) => setTimeout(() => resolve('clear'), 50)) }),
  ),
  'RiskOptions.lastTierOnly': pair(false, true, (lastTierOnly) => risky({ lastTierOnly })),
  // A second step begins with the tier in the middle, unjudged.
  'RiskOptions.lastTierOnly=middle': pair(false, true, (lastTierOnly) =>
    agentStage((model) => ({
      models: [
        model('cheap', refusal, { cost: 0.001 }),
        model('middle', [readCall, toolCall, 'done'], { cost: 0.01 }),
        model('dear', [toolCall, 'Done.']),
      ],
      risks: { write: { lastTierOnly } },
    })).ask({
      tools: { weather: { input, risk: 'write', execute: () => 'clear' }, read: { input, execute: () => 'rain' } },
    }),
  ),
  'RiskOptions.confirm': pair(true, false, (isPermitted) => risky({ confirm: () => isPermitted })),
};

const callPairs: Pairs = {
  'AgentCallOptions.maxTokens': pair(5, 50, (maxTokens) => called({ maxTokens })),
  'AgentCallOptions.temperature': pair(0, 1, (temperature) => called({ temperature })),
  'AgentCallOptions.systemPrompt': pair('Be brief.', 'Be long.', (systemPrompt) => called({ systemPrompt })),
  'AgentCallOptions.tools': pair({}, { weather: { input } }, (tools) => called({ tools })),
  'AgentCallOptions.toolChoice': pair('auto', 'none', (toolChoice) =>
    called({ tools: { weather: { input } }, toolChoice }),
  ),
  'AgentCallOptions.maxSteps': pair(1, 2, (maxSteps) =>
    cascade({}, toolCall).ask({ tools: { weather: { input, execute: () => 'clear' } }, maxSteps }),
  ),
  'AgentCallOptions.output': pair('string', 'number', (type) =>
    cascade({}, '{"city":"Paris"}').ask({
      output: { jsonSchema: { type: 'object', properties: { city: { type } }, required: ['city'] } },
    }),
  ),
  'AgentCallOptions.tier': pair(0, 1, (tier) => called({ tier })),
  'AgentCallOptions.user': pair('ada', 'bob', (user) => tagsOf({ user })),
  'AgentCallOptions.metadata': pair({ page: 'home' }, { page: 'away' }, (metadata) => tagsOf({ metadata })),
  'AgentCallOptions.require': pair('eu', 'us', (region) => modelOf({ region: 'eu' }).ask({ require: { region } })),
  'AgentCallOptions.maxCost': pair(0.000_001, 9, (maxCost) => called({ maxCost })),
  'AgentCallOptions.signal': pair(false, true, (isAborted) =>
    called({ ...(isAborted && { signal: AbortSignal.abort() }) }),
  ),
};

/** The tags of a call in the log. */
async function tagsOf(call: AgentCallOptions): Promise<unknown> {
  const store = memoryStore();
  await cascade({ store }).ask(call);
  return (await store.runs.runs({ limit: 1 }))[0]?.tags;
}

/** A call of what a preset and the environment make of these options, with scripted models. */
const preset = (more: Options) =>
  Promise.all(
    [
      (options: Options) => createPreset('balanced', options),
      (options: Options) => fromEnv(options, { OPENAI_API_KEY: 'sk-one' }),
    ].map((make) => agentStage((model) => make({ models: [model('a', 'Paris.')], ...more })).ask()),
  );

export const agentPairs: Pairs = {
  ...modelPairs,
  ...budgetPairs,
  ...toolPairs,
  ...callPairs,
  'fromEnv(more).models': pair('one', 'other', (name) =>
    preset({ models: [{ name, provider: scriptedProvider('a', { replies: ['hi'] }) }] }),
  ),
  'fromEnv(more).systemPrompt': pair('Be brief.', 'Be long.', (systemPrompt) => preset({ systemPrompt })),

  'CascadeAgentOptions.models': pair(1, 2, (count) =>
    agentStage((model) => ({ models: [model('a', refusal), model('b', 'Paris.')].slice(0, count) })).ask(),
  ),
  'CascadeAgentOptions.models=tier': pair(1, 2, (count) =>
    agentStage((model) => ({ models: [[model('a', server), model('b', 'Paris.')].slice(0, count)] })).ask(),
  ),
  'CascadeAgentOptions.opinions': pair(0, 1, (count) =>
    agentStage((model) => ({
      models: [model('cheap', 'Paris.', { cost: 0.001 }), model('dear', 'Paris.')],
      opinions: [model('other', 'London.', { cost: 0.001 })].slice(0, count),
    })).ask({}, sum),
  ),
  'CascadeAgentOptions.quality': pair(0, 1, (quality) => cascade({ quality }, right).ask({}, sum)),
  'CascadeAgentOptions.quality=named': pair('forCascade', 'strict', (quality) =>
    cascade({ quality }, right).ask({}, sum),
  ),
  'CascadeAgentOptions.quality=complexity': pair({ expert: 0 }, { expert: 1 }, (quality) =>
    cascade({ quality }, right).ask({}, sum),
  ),
  'CascadeAgentOptions.quality=options': pair(1, 90, (maxWords) =>
    cascade({ quality: { checks: { maxWords } } }, 'It is Paris.').ask(),
  ),
  'CascadeAgentOptions.domains': pair(0, 1, (startTier) =>
    cascade({ domains: { MATH: { startTier } } }).ask(
      {},
      'Compute the integral of x squared from 0 to 3, and prove it.',
    ),
  ),
  'CascadeAgentOptions.budget': pair(0.000_001, 9, (daily) => cascade({ budget: { daily } }).ask({ maxTokens: 10 })),
  'CascadeAgentOptions.rateLimit': pair(1, 9, (requestsPerMinute) =>
    inTurn(standIns({ rateLimit: { requestsPerMinute, whenReached: 'fallback' } }, 'from a')),
  ),
  'CascadeAgentOptions.retry': pair([], [100], (delaysMs) =>
    standIns({ retry: { delaysMs, jitter: 0 } }, [server, 'again']).ask(),
  ),
  'CascadeAgentOptions.cooldown': pair(1, 9, (afterFailures) => inTurn(standIns({ cooldown: { afterFailures } }), 3)),
  'CascadeAgentOptions.timeouts': pair(0, 100, (attemptMs) => standIns({ timeouts: { attemptMs } }, slow).ask()),
  'CascadeAgentOptions.health': pair<CascadeAgentOptions['health']>(
    false,
    { minCalls: 2, ejectMs: 300_000 },
    (health = false) => inTurn(standIns({ health, cooldown: { afterFailures: 99 } }, ['a', server]), 8, 1_000),
  ),
  'CascadeAgentOptions.hedge': pair(100, 5_000, (afterMs) => standIns({ hedge: { afterMs } }, slow).ask()),
  'CascadeAgentOptions.selection': pair('in-order', 'cheapest', (selection) =>
    agentStage((model) => ({ models: [[model('a', 'a', { cost: 2 }), model('b', 'b')]], selection })).ask(),
  ),
  'CascadeAgentOptions.store': pair(false, true, async (isGiven) => {
    const store = memoryStore();
    await cascade(isGiven ? { store } : {}).ask();
    return (await store.runs.runs({ limit: 9 })).length;
  }),
  'CascadeAgentOptions.name': pair('one', 'other', async (name) => {
    const store = memoryStore();
    await cascade({ name, store }).ask();
    return (await store.runs.runs({ limit: 1 }))[0]?.cascade;
  }),
  'CascadeAgentOptions.systemPrompt': pair('Be brief.', 'Be long.', (systemPrompt) => cascade({ systemPrompt }).ask()),
  'CascadeAgentOptions.enableCascade': pair(true, false, (enableCascade) => cascade({ enableCascade }).ask()),
  'CascadeAgentOptions.risks': pair(false, true, (lastTierOnly) => risky({ lastTierOnly })),
  'CascadeAgentOptions.maxSteps': pair(1, 2, (maxSteps) =>
    cascade({ maxSteps }, toolCall).ask({ tools: { weather: { input, execute: () => 'clear' } } }),
  ),
  'CascadeAgentOptions.verbose': pair(false, true, (verbose) => written(() => cascade({ verbose }).ask())),
  'CascadeAgentOptions.onEvent': pair(false, true, async (isHeard) => {
    const heard: string[] = [];
    await cascade(isHeard ? { onEvent: ({ type }) => void heard.push(type) } : {}).ask();
    return heard;
  }),
  'CascadeAgentOptions.clock': pair(0, 86_400_000, async (nowMs) => {
    const store = memoryStore();
    await cascade({ clock: manualClock(nowMs), store }).ask();
    return (await store.runs.runs({ limit: 1 }))[0]?.startedAtMs;
  }),
};
