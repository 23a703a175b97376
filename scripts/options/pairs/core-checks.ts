import {
  AllTiersFailedError,
  BadRequestError,
  BudgetExceededError,
  type CallContext,
  CascadeError,
  ConfigurationError,
  type ConnectionOptions,
  createCascade,
  type KeepCheckingOptions,
  keepChecking,
  MissingKeyError,
  memoryStore,
  type Provider,
  RunAbortedError,
  RunError,
  StoreError,
  StreamInterruptedError,
  testConnection,
  validateApiKey,
} from '@cascade/core';
import {
  findKeys,
  type GuardOptions,
  guardFetch,
  type HttpErrorFacts,
  httpFailure,
  type JsonCall,
  type KeySettings,
  type Post,
  type RequestBuilder,
  type RetryHints,
  retryAfterMs,
  sendBuilt,
  sendJson,
} from '@cascade/core/provider-kit';
import { type ManualClock, manualClock } from '@cascade/testing/clock';
import { scriptedModel } from '@cascade/testing/models';
import { type Pairs, pair } from '../pair.js';

/** Answers after a moment what it was asked with, unless it is told to stop; its list needs a key. */
function providerOf(name = 'acme', seen: CallContext[] = [], afterMs = 5): Provider {
  const model = scriptedModel({ provider: name, replies: ['hi'], keys: () => ['sk-own'] });
  return {
    specificationVersion: 'v1',
    name,
    origin: model.origin,
    keys: { environment: [], required: true },
    chat: () => model,
    check: async (context) => {
      seen.push(context);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      const failure = (text: string) => ({ class: 'auth', scope: 'key', message: text }) as const;
      if (context.signal.aborted) return { ok: false, failure: { ...failure('stopped'), class: 'aborted' } };
      if (context.key !== 'sk-own') return { ok: false, failure: failure('wrong key') };
      return { ok: true, models: ['one', context.fetch === undefined ? 'default' : 'own'] };
    },
  };
}

const tested = async (options: ConnectionOptions & { readonly model?: string }): Promise<unknown> => {
  const { latencyMs: _took, ...test } = await testConnection(providerOf('acme', [], 30), options);
  return test;
};

const validated = async (options: Omit<ConnectionOptions, 'key'>): Promise<unknown> => {
  const seen: CallContext[] = [];
  const { latencyMs: _took, ...validation } = await validateApiKey(providerOf('acme', seen, 30), 'sk-own', options);
  return [validation, seen.map(({ fetch }) => fetch !== undefined)];
};

const connection: Readonly<Record<string, readonly [ConnectionOptions, ConnectionOptions]>> = {
  timeoutMs: [{ timeoutMs: 5 }, { timeoutMs: 5_000 }],
  signal: [{}, { signal: AbortSignal.abort() }],
  fetch: [{}, { fetch: () => Promise.reject(new Error('not called')) }],
};

/** Checks take real time; then something waits for the clock again. */
export async function untilWaited(clock: ManualClock): Promise<void> {
  for (let turn = 0; turn < 400 && clock.pending === 0; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What is heard of checks within a minute. */
async function checks(
  options: Omit<KeepCheckingOptions, 'providers'>,
  providers = [providerOf()],
): Promise<readonly unknown[]> {
  const clock = manualClock();
  const heard: unknown[] = [];
  const entries = providers.map(({ chat }) => chat('model'));
  const cascade = createCascade({ entries, clock, store: memoryStore() });
  const onCheck = (provider: string, { ok }: { readonly ok: boolean }) => heard.push([provider, ok]);
  const stop = keepChecking(cascade, { providers, onCheck, ...options });
  for (let round = 0; round < 3; round++) {
    await untilWaited(clock);
    await clock.advance(20_000);
  }
  await untilWaited(clock);
  stop();
  return heard;
}

const keys = (settings: Partial<KeySettings>): unknown => {
  try {
    return findKeys({ provider: 'acme', environment: [], required: true, ...settings });
  } catch (error) {
    return String(error);
  }
};

const failure = (facts: Partial<HttpErrorFacts>): unknown => httpFailure({ provider: 'acme', nowMs: 0, ...facts });
const wait = (hints: Partial<RetryHints>): unknown => retryAfterMs({ nowMs: 0, ...hints });
const inAMinute = new Headers({ 'retry-after': new Date(60_000).toUTCString() });

const context = (fetch?: typeof globalThis.fetch): CallContext => ({
  signal: new AbortController().signal,
  idempotencyKey: '1',
  omit: new Set(),
  ...(fetch && { fetch }),
});

/** What is sent, or why nothing is. */
async function sent(call: Partial<JsonCall>, status = 200): Promise<unknown> {
  const requests: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (url, { headers, body } = {}) => {
    requests.push([url, headers, body]);
    return new Response('{}', { status });
  };
  const made = sendJson({ provider: 'acme', url: 'https://a.invalid', body: {}, context: context(), fetch, ...call });
  return [requests, await made.then(({ status: code }) => code, String)];
}

/** What a builder of requests is told, and what is sent of that. */
async function posted(post: Partial<Post>): Promise<unknown> {
  const requests: unknown[] = [];
  const builder: RequestBuilder = {
    async buildRequest({ path, body, headers, idempotencyKey }) {
      return {
        url: `https://a.invalid${path}`,
        req: { headers: [[idempotencyKey ?? '', JSON.stringify(headers)]], body: JSON.stringify(body) },
      };
    },
  };
  const fetch: typeof globalThis.fetch = async (url, { headers, body, signal } = {}) => {
    requests.push([url, headers, body, signal?.aborted]);
    return new Response('{}');
  };
  await sendBuilt(builder, fetch, { path: '/a', body: {}, signal: new AbortController().signal, ...post });
  return requests;
}

const answers =
  (status: number): typeof globalThis.fetch =>
  async () =>
    new Response('{}', { status });

const guarded = (options: Partial<GuardOptions>): Promise<unknown> =>
  guardFetch(async () => Response.json({}), { provider: 'acme', isStreamed: () => true, ...options })(
    'https://a.invalid',
  ).then(({ status }) => status, String);

const story = { runId: '1', cascade: 'c', attempts: [], skipped: [], warnings: [] };
type WithCause = (options: { readonly cause: unknown }) => Error;
const caused = (make: WithCause) => pair('one', 'other', (cause) => make({ cause }).cause);

export const checkPairs: Pairs = {
  'ConnectionOptions.key': pair('sk-own', 'sk-wrong', (key) => tested({ key })),
  'ConnectionTestOptions.model': pair('one', 'unheard-of', (model) => tested({ model })),
  ...Object.fromEntries(
    Object.entries(connection).flatMap(([name, [one, other]]) => [
      [`ConnectionOptions.${name}`, pair(one, other, tested)],
      [`validateApiKey(options).${name}`, pair(one, other, validated)],
    ]),
  ),
  'KeepCheckingOptions.providers': pair('one', 'other', (name) => checks({}, [providerOf(name)])),
  'KeepCheckingOptions.intervalMs': pair(20_000, 200_000, (intervalMs) => checks({ intervalMs })),
  'KeepCheckingOptions.timeoutMs': pair(
    5,
    5_000,
    async (timeoutMs) => (await checks({ timeoutMs }, [providerOf('acme', [], 30)]))[0],
  ),
  'KeepCheckingOptions.onCheck': pair(false, true, async (isGiven) => {
    let count = 0;
    await checks({ onCheck: () => void (isGiven && count++) });
    return count;
  }),

  'AllTiersFailedError(options).cause': caused((options) => new AllTiersFailedError('none', story, options)),
  'BadRequestError(options).cause': caused((options) => new BadRequestError('bad', story, options)),
  'BudgetExceededError(options).cause': caused((options) => new BudgetExceededError('no room', story, options)),
  'CascadeError(options).cause': caused((options) => new CascadeError('store', 'text', options)),
  'ConfigurationError(options).cause': caused((options) => new ConfigurationError('text', options)),
  'MissingKeyError(options).cause': caused((options) => new MissingKeyError('text', options)),
  'RunAbortedError(options).cause': caused((options) => new RunAbortedError(story, options)),
  'RunError(options).cause': caused((options) => new (class extends RunError {})('aborted', 'text', story, options)),
  'StoreError(options).cause': caused((options) => new StoreError('busy', 'text', options)),
  'StreamInterruptedError(options).cause': caused(
    (options) => new StreamInterruptedError('text', { ...story, partial: [] }, options),
  ),

  'KeySettings.provider': pair('one', 'other', (provider) => keys({ provider })),
  'KeySettings.apiKey': pair('sk-1', 'sk-2', (apiKey) => keys({ apiKey })),
  'KeySettings.environment': pair(['NO_SUCH_KEY'], ['PATH'], (environment) => keys({ environment })),
  'KeySettings.required': pair(true, false, (required) => keys({ required })),
  'GuardOptions.provider': pair('one', 'other', (provider) => guarded({ provider })),
  'GuardOptions.isStreamed': pair(true, false, (isStreamed) => guarded({ isStreamed: () => isStreamed })),
  'HttpErrorFacts.provider': pair('one', 'other', (provider) => failure({ provider })),
  'HttpErrorFacts.status': pair(401, 500, (status) => failure({ status })),
  'HttpErrorFacts.body': pair({}, { error: { message: 'overloaded' } }, (body) => failure({ body })),
  'HttpErrorFacts.headers': pair(new Headers(), new Headers({ 'retry-after': '9' }), (headers) =>
    failure({ status: 429, headers }),
  ),
  'HttpErrorFacts.message': pair('one', 'other', (message) => failure({ message })),
  'HttpErrorFacts.class': pair('auth', 'server', (known) => failure({ class: known })),
  'HttpErrorFacts.cause': pair('one', 'other', (cause) => failure({ cause })),
  'HttpErrorFacts.nowMs': pair(0, 30_000, (nowMs) => failure({ status: 429, headers: inAMinute, nowMs })),
  'RetryHints.headers': pair(new Headers(), new Headers({ 'retry-after': '9' }), (headers) => wait({ headers })),
  'RetryHints.retryDelay': pair('4s', '5s', (retryDelay) => wait({ retryDelay })),
  'RetryHints.message': pair('try again in 4s', 'try again in 5s', (message) => wait({ message })),
  'RetryHints.nowMs': pair(0, 30_000, (nowMs) => wait({ headers: inAMinute, nowMs })),
  'JsonCall.provider': pair('one', 'other', (provider) => sent({ provider }, 500)),
  'JsonCall.url': pair('https://a.invalid', 'https://b.invalid', (url) => sent({ url })),
  'JsonCall.headers': pair({}, { 'x-a': '1' }, (headers) => sent({ headers })),
  'JsonCall.body': pair({}, { a: 1 }, (body) => sent({ body })),
  'JsonCall.context': pair(201, 202, (status) => sent({ context: context(answers(status)) })),
  'Post.path': pair('/a', '/b', (path) => posted({ path })),
  'Post.body': pair({}, { a: 1 }, (body) => posted({ body })),
  'Post.headers': pair({}, { 'x-a': '1' }, (headers) => posted({ headers })),
  'Post.idempotencyKey': pair('one', 'two', (idempotencyKey) => posted({ idempotencyKey })),
  'Post.signal': pair(new AbortController().signal, AbortSignal.abort(), (signal) => posted({ signal })),
  'JsonCall.fetch': pair(201, 202, (status) => sent({ fetch: answers(status) })),
};
