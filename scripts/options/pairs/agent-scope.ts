import {
  type AnalyticsOptions,
  CascadeAgent,
  type InstrumentOptions,
  instrument,
  type ScopeLimits,
  withBudget,
} from '@cascade/agent';
import { CascadeError } from '@cascade/core';
import { manualClock } from '@cascade/testing/clock';
import { scriptedProvider } from '../agent-stage.js';
import { type Pairs, pair } from '../pair.js';

const finish = { usage: { inputTokens: 1_000, outputTokens: 50 } };
const reply = { text: 'Paris.', finish };

/** What three calls of an agent come to within these limits. */
async function within(limits: ScopeLimits, delayMs = 0): Promise<unknown> {
  const provider = scriptedProvider('a', { replies: [{ ...reply, delayMs }] });
  const agent = new CascadeAgent({ models: [{ name: 'model', provider, cost: 1 }], retry: { delaysMs: [] } });
  const seen: unknown[] = [];
  try {
    await withBudget(limits, async (scope) => {
      for (let call = 0; call < 3; call++) seen.push(await outcome(agent.run('hi', { maxTokens: 10 })));
      seen.push(scope.report().exceeded);
    });
  } catch (error) {
    seen.push(codeOf(error));
  }
  return seen;
}

function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'answered', codeOf);
}

function codeOf(error: unknown): string {
  return CascadeError.isInstance(error) ? error.code : String(error);
}

const answer = { model: 'gpt-4o-mini', usage: { prompt_tokens: 1_000, completion_tokens: 50 } };

/** Built like the clients of the SDKs: all that is sent goes through `request`, whose promise reads the answer when asked. */
function sdkClient() {
  const request = (given: unknown) => ({
    responsePromise: Promise.resolve(given),
    parseResponse: async (_sent: unknown) => answer,
  });
  return { baseURL: 'http://127.0.0.1:1', request, chat: { completions: { create: () => answer } } };
}

/** What a call of a client counts as that speaks to an address of its own. */
async function counted(options: InstrumentOptions): Promise<unknown> {
  const client = await instrument(sdkClient(), options);
  return withBudget({ calls: 5 }, async (scope) => {
    const { responsePromise, parseResponse } = client.request({
      method: 'post',
      path: '/chat/completions',
      body: { model: answer.model },
    });
    await parseResponse(await responsePromise);
    return scope.report().costUsd;
  });
}

const startMs = manualClock().now();

/** What the figures say of two calls, an hour apart. */
async function figures(options: AnalyticsOptions): Promise<unknown> {
  const clock = manualClock();
  const provider = scriptedProvider('a', { clock, replies: [reply] });
  const agent = new CascadeAgent({ clock, models: [{ name: 'model', provider, cost: 1 }] });
  await agent.run('one');
  await clock.advance(3_600_000);
  await agent.run('two');
  const { runs, costUsd, isCut } = await agent.getAnalytics(options);
  return { runs, costUsd, isCut };
}

export const agentScopePairs: Pairs = {
  'ScopeLimits.usd': pair(0.5, 50, (usd) => within({ usd })),
  'ScopeLimits.calls': pair(1, 2, (calls) => within({ calls })),
  'ScopeLimits.timeMs': pair(20, 60_000, (timeMs) => within({ timeMs }, 150)),
  'ScopeLimits.mode': pair('enforce', 'observe', (mode) => within({ calls: 1, mode })),
  'InstrumentOptions.vendor': pair('openai', 'mistral', (vendor) => counted({ vendor })),
  'InstrumentOptions.price': pair(1, 2, (inputPer1M) => counted({ price: () => ({ inputPer1M, outputPer1M: 1 }) })),
  'AnalyticsOptions.sinceMs': pair(startMs, startMs + 1_000, (sinceMs) => figures({ sinceMs })),
  'AnalyticsOptions.limit': pair(1, 10, (limit) => figures({ limit })),
};
