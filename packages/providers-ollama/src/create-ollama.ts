import { checkOptions, findKeys, secretHeaders } from '@cascade/core/provider-kit';
import type { CallContext, ChatModel, EmbeddingModel, Provider, ProviderCheck } from '@cascade/core/spec';
import { generate, stream } from './chat/chat-calls.js';
import { check } from './check.js';
import { clientMaker } from './client.js';
import { createEmbeddingModel } from './embeddings/embedding-model.js';
import { resolveEndpoint } from './endpoint.js';
import { type OllamaSettings, ollamaChecks } from './ollama-settings.js';

/** A provider that speaks Ollama's own protocol. */
export interface OllamaProvider extends Provider {
  chat(modelId: string): ChatModel;
  embedding(modelId: string): EmbeddingModel;
  check(context: CallContext): Promise<ProviderCheck>;
}

/**
 * Models that an Ollama server runs, on this machine or elsewhere. The SDK is loaded at the first call.
 *
 * @example
 * ```ts
 * const ollama = createOllama({ baseURL: 'http://127.0.0.1:11434' });
 * const cascade = createCascade({ entries: [ollama.chat('qwen3'), ollama.chat('llama3.2')] });
 * ```
 * @throws ConfigurationError when `baseURL` (or `OLLAMA_HOST`) is not the URL of such a server, or a setting is not known
 */
export function createOllama(settings: OllamaSettings = {}): OllamaProvider {
  checkOptions('createOllama', settings, ollamaChecks);
  const endpoint = resolveEndpoint(settings);
  const { name: provider, origin, environment, keyRequired: required } = endpoint;
  const getClient = clientMaker(settings, endpoint);
  const keys = () => findKeys({ provider, apiKey: settings.apiKey, environment, required });
  return {
    specificationVersion: 'v1',
    name: provider,
    origin,
    keys: { environment, required },
    chat(modelId) {
      const site = { endpoint, getClient, modelId };
      return {
        specificationVersion: 'v1',
        provider,
        modelId,
        origin,
        capabilities: {},
        keys,
        secrets: secretHeaders(settings.headers),
        doGenerate: (request, context) => generate(site, request, context),
        doStream: (request, context) => stream(site, request, context),
      };
    },
    embedding: (modelId) => createEmbeddingModel({ endpoint, getClient, modelId }, keys),
    check: (context) => check({ endpoint, getClient }, context),
  };
}
