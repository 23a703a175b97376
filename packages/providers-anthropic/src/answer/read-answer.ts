import { httpFailure, invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { ChatResponse } from '@cascade/core/spec';
import { convertFinish } from './convert-finish.js';
import { isObject } from './is-object.js';
import type { WireAnswer } from './messages-wire.js';
import { type ReadOptions, readBlock } from './read-block.js';

/**
 * A whole answer.
 *
 * @throws ProviderError when it is none: a string, `{error}` in a 200, no content, no stop reason
 */
export function readAnswer(body: unknown, options: ReadOptions): ChatResponse {
  const { provider, warnings } = options;
  if (!isObject(body)) throw invalidResponse(provider, 'what came is not a message');
  const answer: WireAnswer = body;
  if (!Array.isArray(answer.content)) {
    if (!('error' in answer)) throw invalidResponse(provider, 'the answer has no content');
    throw new ProviderError(httpFailure({ provider, body }));
  }
  if (!answer.stop_reason) throw invalidResponse(provider, 'the answer does not say how it ended');
  const content = answer.content.flatMap((block) => readBlock(block, options) ?? []);
  const finish = convertFinish({
    rawReason: answer.stop_reason,
    hasToolCalls: content.some(({ type }) => type === 'tool-call'),
    answer,
    usage: answer.usage ?? undefined,
    warnings,
  });
  return { content, finish };
}
