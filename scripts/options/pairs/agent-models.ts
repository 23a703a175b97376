import {
  type AgentBudget,
  CascadeAgent,
  type ModelOptions,
  type ModelParameters,
  registerProvider,
} from '@cascade/agent';
import { startFakeUpstream } from '@cascade/testing/fake-upstream';
import { type ScriptedReply, scriptedEmbeddingModel } from '@cascade/testing/models';
import { agentCascade, agentStage, inTurn, scriptedProvider, slow, toolCall, weather } from '../agent-stage.js';
import { type Pairs, pair } from '../pair.js';
import { server } from '../stage.js';

/** A model of these options, and one that stands in for it. */
const modelOf = (options: Partial<ModelOptions>, replies: ScriptedReply | readonly ScriptedReply[] = 'Paris.') =>
  agentStage((model) => ({ models: [[model('a', replies, options), model('b', 'from b')]], health: false }));

/** How a model is asked that has these of its own. */
const withParameters = (parameters: ModelParameters) => modelOf({ parameters }).ask();

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

/** What an agent of a real adapter is answered under a path of the fake upstream, and where it asked. */
async function overTheWire(path: string): Promise<unknown> {
  const upstream = await startFakeUpstream();
  const baseUrl = upstream.url + path;
  const agent = new CascadeAgent({ models: [{ name: 'm', provider: 'openai', apiKey: 'sk-test', baseUrl }] });
  try {
    upstream.setDefault({ text: 'Paris.' });
    return [(await agent.run('hi')).content, upstream.requests.map((request) => request.path)];
  } finally {
    await upstream.close();
  }
}

const usage = { inputTokens: 1_000, outputTokens: 50 };

export const agentModelPairs: Pairs = {
  'ModelOptions.name': pair('one', 'other', (name) => modelOf({ name }).ask()),
  'ModelOptions.provider': pair('one', 'other', (provider) =>
    modelOf({ provider: scriptedProvider(provider, { replies: ['hi'] }) }).ask(),
  ),
  'ModelOptions.provider=registered': pair('house', 'nobody', async (provider) => {
    registerProvider('house', () => scriptedProvider('house', { replies: ['hi'] }));
    return modelOf({ provider }).ask();
  }),
  'ModelOptions.cost': pair(1, 2, (cost) => modelOf({ cost }).ask()),
  'ModelOptions.price': pair(1, 2, (inputPer1M) =>
    agentStage((model) => {
      const { cost: _cost, ...free } = model('a', 'Paris.');
      return { models: [{ ...free, price: { inputPer1M, outputPer1M: 1 } }] };
    }).ask(),
  ),
  'ModelOptions.alias': pair('one', 'other', (alias) => modelOf({ alias }).ask()),
  'ModelOptions.baseUrl': pair('/v1', '/p/groq/v1', overTheWire),
  'ModelOptions.baseUrl=registered': pair('/one', '/other', async (baseUrl) => {
    registerProvider('based', (settings) => scriptedProvider(`at ${settings.baseUrl}`, { replies: ['hi'] }));
    return modelOf({ provider: 'based', baseUrl }).ask();
  }),
  'ModelOptions.apiKey': pair('sk-one', 'sk-other', (apiKey) => modelOf({ apiKey }).ask()),
  'ModelOptions.apiKey=pool': pair(['sk-one'], ['sk-one', 'sk-other'], (apiKey) => inTurn(modelOf({ apiKey }))),
  'ModelOptions.keyRotation': pair('round-robin', 'least-used', (keyRotation) =>
    keysUsed({ keyRotation, apiKey: ['sk-one', 'sk-other'] }),
  ),
  // They agree three times in a billion.
  'ModelOptions.keyRotation=random': pair('round-robin', 'random', (keyRotation) =>
    inTurn(modelOf({ keyRotation, apiKey: Array.from({ length: 9 }, (_, number) => `sk-${number}`) }), 9),
  ),
  'ModelOptions.parameters': pair({}, { seed: 7 }, withParameters),
  'ModelParameters.reasoning': pair('low', { effort: 'high', from: 'trivial' }, (reasoning) =>
    withParameters({ reasoning }),
  ),
  'ModelParameters.maxOutputTokens': pair(1, 2, (maxOutputTokens) => withParameters({ maxOutputTokens })),
  'ModelParameters.temperature': pair(0, 1, (temperature) => withParameters({ temperature })),
  'ModelParameters.topP': pair(0.5, 1, (topP) => withParameters({ topP })),
  'ModelParameters.stop': pair(['a'], ['b'], (stop) => withParameters({ stop })),
  'ModelParameters.seed': pair(1, 2, (seed) => withParameters({ seed })),
  'ModelParameters.logprobs': pair(1, 2, (logprobs) => withParameters({ logprobs })),
  'ModelParameters.cachePrompt': pair(false, true, (cachePrompt) => withParameters({ cachePrompt })),
  'ModelParameters.parameters': pair({ a: 1 }, { a: 2 }, (parameters) => withParameters({ parameters })),
  'ModelParameters.reasoning=effort': pair('low', 'high', (effort) =>
    withParameters({ reasoning: { effort, from: 'trivial' } }),
  ),
  'ModelParameters.reasoning=from': pair('trivial', 'hard', (from) =>
    withParameters({ reasoning: { effort: 'high', from } }),
  ),
  'ModelOptions.cacheControl': pair(false, true, (cacheControl) => modelOf({ cacheControl }).ask()),
  'ModelOptions.region': pair('us', 'eu', (region) => modelOf({ region }).ask({ require: { region: 'us' } })),
  'ModelOptions.timeouts': pair({}, { attemptMs: 100 }, (timeouts) => modelOf({ timeouts }, slow).ask()),
  'ModelOptions.supportsTools': pair(true, false, (supportsTools) =>
    modelOf({ supportsTools }).ask({ tools: { weather } }),
  ),
  'ModelOptions.embedding': pair(true, false, (embedding) => {
    const vectors = scriptedEmbeddingModel({ provider: 'v', replies: [{ dimensions: 2 }] });
    const provider = { ...scriptedProvider('v', { replies: ['vectors?'] }), embedding: () => vectors };
    return agentCascade({
      opinions: [{ name: 'embedding', provider, embedding, cost: 0.001 }],
      quality: { opinion: { embedding: 'v/embedding' } },
    }).ask();
  }),
  'ModelOptions.retry': pair([], [100], (delaysMs) =>
    modelOf({ retry: { delaysMs, jitter: 0 } }, [server, 'again']).ask(),
  ),
  'ModelOptions.cooldown': pair(1, 9, (afterFailures) => inTurn(modelOf({ cooldown: { afterFailures } }, server), 3)),
  'ModelOptions.weight': pair(1, 0, (weight) =>
    agentStage((model) => ({
      models: [[model('a', 'a', { weight }), model('b', 'b', { weight: 1e-9 })]],
      selection: 'weighted',
    })).ask(),
  ),
  'ModelOptions.tags': pair({ team: 'one' }, { team: 'other' }, (tags) =>
    modelOf({ tags }).ask({ require: { team: 'one' } }),
  ),
  'ModelOptions.speedMs': pair(100, 900, (speedMs) =>
    agentStage((model) => ({
      models: [[model('a', 'a', { speedMs }), model('b', 'b', { speedMs: 500 })]],
      selection: 'fastest',
    })).ask(),
  ),
  'ModelOptions.limits': pair({}, { requestsPerMinute: 1, whenReached: 'fallback' }, (limits) =>
    inTurn(modelOf({ limits })),
  ),
};

export const agentBudgetPairs: Pairs = {
  'AgentBudget.daily': pair(0.06, 9, (daily) => spending({ daily })),
  'AgentBudget.monthly': pair(0.06, 9, (monthly) => spending({ monthly })),
  'AgentBudget.monthly=day': pair({ daily: 0.06 }, { monthly: 0.06 }, spending),
  'AgentBudget.perUser': pair(0.06, 9, (perUser) => spending({ perUser })),
  'AgentBudget.perUser=all': pair({ daily: 0.06 }, { perUser: 0.06 }, spending),
  'AgentBudget.perRun': pair(0.001, 9, (perRun) => spending({ perRun })),
  // The first step costs 1.05 dollars; the second is expected to cost 1.25.
  'AgentBudget.perRun=steps': pair(2, 9, (perRun) =>
    agentStage((model) => ({
      models: [model('a', [{ ...toolCall, finish: { usage } }, 'It is sunny.'])],
      budget: { perRun },
    })).ask({ maxTokens: 10, tools: { weather } }),
  ),
  'AgentBudget.onLimitExceeded': pair('refuse', 'cheaper', (onLimitExceeded) =>
    spending({ daily: 0.06, onLimitExceeded }),
  ),
};
