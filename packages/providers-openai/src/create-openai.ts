import { checkOptions, defined, findKeys, secretHeaders, streamWhole } from '@cascade/core/provider-kit';
import type {
  CallContext,
  ChatModel,
  ChatRequest,
  ChatResponse,
  EmbeddingModel,
  Provider,
  ProviderCheck,
  StreamPart,
} from '@cascade/core/spec';
import { createBatchEndpoint } from './batch/batch-endpoint.js';
import { type CallSite, chatGenerate, chatStream } from './chat/chat-calls.js';
import { check } from './check.js';
import { createClients, type GetClient } from './client.js';
import { createEmbeddingModel } from './embeddings/embedding-model.js';
import { type Endpoint, resolveEndpoint } from './endpoint.js';
import { modelRules } from './model-rules.js';
import { type OpenAISettings, openaiChecks } from './openai-settings.js';
import { responsesGenerate, responsesStream } from './responses/responses-calls.js';

/** A provider that speaks OpenAI's protocol. */
export interface OpenAIProvider extends Provider {
  chat(modelId: string): ChatModel;
  embedding(modelId: string): EmbeddingModel;
  check(context: CallContext): Promise<ProviderCheck>;
}

/**
 * OpenAI, Azure OpenAI, or any server that speaks OpenAI's protocol. The SDK is loaded at the first call.
 *
 * @example
 * ```ts
 * const vllm = createOpenAI({ name: 'vllm', baseURL: 'http://localhost:8000/v1' });
 * const cascade = createCascade({ entries: [vllm.chat('qwen3'), openai.chat('gpt-4o-mini')] });
 * ```
 * @throws ConfigurationError when `baseURL` is not a URL, or a setting is not known
 */
export function createOpenAI(settings: OpenAISettings = {}): OpenAIProvider {
  checkOptions('createOpenAI', settings, openaiChecks);
  return createAt(resolveEndpoint(settings), settings);
}

/** A provider at an endpoint that is already found. */
export function createAt(endpoint: Endpoint, settings: OpenAISettings): OpenAIProvider {
  const getClient = createClients(settings, endpoint);
  const keys = () =>
    findKeys({
      provider: endpoint.name,
      apiKey: settings.apiKey,
      environment: endpoint.environment,
      required: endpoint.keyRequired,
    });
  return {
    specificationVersion: 'v1',
    name: endpoint.name,
    origin: endpoint.origin,
    keys: { environment: endpoint.environment, required: endpoint.keyRequired },
    chat: (modelId) => createChatModel({ modelId, endpoint, getClient, settings, keys }),
    embedding: (modelId) => createEmbeddingModel({ modelId, endpoint, getClient }, keys),
    check: (context) => check({ endpoint, getClient }, context),
  };
}

interface ModelInput {
  readonly modelId: string;
  readonly endpoint: Endpoint;
  readonly getClient: GetClient;
  readonly settings: OpenAISettings;
  readonly keys: () => ReturnType<typeof findKeys>;
}

function createChatModel({ modelId, endpoint, getClient, settings, keys }: ModelInput): ChatModel {
  const site: CallSite = { endpoint, getClient, modelId };
  const useResponses = (request: ChatRequest, omit: CallContext['omit']): boolean =>
    settings.api === 'responses' ||
    (settings.api === undefined && endpoint.isOpenAI && chatRefuses(modelId, request, omit));
  const generate = async (request: ChatRequest, context: CallContext) =>
    useResponses(request, context.omit)
      ? responsesGenerate(site, request, context)
      : chatGenerate(site, request, context);
  const hasBatches = settings.batch ?? endpoint.isOpenAI;
  return {
    specificationVersion: 'v1',
    provider: endpoint.name,
    modelId,
    origin: endpoint.origin,
    capabilities: defined({ logprobs: givesLogprobs(modelId, endpoint) }),
    keys,
    secrets: secretHeaders(settings.headers),
    doGenerate: generate,
    doStream(request, context) {
      if (context.omit.has('stream')) return whole(() => generate(request, context));
      return useResponses(request, context.omit)
        ? responsesStream(site, request, context)
        : chatStream(site, request, context);
    },
    ...(hasBatches && { batch: createBatchEndpoint(site, useResponses, settings.fetch) }),
  };
}

async function* whole(ask: () => Promise<ChatResponse>): AsyncGenerator<StreamPart> {
  yield* streamWhole(await ask());
}

/** Of OpenAI's own models that do not reason it is known; others are not asked by the way, only when a caller wants it. */
function givesLogprobs(modelId: string, { isOpenAI, azure, dialect }: Endpoint): boolean | undefined {
  const isPlain =
    /^(gpt-4o|gpt-4\.1|gpt-4-|gpt-3\.5)/.test(modelId) && !/search|audio|realtime|transcribe|tts/.test(modelId);
  return isPlain && (isOpenAI || azure !== undefined) ? true : dialect.logprobs;
}

/** What is known to be refused by Chat Completions, or was when it was tried. */
function chatRefuses(modelId: string, { tools = [], reasoning }: ChatRequest, omit: CallContext['omit']): boolean {
  const { responsesOnly, noToolsInChat } = modelRules(modelId);
  return omit.has('chat-completions') || responsesOnly || (noToolsInChat && tools.length > 0 && reasoning !== 'off');
}

/** OpenAI, with the key from `OPENAI_API_KEY`, which is read at the first call. */
export const openai: OpenAIProvider = createOpenAI();
