import type { CallContext } from './call-context.js';
import type { ChatModel } from './chat-model.js';
import type { EmbeddingModel } from './embedding-model.js';
import type { Failure } from './failure.js';

/** What a provider said when it was asked for its models: nothing was generated. */
export interface ProviderCheck {
  readonly ok: boolean;
  /** The vendor's own names of its models; absent where its list does not say what can be asked. */
  readonly models?: readonly string[];
  /** Why not, when it is not `ok`. */
  readonly failure?: Failure;
}

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
  /**
   * Lists the models, which shows that address and key are right and costs nothing. An upstream that fails is a value:
   * only what is wrong on this side is thrown. Absent where there is nothing to ask.
   */
  check?(context: CallContext): Promise<ProviderCheck>;
}
