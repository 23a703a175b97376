import type { EmbeddingResponse } from '../../spec/embedding-model.js';
import type { Operation } from '../operation.js';
import { cleanFinish } from './clean-finish.js';

/** Turns texts into vectors. */
export function embedOperation(texts: readonly string[]): Operation<EmbeddingResponse> {
  return {
    kind: 'embed',
    streamed: false,
    // Mostly letters of one byte each; a cost is measured afterwards.
    inputBytes: texts.reduce((sum, text) => sum + text.length, 0),
    unfit: (entry) => (entry.embedding === undefined ? 'it is a chat model and cannot embed' : undefined),
    async *open(entry, context) {
      if (entry.embedding === undefined) return;
      const answer = await entry.embedding.doEmbed(texts, context);
      yield { type: 'answer', answer: { ...answer, ...cleanFinish({ usage: answer.usage }, context.key) } };
    },
    check({ vectors }) {
      if (vectors.length === texts.length && vectors.every((vector) => vector.length > 0)) return undefined;
      const message = `${vectors.length} vectors came back for ${texts.length} texts, or one is empty`;
      return { class: 'invalid-response', scope: 'entry', message };
    },
    facts: ({ usage }) => ({ usage }),
  };
}
