import type { Provider } from '@cascade/core/spec';
import { createAnthropic } from '@cascade/providers-anthropic';
import { type ClaudeCodeSettings, createClaudeCode } from '@cascade/providers-claude-code';
import { createGoogle } from '@cascade/providers-google';
import { createOllama } from '@cascade/providers-ollama';
import { azureOpenAI, createOpenAI, openaiCompatible } from '@cascade/providers-openai';
import { createGroq } from '@cascade/providers-openai/presets';
import { type Pair, type Pairs, pair } from '../pair.js';

type Fetch = typeof globalThis.fetch;

/** Headers that differ from call to call, or say what the SDK is. */
const own = /idempotency|stainless|user-agent|api-client|request-id|retry-count/;

/** What comes with a call; each has a signal of its own. */
const contextOf = () => ({
  signal: new AbortController().signal,
  idempotencyKey: 'attempt-1',
  omit: new Set<string>(),
});

/** Asks a provider whose transport answers 418, and tells what came over the transport, and what was thrown. */
async function called(make: (fetch: Fetch) => Provider): Promise<unknown> {
  const requests: unknown[] = [];
  const provider = make(async (input, init) => {
    const request = new Request(input, init);
    const headers = [...request.headers].filter(([name]) => !own.test(name));
    requests.push([request.method, request.url, headers, await request.text()]);
    return Response.json({ error: { message: 'tea' } }, { status: 418 });
  });
  const model = provider.chat('some-model');
  try {
    const key = (await model.keys?.())?.[0];
    const request = { messages: [{ role: 'user', content: 'hi' }] } as const;
    await model.doGenerate(request, { ...contextOf(), ...(key !== undefined && { key }) });
  } catch (error) {
    return [provider.name, provider.origin, requests, String(error)];
  }
  throw new Error('a teapot has answered');
}

/** Pairs for the settings that all adapters over HTTP have. */
function shared<Settings extends object>(
  type: string,
  create: (settings: Settings & { readonly fetch: Fetch }) => Provider,
  base: Settings,
): Pairs {
  const of = (one: object, other: object): Pair =>
    pair(one, other, (settings) => called((fetch) => create({ fetch, ...base, ...settings })));
  return {
    [`${type}.name`]: of({ name: 'one' }, { name: 'other' }),
    [`${type}.apiKey`]: of({ apiKey: 'sk-one' }, { apiKey: 'sk-other' }),
    [`${type}.baseURL`]: of({ baseURL: 'https://one.invalid' }, { baseURL: 'https://other.invalid' }),
    [`${type}.headers`]: of({}, { headers: { 'x-team': 'blue' } }),
    [`${type}.fetch`]: of({}, { fetch: async () => Response.json({}, { status: 503 }) }),
  };
}

const openAI = (settings: Parameters<typeof createOpenAI>[0]) =>
  called((fetch) => createOpenAI({ fetch, apiKey: 'sk-1', baseURL: 'https://one.invalid/v1', ...settings }));

const azure = (settings: Partial<Parameters<typeof azureOpenAI>[0]>) =>
  called((fetch) => azureOpenAI({ fetch, baseURL: 'https://one.openai.azure.com', ...settings }));

/** What Claude Code is started with. */
async function started(settings: ClaudeCodeSettings): Promise<unknown> {
  let seen: unknown;
  const provider = createClaudeCode({
    sdk: async () => ({
      async *query({ options }) {
        const { pathToClaudeCodeExecutable, cwd, env } = options;
        seen = [pathToClaudeCodeExecutable, cwd, env.MARK];
        yield { type: 'result', subtype: 'success', is_error: false, result: 'hi', stop_reason: 'end_turn' };
      },
    }),
    ...settings,
  });
  const answer = await provider.chat('sonnet').doGenerate({ messages: [{ role: 'user', content: 'hi' }] }, contextOf());
  return [provider.name, seen, answer.content];
}

const silent = (text: string): NonNullable<ClaudeCodeSettings['sdk']> => {
  return async () => ({
    async *query() {
      yield { type: 'result', subtype: 'success', is_error: false, result: text, stop_reason: 'end_turn' };
    },
  });
};

export const adapterPairs: Pairs = {
  ...shared('OpenAISettings', createOpenAI, { apiKey: 'sk-1' }),
  'OpenAISettings.api': pair('chat', 'responses', (api) => openAI({ api })),
  'OpenAISettings.azure': pair(false, true, (isAzure) => openAI({ azure: isAzure })),
  'OpenAISettings.apiVersion': pair('2024-10-21', '2025-01-01', (apiVersion) => openAI({ azure: true, apiVersion })),
  'OpenAISettings.batch': pair(false, true, (batch) => createOpenAI({ batch }).chat('m').batch?.priceFactor),
  'OpenAISettings.organization': pair('one', 'other', (organization) => openAI({ organization })),
  'OpenAISettings.project': pair('one', 'other', (project) => openAI({ project })),
  ...shared('AzureOpenAISettings', azureOpenAI, { baseURL: 'https://one.openai.azure.com', apiKey: 'sk-1' }),
  'AzureOpenAISettings.tokenProvider': pair('one', 'other', (token) => azure({ tokenProvider: () => token })),
  'AzureOpenAISettings.api': pair('chat', 'responses', (api) => azure({ api, apiKey: 'sk-1' })),
  'AzureOpenAISettings.apiVersion': pair('2024-10-21', '2025-01-01', (apiVersion) =>
    azure({ apiVersion, apiKey: 'sk-1' }),
  ),
  ...shared('OpenAICompatibleSettings', openaiCompatible, { name: 'house', baseURL: 'https://one.invalid/v1' }),
  'OpenAICompatibleSettings.api': pair('chat', 'responses', (api) =>
    called((fetch) => openaiCompatible({ name: 'house', baseURL: 'https://one.invalid/v1', fetch, api })),
  ),
  ...shared('PresetSettings', createGroq, { apiKey: 'sk-1' }),
  'PresetSettings.api': pair('chat', 'responses', (api) =>
    called((fetch) => createGroq({ fetch, apiKey: 'sk-1', api })),
  ),
  ...shared('AnthropicSettings', createAnthropic, { apiKey: 'sk-1' }),
  'AnthropicSettings.version': pair('2023-06-01', '2026-10-21', (version) =>
    called((fetch) => createAnthropic({ fetch, apiKey: 'sk-1', version })),
  ),
  'AnthropicSettings.batch': pair(false, true, (batch) => createAnthropic({ batch }).chat('m').batch?.priceFactor),
  ...shared('GoogleSettings', createGoogle, { apiKey: 'sk-1' }),
  'GoogleSettings.apiVersion': pair('v1', 'v1beta', (apiVersion) =>
    called((fetch) => createGoogle({ fetch, apiKey: 'sk-1', apiVersion })),
  ),
  ...shared('OllamaSettings', createOllama, {}),

  'ClaudeCodeSettings.name': pair('one', 'other', (name) => started({ name })),
  'ClaudeCodeSettings.executablePath': pair('/opt/one', '/opt/other', (executablePath) => started({ executablePath })),
  'ClaudeCodeSettings.cwd': pair('/opt/one', '/opt/other', (cwd) => started({ cwd })),
  'ClaudeCodeSettings.environment': pair({ MARK: '1' }, { MARK: '2' }, (environment) => started({ environment })),
  'ClaudeCodeSettings.sdk': pair('one', 'other', (text) => started({ sdk: silent(text) })),
};
