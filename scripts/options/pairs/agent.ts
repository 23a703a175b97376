import { type CascadeAgentOptions, createPreset, fromEnv } from '@cascade/agent';
import { memoryStore } from '@cascade/core';
import { manualClock } from '@cascade/testing/clock';
import type { ScriptedReply } from '@cascade/testing/models';
import { agentCascade, agentStage, inTurn, scriptedProvider, slow, toolCall, weather } from '../agent-stage.js';
import { refusal, right, sum } from '../judged.js';
import { type Pairs, pair } from '../pair.js';
import { server } from '../stage.js';

type Options = Partial<CascadeAgentOptions>;

/** Two models that stand in for each other. */
const standIns = (options: Options, first: ScriptedReply | readonly ScriptedReply[] = server) =>
  agentStage((model) => ({ models: [[model('a', first), model('b', 'from b')]], health: false, ...options }));

/** What is written on standard error while a scene is played. */
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

/** A call of what a preset and the environment make of these options, with scripted models. */
const preset = (more: Options) =>
  Promise.all(
    [
      (options: Options) => createPreset('balanced', options),
      (options: Options) => fromEnv(options, { OPENAI_API_KEY: 'sk-one' }),
    ].map((make) => agentStage((model) => make({ models: [model('a', 'Paris.')], ...more })).ask()),
  );

export const agentPairs: Pairs = {
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
  'CascadeAgentOptions.quality': pair(0, 1, (quality) => agentCascade({ quality }, right).ask({}, sum)),
  'CascadeAgentOptions.quality=named': pair('forCascade', 'strict', (quality) =>
    agentCascade({ quality }, right).ask({}, sum),
  ),
  'CascadeAgentOptions.quality=complexity': pair({ expert: 0 }, { expert: 1 }, (quality) =>
    agentCascade({ quality }, right).ask({}, sum),
  ),
  'CascadeAgentOptions.quality=one tier': pair(1, 90, (maxWords) =>
    agentStage((model) => ({ models: [model('a', 'It is Paris.')], quality: { checks: { maxWords } } })).ask(),
  ),
  'CascadeAgentOptions.quality=options': pair(1, 90, (maxWords) =>
    agentCascade({ quality: { checks: { maxWords } } }, 'It is Paris.').ask(),
  ),
  'AgentDomainOptions.models': pair('one', 'other', (alias) =>
    agentStage((model) => ({
      models: [model('general', 'Paris.')],
      domains: { MATH: { models: [model('special', '391', { alias })] } },
    })).ask({}, 'What is 17 * 23?'),
  ),
  'CascadeAgentOptions.domains': pair(0, 1, (startTier) =>
    agentCascade({ domains: { MATH: { startTier } } }).ask(
      {},
      'Compute the integral of x squared from 0 to 3, and prove it.',
    ),
  ),
  'CascadeAgentOptions.budget': pair(0.000_001, 9, (daily) =>
    agentCascade({ budget: { daily } }).ask({ maxTokens: 10 }),
  ),
  'CascadeAgentOptions.rateLimit': pair(1, 9, (requestsPerMinute) =>
    inTurn(standIns({ rateLimit: { requestsPerMinute, whenReached: 'fallback' } }, 'from a')),
  ),
  'CascadeAgentOptions.retry': pair([], [100], (delaysMs) =>
    standIns({ retry: { delaysMs, jitter: 0 } }, [server, 'again']).ask(),
  ),
  'CascadeAgentOptions.require': pair({}, { region: 'eu' }, (require) =>
    agentStage((model) => ({ models: [[model('a', 'a'), model('b', 'b', { region: 'eu' })]], require })).ask(),
  ),
  'CascadeAgentOptions.unknownPrice': pair('skip', 'allow', (unknownPrice) =>
    agentStage(() => ({
      models: [{ name: 'm', provider: scriptedProvider('a', { replies: ['unpriced'] }) }],
      budget: { daily: 1 },
      unknownPrice,
    })).ask(),
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
    await agentCascade(isGiven ? { store } : {}).ask();
    return (await store.runs.runs({ limit: 9 })).length;
  }),
  'CascadeAgentOptions.name': pair('one', 'other', async (name) => {
    const store = memoryStore();
    await agentCascade({ name, store }).ask();
    return (await store.runs.runs({ limit: 1 }))[0]?.cascade;
  }),
  'CascadeAgentOptions.systemPrompt': pair('Be brief.', 'Be long.', (systemPrompt) =>
    agentCascade({ systemPrompt }).ask(),
  ),
  'CascadeAgentOptions.enableCascade': pair(true, false, (enableCascade) => agentCascade({ enableCascade }).ask()),
  'CascadeAgentOptions.risks': pair(false, true, (lastTierOnly) =>
    agentCascade({ risks: { write: { lastTierOnly } } }, [toolCall, 'done']).ask({
      tools: { weather: { ...weather, risk: 'write' } },
    }),
  ),
  'CascadeAgentOptions.maxSteps': pair(1, 2, (maxSteps) =>
    agentCascade({ maxSteps }, toolCall).ask({ tools: { weather } }),
  ),
  'CascadeAgentOptions.verbose': pair(false, true, (verbose) => written(() => agentCascade({ verbose }).ask())),
  'CascadeAgentOptions.onEvent': pair(false, true, async (isHeard) => {
    const heard: string[] = [];
    await agentCascade(isHeard ? { onEvent: ({ type }) => void heard.push(type) } : {}).ask();
    return heard;
  }),
  'CascadeAgentOptions.clock': pair(0, 86_400_000, async (nowMs) => {
    const store = memoryStore();
    await agentCascade({ clock: manualClock(nowMs), store }).ask();
    return (await store.runs.runs({ limit: 1 }))[0]?.startedAtMs;
  }),
};
