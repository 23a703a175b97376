import {
  type ChatRequest,
  type Conversation,
  type KeyPoolOptions,
  keyPool,
  type MemoryStoreOptions,
  memoryStore,
  type RunFilter,
  type RunOptions,
} from '@cascade/core';
import { manualClock } from '@cascade/testing/clock';
import type { ScriptedReply } from '@cascade/testing/models';
import { z } from 'zod';
import { type Pairs, pair } from '../pair.js';
import { price, server, stage } from '../stage.js';

/** A run of two entries, of which the first does what the reply says. */
const run = (options: RunOptions, reply: ScriptedReply = 'from a') =>
  stage((model) => ({
    entries: [
      { model: model('a', reply), price, tags: { region: 'us' } },
      { model: model('b', 'from b'), price, tags: { region: 'eu' } },
    ],
  })).ask('question', options);

async function logged(options: RunOptions): Promise<unknown> {
  const store = memoryStore();
  const { ask } = stage((model) => ({ entries: [model('a', 'from a')], store }));
  await ask('question', options);
  return (await store.runs.runs({ limit: 1 })).map(({ id, tags }) => ({ id: options.runId && id, tags }));
}

const messages = [{ role: 'user', content: 'question' }] as const;
const tools = [{ name: 'look_up', inputSchema: { type: 'object' } }];

/** What a model is asked for a conversation, and what the caller gets. */
async function converse(conversation: Partial<Conversation>, reply: ScriptedReply = '{"n":1}'): Promise<unknown> {
  let request: ChatRequest | undefined;
  const { cascade } = stage((model) => {
    const replies = (call: { readonly request: ChatRequest | undefined }) => {
      request = call.request;
      return reply;
    };
    return { entries: [model('a', '', { replies })] };
  });
  const result = await cascade
    .generate({ messages, ...conversation })
    .catch(({ code }: { code: unknown }) => ({ code }));
  const { output, ...rest } = request ?? { messages };
  return {
    ...rest,
    output: output && { name: output.name, schema: output.jsonSchema },
    got: 'object' in result && result.object,
  };
}

const said = <Name extends keyof Conversation>(name: Name, one: Conversation[Name], other: Conversation[Name]) =>
  pair(one, other, (value) => converse({ [name]: value }));

const keys = [{ id: 'one' }, { id: 'other' }, { id: 'third' }] as const;

/** The order of three keys after some use and some time. */
function ordered(choice: Parameters<typeof keyPool>[0], options: KeyPoolOptions, clock = manualClock()): unknown {
  const pool = keyPool(choice, options);
  pool.used('one');
  pool.used('one');
  clock.jump(clock.now() + 600_000);
  pool.used('other');
  return pool.order(keys);
}

/** What a store in memory still knows of three of everything. */
async function kept(options: MemoryStoreOptions): Promise<unknown> {
  const store = memoryStore(options);
  const { ask } = stage((model) => ({
    entries: [model('a', server), model('b', server), model('c', server)],
    store,
    cooldown: { afterFailures: 1 },
    health: false,
  }));
  await ask();
  await ask();
  const prompts = await store.failedPrompts.list();
  const runs = await store.runs.runs({ limit: 9 });
  return [(await store.cooldowns.list()).length, runs.length, prompts.length];
}

/** Which attempts a filter finds. */
async function found(filter: Partial<RunFilter>): Promise<unknown> {
  const { runs } = memoryStore();
  const attempt = (runId: string, entry: string, cascade: string, startedAtMs: number) =>
    ({
      runId,
      index: 0,
      cascade,
      entry,
      provider: 'p',
      modelId: 'm',
      role: 'answer',
      tier: 0,
      startedAtMs,
      latencyMs: 1,
    }) as const;
  await runs.append({ attempts: [attempt('1', 'a', 'x', 10), attempt('2', 'b', 'y', 20)], runs: [] });
  return (await runs.attempts({ limit: 9, ...filter })).map(({ runId }) => runId);
}

export const runPairs: Pairs = {
  'RunOptions.signal': pair<RunOptions>({}, { signal: AbortSignal.abort() }, (options) => run(options)),
  'RunOptions.deadlineMs': pair(200, 2_000, (inMs) =>
    run({ deadlineMs: manualClock().now() + inMs }, { text: 'slow', delayMs: 1_000 }),
  ),
  'RunOptions.timeouts': pair(0, 100, (attemptMs) =>
    run({ timeouts: { attemptMs } }, { text: 'slow', delayMs: 1_000 }),
  ),
  'RunOptions.fromTier': pair(0, 1, (fromTier) =>
    stage((model) => ({
      tiers: [model('a', 'a'), model('b', 'b')],
      gate: {
        specificationVersion: 'v1',
        name: 'all',
        judge: ({ tier }) => ({ decision: 'accept', tier, reasons: [] }),
      },
    })).ask('question', { fromTier }),
  ),
  'RunOptions.tier': pair(0, 1, (tier) =>
    stage((model) => ({
      tiers: [model('a', 'a'), model('b', 'b')],
      gate: { specificationVersion: 'v1', name: 'none', judge: () => ({ decision: 'reject', tier: 0, reasons: [] }) },
    })).ask('question', { tier }),
  ),
  'RunOptions.entry': pair('a/model', 'b/model', (entry) => run({ entry })),
  'RunOptions.require': pair({}, { region: 'eu' }, (require) => run({ require })),
  'RunOptions.maxCostUsd': pair(1, 1_000_000, (maxCostUsd) => run({ maxCostUsd })),
  'RunOptions.purse': pair(true, false, (hasRoom) =>
    run({ purse: { claim: () => (hasRoom ? () => {} : 'nothing left') } }),
  ),
  'RunOptions.runId': pair('run-one', 'run-other', (runId) => logged({ runId })),
  'RunOptions.tags': pair({}, { user: 'ada' }, (tags) => logged({ tags })),

  'Conversation.messages': said('messages', messages, [{ role: 'user', content: 'another question' }]),
  'Conversation.tools': said('tools', [], tools),
  'Conversation.toolChoice': pair('auto', 'required', (toolChoice) => converse({ tools, toolChoice })),
  'Conversation.parallelToolCalls': pair(true, false, (parallelToolCalls) => converse({ tools, parallelToolCalls })),
  'Conversation.output': pair<Partial<Conversation>>({}, { output: z.object({ n: z.number() }) }, (more) =>
    converse(more),
  ),
  'Conversation.maxOutputTokens': said('maxOutputTokens', 1, 2),
  'Conversation.temperature': said('temperature', 0, 1),
  'Conversation.topP': said('topP', 0.1, 1),
  'Conversation.stop': said('stop', ['a'], ['b']),
  'Conversation.seed': said('seed', 1, 2),
  'Conversation.reasoning': said('reasoning', 'off', 'high'),
  'Conversation.logprobs': said('logprobs', 0, 5),
  'Conversation.cachePrompt': said('cachePrompt', false, true),
  'Conversation.parameters': said('parameters', {}, { top_k: 5 }),
  'JsonSchemaOutput.name': pair('one', 'other', (name) => converse({ output: { name, jsonSchema: {} } })),
  'JsonSchemaOutput.jsonSchema': pair({ title: 'one' }, { title: 'other' }, (jsonSchema) =>
    converse({ output: { jsonSchema } }),
  ),
  'JsonSchemaOutput.validate': pair([], ['n is too small'], (problems) =>
    converse({ output: { jsonSchema: {}, validate: () => problems } }),
  ),
  'Tool.name': pair('one', 'other', (name) => converse({ tools: [{ name, inputSchema: {} }] })),
  'Tool.description': pair('one', 'other', (description) =>
    converse({ tools: [{ name: 't', description, inputSchema: {} }] }),
  ),
  'Tool.risk': pair('read', 'write', (risk) => converse({ tools: [{ name: 't', inputSchema: {}, risk }] })),
  'Tool.inputSchema': pair({}, { type: 'object' }, (inputSchema) => converse({ tools: [{ name: 't', inputSchema }] })),

  'KeyPoolOptions.random': pair(0, 0.9, (random) => ordered('random', { random: () => random })),
  'KeyPoolOptions.clock': pair(true, false, (moves) => {
    const clock = manualClock();
    return ordered('least-used', { clock: moves ? clock : manualClock() }, clock);
  }),
  'MemoryStoreOptions.maxScopes': pair(1, 9, (maxScopes) => kept({ maxScopes })),
  'MemoryStoreOptions.maxAttempts': pair(1, 9, (maxAttempts) => kept({ maxAttempts })),
  'MemoryStoreOptions.maxFailedPrompts': pair(1, 9, (maxFailedPrompts) => kept({ maxFailedPrompts })),

  'RunFilter.runId': pair({}, { runId: '1' }, found),
  'RunFilter.entry': pair({}, { entry: 'a' }, found),
  'RunFilter.cascade': pair({}, { cascade: 'x' }, found),
  'RunFilter.sinceMs': pair({}, { sinceMs: 15 }, found),
  'RunFilter.limit': pair({}, { limit: 1 }, found),
};
