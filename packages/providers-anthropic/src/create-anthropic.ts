import { checkOptions, findKeys, secretHeaders } from '@cascade/core/provider-kit';
import type { ChatModel, Provider } from '@cascade/core/spec';
import { type AnthropicSettings, anthropicChecks } from './anthropic-settings.js';
import { createBatchEndpoint } from './batch/batch-endpoint.js';
import { type CallSite, generate, stream } from './calls.js';
import { check } from './check.js';
import { createClients } from './client.js';
import { resolveEndpoint } from './endpoint.js';
import { modelRules } from './model-rules.js';

/**
 * Anthropic, or any server that speaks its Messages API. The SDK is loaded at the first call.
 *
 * @example
 * ```ts
 * const local = createAnthropic({ name: 'lm-studio', baseURL: 'http://localhost:1234' });
 * const cascade = createCascade({ entries: [local.chat('qwen3'), anthropic.chat('claude-haiku-4-5')] });
 * ```
 * @throws ConfigurationError when `baseURL` is not a URL, or a setting is not known
 */
export function createAnthropic(settings: AnthropicSettings = {}): Provider {
  checkOptions('createAnthropic', settings, anthropicChecks);
  const endpoint = resolveEndpoint(settings);
  const { name, origin, environment, keyRequired: required } = endpoint;
  const getClient = createClients(settings, endpoint);
  const keys = () => findKeys({ provider: name, apiKey: settings.apiKey, environment, required });
  const hasBatches = settings.batch ?? endpoint.isAnthropic;
  return {
    specificationVersion: 'v1',
    name,
    origin,
    keys: { environment, required },
    chat(modelId) {
      const site = { endpoint, getClient, modelId, headers: settings.headers };
      const model = createChatModel(site, keys);
      return hasBatches ? { ...model, batch: createBatchEndpoint(site, settings.fetch) } : model;
    },
    check: (context) => check({ endpoint, getClient, headers: settings.headers }, context),
  };
}

function createChatModel(site: CallSite, keys: () => readonly string[]): ChatModel {
  const { endpoint, modelId } = site;
  const { isClaude, contextTokens, maxOutputTokens } = modelRules(modelId);
  return {
    specificationVersion: 'v1',
    provider: endpoint.name,
    modelId,
    origin: endpoint.origin,
    capabilities: {
      logprobs: false,
      ...(isClaude && { tools: true, images: true, jsonSchema: true, streaming: true }),
      ...(contextTokens !== undefined && { contextTokens }),
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    },
    keys,
    secrets: secretHeaders(site.headers),
    doGenerate: (request, context) => generate(site, request, context),
    doStream: (request, context) => stream(site, request, context),
  };
}

/** Anthropic, with the key from `ANTHROPIC_API_KEY`, which is read at the first call. */
export const anthropic: Provider = createAnthropic();
