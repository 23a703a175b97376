import type { ChatModel } from './chat-model.js';
import type { EmbeddingModel } from './embedding-model.js';

/** An adapter to one API, bound to one origin. What `createOpenAI(settings)` and its like return. */
export interface Provider {
  readonly specificationVersion: 'v1';
  readonly name: string;
  /** Scheme, host and port. A key given to this provider goes nowhere else. */
  readonly origin: string;
  /** Where keys come from: names of environment variables, first match wins, and whether one is needed. */
  readonly keys: { readonly environment: readonly string[]; readonly required: boolean };
  chat(modelId: string): ChatModel;
  /** Absent where the vendor has no embeddings. */
  embedding?(modelId: string): EmbeddingModel;
}
