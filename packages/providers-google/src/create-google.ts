import { checkOptions, findKeys, secretHeaders } from '@cascade/core/provider-kit';
import type { CallContext, ChatModel, EmbeddingModel, Provider, ProviderCheck } from '@cascade/core/spec';
import { generate, stream } from './chat/chat-calls.js';
import { check } from './check.js';
import { createClients } from './client.js';
import { createEmbeddingModel } from './embeddings/embedding-model.js';
import { resolveEndpoint } from './endpoint.js';
import { type GoogleSettings, googleChecks } from './google-settings.js';

/** A provider that speaks Gemini's protocol. */
export interface GoogleProvider extends Provider {
  chat(modelId: string): ChatModel;
  embedding(modelId: string): EmbeddingModel;
  check(context: CallContext): Promise<ProviderCheck>;
}

/**
 * Google's Gemini models. The SDK is loaded at the first call.
 *
 * @example
 * ```ts
 * const google = createGoogle({ apiKey });
 * const cascade = createCascade({ entries: [google.chat('gemini-3.8-flash'), google.chat('gemini-3.1-pro-preview')] });
 * ```
 * @throws ConfigurationError when `baseURL` is not a URL, or a setting is not known
 */
export function createGoogle(settings: GoogleSettings = {}): GoogleProvider {
  checkOptions('createGoogle', settings, googleChecks);
  const endpoint = resolveEndpoint(settings);
  const { name: provider, origin, environment, keyRequired: required } = endpoint;
  const getClient = createClients(settings, endpoint);
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

/** Google's Gemini models, with the key from `GOOGLE_API_KEY` or `GEMINI_API_KEY`, which are read at the first call. */
export const google: GoogleProvider = createGoogle();
