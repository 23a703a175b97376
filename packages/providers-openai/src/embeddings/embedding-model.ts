import { count, defined, type findKeys, invalidResponse } from '@cascade/core/provider-kit';
import type { EmbeddingModel } from '@cascade/core/spec';
import { type CallSite, callOptions } from '../chat/chat-calls.js';
import { toProviderError } from '../to-provider-error.js';

/** An embedding model over `/embeddings`. */
export function createEmbeddingModel(site: CallSite, keys: () => ReturnType<typeof findKeys>): EmbeddingModel {
  const { endpoint, modelId } = site;
  return {
    specificationVersion: 'v1',
    provider: endpoint.name,
    modelId,
    origin: endpoint.origin,
    keys,
    async doEmbed(texts, context) {
      const { sdk } = await site.getClient(context);
      try {
        const request = { model: modelId, input: [...texts], encoding_format: 'float' as const };
        const answer = await sdk.embeddings.create(request, callOptions(context));
        if (!Array.isArray(answer?.data)) throw invalidResponse(endpoint.name, 'what came are not embeddings');
        const vectors = [...answer.data]
          .sort((left, right) => left.index - right.index)
          .map(({ embedding }) => Float32Array.from(embedding));
        const usage = defined({
          inputTokens: count(answer.usage?.prompt_tokens),
          outputTokens: answer.usage ? 0 : undefined,
        });
        return { vectors, usage, modelId: answer.model };
      } catch (error) {
        throw toProviderError(error, endpoint.name, context.signal);
      }
    },
  };
}
