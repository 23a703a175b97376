import { count, defined, type findKeys, invalidResponse } from '@cascade/core/provider-kit';
import type { EmbeddingModel } from '@cascade/core/spec';
import { type CallSite, openCall } from '../open-call.js';

/** An embedding model over `/api/embed`. A text that is too long is refused, not cut. */
export function createEmbeddingModel(site: CallSite, keys: () => ReturnType<typeof findKeys>): EmbeddingModel {
  const { endpoint, modelId } = site;
  return {
    specificationVersion: 'v1',
    provider: endpoint.name,
    modelId,
    origin: endpoint.origin,
    keys,
    async doEmbed(texts, context) {
      const { client, failed, leave } = await openCall(site, context, false);
      try {
        const answer = await client.embed({ model: modelId, input: [...texts], truncate: false });
        const vectors = (answer.embeddings ?? []).map((vector) => Float32Array.from(vector));
        if (vectors.length !== texts.length) {
          throw invalidResponse(endpoint.name, `${vectors.length} embeddings came for ${texts.length} texts`);
        }
        const inputTokens = count(answer.prompt_eval_count);
        const usage = defined({ inputTokens, outputTokens: inputTokens === undefined ? undefined : 0 });
        return { vectors, usage, ...(answer.model && { modelId: answer.model }) };
      } catch (error) {
        throw failed(error);
      } finally {
        leave();
      }
    },
  };
}
