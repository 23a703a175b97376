import type { CallContext, ChatRequest } from '@cascade/core';
import { memoryStore } from '@cascade/core';
import { createOpenAI } from '@cascade/providers-openai';
import { openUpstream } from '@cascade/testing/chat-model';
import { manualClock } from '@cascade/testing/clock';
import { type FakeUpstreamOptions, type RawReply, type Reply, startFakeUpstream } from '@cascade/testing/fake-upstream';
import {
  type ScriptedEmbeddingOptions,
  type ScriptedModelOptions,
  type ScriptedReply,
  scriptedEmbeddingModel,
  scriptedModel,
} from '@cascade/testing/models';
import {
  type CooldownModelOptions,
  checkCooldownModel,
  checkLedgerModel,
  type LedgerModelOptions,
} from '@cascade/testing/store';
import { type Pair, type Pairs, pair } from '../pair.js';
import { elapse } from '../stage.js';

const request: ChatRequest = { messages: [{ role: 'user', content: 'hi' }] };
const context: CallContext = { signal: new AbortController().signal, idempotencyKey: '1', omit: new Set() };

/** A whole answer and a stream of a scripted model, and how long each took on its clock. */
async function scripted(reply: ScriptedReply, options: Partial<ScriptedModelOptions> = {}): Promise<unknown> {
  const clock = manualClock();
  const model = scriptedModel({ replies: [reply], clock, ...options });
  const failed = (error: unknown) => String(error);
  const whole = await elapse(clock, inTime(model.doGenerate(request, context).catch(failed)));
  const wholeMs = whole.atMs - clock.now();
  const startedAtMs = clock.now();
  const parts: unknown[] = [];
  const read = async () => {
    for await (const part of model.doStream(request, context)) parts.push(part);
    return 'whole';
  };
  const stream = await elapse(clock, inTime(read().catch(failed)));
  const { provider, modelId, origin, capabilities } = model;
  const about = [provider, modelId, origin, capabilities, await model.keys?.()];
  return {
    about,
    whole: whole.value,
    wholeMs,
    parts: [...parts],
    end: stream.value,
    tookMs: stream.atMs - startedAtMs,
  };
}

/** What has not come within 150 ms of real time does not come; the clock does not move meanwhile. */
function inTime<Value>(promise: Promise<Value>): Promise<Value | 'nothing'> {
  return Promise.race([promise, new Promise<'nothing'>((resolve) => setTimeout(() => resolve('nothing'), 150))]);
}

const replied = (one: ScriptedReply, other: ScriptedReply): Pair =>
  pair({ reply: one }, { reply: other }, ({ reply }) => scripted(reply));

async function embedded(options: Partial<ScriptedEmbeddingOptions>): Promise<unknown> {
  const model = scriptedEmbeddingModel({ replies: [{ dimensions: 2 }], ...options });
  const vectors = await model.doEmbed(['hi'], context).catch(String);
  return [model.provider, model.modelId, vectors];
}

interface Call {
  readonly path?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const chat = {
  path: '/v1/chat/completions',
  body: { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'hi' }] },
};
const messages = {
  path: '/v1/messages',
  body: { model: 'claude-haiku-4-5', max_tokens: 2_000, messages: chat.body.messages },
};
const thinking = { ...messages, body: { ...messages.body, thinking: { type: 'enabled', budget_tokens: 1_024 } } };
const streamed = { ...chat, body: { ...chat.body, stream: true } };

/** What comes of a request to the fake upstream. */
async function asked(
  options: FakeUpstreamOptions,
  reply: Reply | undefined,
  calls: readonly Call[] = [chat],
): Promise<unknown> {
  const upstream = await startFakeUpstream({ now: () => 1_780_000_000_000, ...options });
  try {
    if (reply !== undefined) upstream.setDefault(reply);
    const seen: unknown[] = [];
    for (const { path = '', body, headers } of calls) {
      const startedAtMs = performance.now();
      const response = await fetch(`${upstream.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: 'Bearer k',
          'x-api-key': 'k',
          'anthropic-version': '2023-06-01',
          'content-type': 'application/json',
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(5_000),
      });
      const text = await response.text();
      const isSlow = performance.now() - startedAtMs > 150;
      seen.push([response.status, response.headers.get('x-own'), text, isSlow]);
    }
    return [seen, upstream.requests.length, upstream.requests.map(({ arrivedAtMs }) => arrivedAtMs)];
  } finally {
    await upstream.close();
  }
}

const upstream = (one: FakeUpstreamOptions, other: FakeUpstreamOptions, calls?: readonly Call[]): Pair =>
  pair(one, other, (options) => asked(options, undefined, calls));

const reply = (one: Reply, other: Reply, call: Call = chat): Pair =>
  pair(one, other, (value) => asked({}, value, [call]));
const raw = (one: RawReply, other: RawReply): Pair => reply({ raw: one }, { raw: other });
const call = { name: 'look_up', input: { a: 1 } };
const withTools = {
  ...chat,
  body: { ...chat.body, tools: [{ type: 'function', function: { name: 'look_up', parameters: { type: 'object' } } }] },
};
const embeddings = { path: '/v1/embeddings', body: { model: 'text-embedding-3-small', input: ['hi'] } };
const caching = {
  ...messages,
  body: {
    ...messages.body,
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'long '.repeat(9_000), cache_control: { type: 'ephemeral' } }] },
    ],
  },
};

/** Whether a port that was free a moment ago is listened on, when that is asked for. */
async function listensThere(isAsked: boolean): Promise<boolean> {
  const free = await startFakeUpstream();
  const { port } = new URL(free.url);
  await free.close();
  // Somebody else takes the port that was free, so that it is not given out again by chance.
  const keeper = isAsked ? undefined : await startFakeUpstream({ port: Number(port) });
  const made = await startFakeUpstream(isAsked ? { port: Number(port) } : {});
  await made.close();
  await keeper?.close();
  return new URL(made.url).port === port;
}

async function hostOf(host: string): Promise<string> {
  const made = await startFakeUpstream({ host });
  await made.close();
  return new URL(made.url).hostname;
}

/** How many histories of how many steps are played on how many stores, and how many of these are closed. */
async function ledgerHistories(options: LedgerModelOptions, shows: 'stores' | 'long' | 'closed'): Promise<unknown> {
  let [stores, steps, closed] = [0, 0, 0];
  let isLong = false;
  const create = () => {
    [stores, steps] = [stores + 1, 0];
    const { ledger } = memoryStore();
    const step = <T>(result: T): T => {
      steps++;
      isLong ||= steps > 1;
      return result;
    };
    return {
      ...ledger,
      reserve: (request: Parameters<typeof ledger.reserve>[0]) => step(ledger.reserve(request)),
      orphans: (nowMs: number) => step(ledger.orphans(nowMs)),
    };
  };
  const dispose = options.dispose && (() => void closed++);
  await checkLedgerModel(create, { histories: 20, ...options, ...(dispose && { dispose }) });
  return shows === 'stores' ? stores : shows === 'long' ? isLong : closed > 0;
}

async function histories(options: CooldownModelOptions, shows: 'stores' | 'steps' | 'closed'): Promise<unknown> {
  let [stores, most, closed, steps] = [0, 0, 0, 0];
  const create = () => {
    stores++;
    steps = 0;
    const store = memoryStore().cooldowns;
    const list = () => {
      most = Math.max(most, ++steps);
      return store.list();
    };
    return { ...store, list };
  };
  await checkCooldownModel(create, { dispose: () => void closed++, ...options });
  return { stores, steps: most > 5, closed: closed > 0 }[shows];
}

/** What the harness of the suite says, and what the model is called with. */
async function harness(options: Partial<Parameters<typeof openUpstream>[0]>): Promise<unknown> {
  const createModel = (url: string) => createOpenAI({ name: 'acme', baseURL: `${url}/v1` }).chat('gpt-4o-mini');
  const open = openUpstream({ createModel, ...options });
  const made = await open({ reply: { text: 'hi', finishReason: 'stop' } });
  await made.close?.();
  return [made.key, made.parameters, made.model.modelId];
}

export const testingPairs: Pairs = {
  'ScriptedModelOptions.replies': replied('one', 'other'),
  'ScriptedModelOptions.replies.text': replied({ text: 'one' }, { text: 'other' }),
  'ScriptedModelOptions.replies.chunks': replied({ chunks: ['a b'] }, { chunks: ['a', ' b'] }),
  'ScriptedModelOptions.replies.content': replied(
    { content: [] },
    { content: [{ type: 'tool-call', id: '1', name: 't', input: {} }] },
  ),
  'ScriptedModelOptions.replies.before': replied({ text: 'a' }, { text: 'a', before: [{ type: 'alive' }] }),
  'ScriptedModelOptions.replies.finish': replied({ text: 'a' }, { text: 'a', finish: { reason: 'length' } }),
  'ScriptedModelOptions.replies.failure': replied({ failure: { class: 'server' } }, { failure: { class: 'auth' } }),
  'ScriptedModelOptions.replies.throws': replied({ throws: 'one' }, { throws: 'other' }),
  'ScriptedModelOptions.replies.delayMs': replied({ text: 'a', delayMs: 1_000 }, { text: 'a', delayMs: 2_000 }),
  'ScriptedModelOptions.replies.chunkDelayMs': replied(
    { text: 'a', chunkDelayMs: 1_000 },
    { text: 'a', chunkDelayMs: 2_000 },
  ),
  'ScriptedModelOptions.replies.hangs': replied({ text: 'a' }, { text: 'a', hangs: true }),
  'ScriptedModelOptions.replies.isCut': replied({ text: 'a' }, { text: 'a', isCut: true }),
  'ScriptedModelOptions.provider': pair('one', 'other', (provider) => scripted('a', { provider })),
  'ScriptedModelOptions.modelId': pair('one', 'other', (modelId) => scripted('a', { modelId })),
  'ScriptedModelOptions.origin': pair('https://one.invalid', 'https://other.invalid', (origin) =>
    scripted('a', { origin }),
  ),
  'ScriptedModelOptions.capabilities': pair({}, { tools: false }, (capabilities) => scripted('a', { capabilities })),
  'ScriptedModelOptions.keys': pair('sk-one', 'sk-other', (key) => scripted('a', { keys: () => [key] })),
  'ScriptedModelOptions.clock': pair(true, false, async (isOwn) => {
    const [own, foreign] = [manualClock(), manualClock()];
    const model = scriptedModel({ replies: [{ text: 'a', delayMs: 1_000 }], clock: isOwn ? own : foreign });
    const answer = inTime(model.doGenerate(request, context).then(() => 'answered'));
    await own.advance(1_000);
    return answer;
  }),
  'ScriptedEmbeddingOptions.replies': pair(2, 3, (dimensions) => embedded({ replies: [{ dimensions }] })),
  'ScriptedEmbeddingOptions.provider': pair('one', 'other', (provider) => embedded({ provider })),
  'ScriptedEmbeddingOptions.modelId': pair('one', 'other', (modelId) => embedded({ modelId })),

  'FakeUpstreamOptions.seed': upstream({ seed: 1 }, { seed: 2 }),
  'FakeUpstreamOptions.port': pair(false, true, listensThere),
  'FakeUpstreamOptions.host': pair('127.0.0.1', 'localhost', hostOf),
  'FakeUpstreamOptions.now': upstream({ now: () => 1_780_000_000_000 }, { now: () => 1_790_000_000_000 }),
  'FakeUpstreamOptions.slowMs': upstream({ slowMs: 1 }, { slowMs: 250 }, [
    { ...chat, headers: { 'x-fault': 'slow-headers' } },
  ]),
  'FakeUpstreamOptions.models': upstream({ models: ['one'] }, { models: ['other'] }, [{ path: '/v1/models' }]),
  'FakeUpstreamOptions.isUnknownModel': upstream({ isUnknownModel: () => false }, { isUnknownModel: () => true }),
  'FakeUpstreamOptions.logLimit': upstream({ logLimit: 1 }, { logLimit: 9 }, [chat, chat]),

  'Reply.text': reply({ text: 'one' }, { text: 'other' }),
  'Reply.reasoning': reply({ text: 'a', reasoning: 'one' }, { text: 'a', reasoning: 'other' }, thinking),
  'Reply.redactReasoning': reply(
    { text: 'a', reasoning: 'r' },
    { text: 'a', reasoning: 'r', redactReasoning: true },
    thinking,
  ),
  'Reply.toolCalls': reply({ toolCalls: [] }, { toolCalls: [call] }, withTools),
  'Reply.refusal': reply({ text: 'a' }, { refusal: 'no' }),
  'Reply.finishReason': reply({ text: 'a' }, { text: 'a', finishReason: 'length' }),
  'Reply.usage': reply({ text: 'a' }, { text: 'a', usage: null }),
  'Reply.embeddings': reply({ embeddings: [[1, 0]] }, { embeddings: [[0, 1]] }, embeddings),
  'Reply.chunks': reply({ text: 'a b c', chunks: 1 }, { text: 'a b c', chunks: 3 }, streamed),
  'Reply.delayMs': reply({ text: 'a' }, { text: 'a', delayMs: 250 }),
  'Reply.chunkDelayMs': reply({ text: 'a b' }, { text: 'a b', chunkDelayMs: 150 }, streamed),
  'Reply.headers': reply({ headers: { 'x-own': 'one' } }, { headers: { 'x-own': 'other' } }),
  'Reply.fault': reply({ text: 'a' }, { text: 'a', fault: '503' }),
  'Reply.raw': raw({ body: 'one' }, { body: 'other' }),
  'ReplyToolCall.name': reply({ toolCalls: [call] }, { toolCalls: [{ ...call, name: 'other' }] }, withTools),
  'ReplyToolCall.input': reply({ toolCalls: [call] }, { toolCalls: [{ ...call, input: {} }] }, withTools),
  'ReplyToolCall.argumentsText': reply(
    { toolCalls: [call] },
    { toolCalls: [{ ...call, argumentsText: '{' }] },
    withTools,
  ),
  'ReplyToolCall.id': reply(
    { toolCalls: [{ ...call, id: 'one' }] },
    { toolCalls: [{ ...call, id: 'other' }] },
    withTools,
  ),
  'RawReply.status': raw({ status: 201 }, { status: 202 }),
  'RawReply.headers': raw({ headers: { 'x-own': 'one' } }, { headers: { 'x-own': 'other' } }),
  'RawReply.body': raw({ body: { a: 1 } }, { body: { a: 2 } }),
  'Reply.usage.inputTokens': reply({ text: 'a', usage: { inputTokens: 1 } }, { text: 'a', usage: { inputTokens: 2 } }),
  'Reply.usage.outputTokens': reply(
    { text: 'a', usage: { outputTokens: 1 } },
    { text: 'a', usage: { outputTokens: 2 } },
  ),
  'Reply.usage.reasoningTokens': reply(
    { text: 'a', usage: { reasoningTokens: 1 } },
    { text: 'a', usage: { reasoningTokens: 2 } },
  ),
  'Reply.usage.cacheReadTokens': reply(
    { text: 'a', usage: { cacheReadTokens: 1 } },
    { text: 'a', usage: { cacheReadTokens: 2 } },
    caching,
  ),
  'Reply.usage.cacheWriteTokens': reply(
    { text: 'a', usage: { cacheWriteTokens: 1 } },
    { text: 'a', usage: { cacheWriteTokens: 2 } },
    caching,
  ),

  'CooldownModelOptions.histories': pair(2, 3, (count) => histories({ histories: count }, 'stores')),
  'CooldownModelOptions.maxSteps': pair(2, 30, (maxSteps) => histories({ maxSteps }, 'steps')),
  'CooldownModelOptions.dispose': pair<CooldownModelOptions>({}, { dispose: () => {} }, (options) =>
    histories(options, 'closed'),
  ),
  'LedgerModelOptions.histories': pair(2, 3, (count) => ledgerHistories({ histories: count }, 'stores')),
  'LedgerModelOptions.maxSteps': pair(1, 30, (maxSteps) => ledgerHistories({ maxSteps }, 'long')),
  'LedgerModelOptions.dispose': pair<LedgerModelOptions>({}, { dispose: () => {} }, (options) =>
    ledgerHistories(options, 'closed'),
  ),
  'OpenUpstreamOptions.createModel': pair('one', 'other', (modelId) =>
    harness({ createModel: () => scriptedModel({ replies: ['a'], modelId }) }),
  ),
  'OpenUpstreamOptions.key': pair('sk-one', null, (key) => harness({ key })),
  'OpenUpstreamOptions.parameters': pair({ a: 'passed-through' }, { b: 'passed-through' }, (parameters) =>
    harness({ parameters }),
  ),
};
