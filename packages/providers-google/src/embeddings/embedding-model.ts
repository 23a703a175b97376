import { type findKeys, invalidResponse } from '@cascade/core/provider-kit';
import type { EmbeddingModel } from '@cascade/core/spec';
import type { CallSite } from '../chat/chat-calls.js';
import { toProviderError } from '../to-provider-error.js';

/** An embedding model over `batchEmbedContents`. The SDK hands out no usage: it stays unknown. */
export function createEmbeddingModel(site: CallSite, keys: () => ReturnType<typeof findKeys>): EmbeddingModel {
  const { endpoint, getClient, modelId } = site;
  const provider = endpoint.name;
  return {
    specificationVersion: 'v1',
    provider,
    modelId,
    origin: endpoint.origin,
    keys,
    async doEmbed(texts, context) {
      const { signal } = context;
      if (texts.length === 0) return { vectors: [], usage: {} };
      const client = await getClient(context);
      // As contents, each of its own: of plain texts the SDK makes one for some models.
      const contents = texts.map((text) => ({ parts: [{ text }] }));
      try {
        const answer = await client.models.embedContent({ model: modelId, contents, config: { abortSignal: signal } });
        const vectors = (answer.embeddings ?? []).map(({ values = [] }) => Float32Array.from(values));
        if (vectors.length !== texts.length || vectors.some((vector) => vector.length === 0)) {
          throw invalidResponse(provider, `${vectors.length} embeddings came for ${texts.length} texts`);
        }
        return { vectors, usage: {} };
      } catch (error) {
        throw toProviderError(error, { provider, modelId, signal });
      }
    },
  };
}
