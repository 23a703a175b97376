import { ConfigurationError } from '../errors/configuration-error.js';
import type { EmbedResult } from '../spec/cascade-event.js';
import { beginOf } from './begin.js';
import type { Cascade } from './cascade.js';
import type { RunOptions } from './cascade-options.js';
import { embedOperation } from './operations/embed-operation.js';

/**
 * Turns texts into vectors, by the entries of a cascade that are embedding models.
 *
 * @example
 * ```ts
 * const { vectors } = await embed(createCascade({ entries: [openai.embedding('text-embedding-3-small')] }), ['hello']);
 * ```
 * @throws AllTiersFailedError when nobody answered
 */
export async function embed(cascade: Cascade, texts: readonly string[], options?: RunOptions): Promise<EmbedResult> {
  if (!Array.isArray(texts) || texts.length === 0 || !texts.every((text) => typeof text === 'string')) {
    throw new ConfigurationError('embed: give a list of at least one text');
  }
  const start = beginOf(cascade)(options, {
    operation: embedOperation(texts),
    conversation: undefined,
    toResult: ({ answer }, summary): EmbedResult => ({ ...answer, ...summary }),
  });
  return start().perform();
}
