import { ProviderError } from '@cascade/core';
import { failureScope } from '@cascade/core/provider-kit';
import type { EmbeddingModel, Failure } from '@cascade/core/spec';

export interface ScriptedEmbeddingOptions {
  /** One for each call, the last one repeats: a failure, or vectors of this many numbers. */
  readonly replies: readonly ((Partial<Failure> & Pick<Failure, 'class'>) | { readonly dimensions: number })[];
  /** Default `scripted`. */
  readonly provider?: string;
  /** Default `embedding`. */
  readonly modelId?: string;
}

/** An embedding model that answers from a script. A vector's first number is the length of its text. */
export function scriptedEmbeddingModel(
  options: ScriptedEmbeddingOptions,
): EmbeddingModel & { readonly calls: readonly (readonly string[])[] } {
  const { replies, provider = 'scripted', modelId = 'embedding' } = options;
  const calls: (readonly string[])[] = [];
  return {
    specificationVersion: 'v1',
    provider,
    modelId,
    origin: `https://${provider}.invalid`,
    calls,
    async doEmbed(texts) {
      calls.push(texts);
      const reply = replies[Math.min(calls.length, replies.length) - 1];
      if (reply === undefined || 'class' in reply) {
        const failureClass = reply?.class ?? 'server';
        throw new ProviderError({
          scope: failureScope(failureClass),
          message: `scripted ${failureClass}`,
          ...reply,
          class: failureClass,
        });
      }
      const vectors = texts.map((text) => new Float32Array(reply.dimensions).fill(text.length, 0, 1));
      return { vectors, usage: { inputTokens: texts.join('').length } };
    },
  };
}
