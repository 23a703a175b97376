import { ConfigurationError, findKeys, readJson, readLines, sendJson } from '@cascade/core/provider-kit';
import type { CallContext, ChatModel, ChatRequest, Provider } from '@cascade/core/spec';
import { createLineReader, path, readAnswer, toWire } from './wire.js';

export interface ProviderSettings {
  /** Name of the provider in entries, logs and messages. Default `acme`. */
  readonly name?: string;
  /** Default: Acme's own address. */
  readonly baseURL?: string;
  /** Default: the environment variable `ACME_API_KEY`, at Acme's own address. */
  readonly apiKey?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

const ownBaseURL = 'https://api.acme.example';

/** Acme. Configuration files that name this package call it as well. */
export function createProvider({
  name = 'acme',
  baseURL = ownBaseURL,
  apiKey,
  headers,
}: ProviderSettings = {}): Provider {
  if (!URL.canParse(baseURL)) throw new ConfigurationError(`${name}: baseURL must be a URL, got "${baseURL}"`);
  const { origin } = new URL(baseURL);
  // A key from the environment is for Acme, and goes nowhere else.
  const environment = origin === new URL(ownBaseURL).origin ? ['ACME_API_KEY'] : [];
  const required = environment.length > 0;
  const send = (modelId: string, request: ChatRequest, context: CallContext, stream: boolean) =>
    sendJson({
      provider: name,
      url: baseURL.replace(/\/$/, '') + path,
      headers: { ...headers, ...(context.key !== undefined && { authorization: `Bearer ${context.key}` }) },
      body: toWire(modelId, request, stream),
      context,
    });
  return {
    specificationVersion: 'v1',
    name,
    origin,
    keys: { environment, required },
    chat: (modelId): ChatModel => ({
      specificationVersion: 'v1',
      provider: name,
      modelId,
      origin,
      // What is left out here is unknown, and tried.
      capabilities: {},
      keys: () => findKeys({ provider: name, apiKey, environment, required }),
      async doGenerate(request, context) {
        return readAnswer(name, await readJson(name, await send(modelId, request, context, false)));
      },
      async *doStream(request, context) {
        const read = createLineReader(name);
        for await (const line of readLines(name, await send(modelId, request, context, true))) yield* read(line);
      },
    }),
  };
}
