import type { Awaitable } from './awaitable.js';
import type { CallContext } from './call-context.js';
import type { Usage } from './chat-response.js';

export interface EmbeddingResponse {
  /** One vector for each text, in order. */
  readonly vectors: readonly Float32Array[];
  readonly usage: Usage;
  readonly modelId?: string;
}

/** A model that turns texts into vectors. Only entries of the same model give comparable vectors. */
export interface EmbeddingModel {
  readonly specificationVersion: 'v1';
  readonly provider: string;
  readonly modelId: string;
  readonly origin: string;
  /** As in a chat model. */
  keys?(): Awaitable<readonly string[]>;
  /** What goes along with every call and is nobody else's business, such as values of headers: no failure tells it. */
  readonly secrets?: readonly string[];
  doEmbed(texts: readonly string[], context: CallContext): Promise<EmbeddingResponse>;
}
