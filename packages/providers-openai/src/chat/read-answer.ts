import { httpFailure, invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { ChatResponse } from '@cascade/core/spec';
import type { WireAnswer } from './chat-wire.js';
import { convertFinish } from './convert-finish.js';
import { convertLogprobs } from './convert-logprobs.js';
import { findUsage } from './convert-usage.js';
import { readMessage } from './read-message.js';

/**
 * A whole answer.
 *
 * @throws ProviderError when it is none: a string, `{error}` in a 200, no choices, no finish reason
 */
export function readAnswer(answer: unknown, provider: string, warnings: readonly string[]): ChatResponse {
  if (!isAnswer(answer)) throw invalidResponse(provider, 'what came is not a chat completion');
  const choice = answer.choices?.[0];
  if (choice?.message == null) {
    if (answer.error == null) throw invalidResponse(provider, 'the answer has no choices');
    throw new ProviderError(httpFailure({ provider, body: answer }));
  }
  if (choice.finish_reason == null) throw invalidResponse(provider, 'the answer does not say how it ended');
  const { message } = choice;
  const logprobs = convertLogprobs(choice.logprobs);
  const finish = convertFinish({
    provider,
    rawReason: choice.finish_reason,
    hasToolCalls: (message.tool_calls?.length ?? 0) > 0,
    wasRefused: typeof message.refusal === 'string' && message.refusal !== '',
    answer,
    usage: findUsage(answer),
    warnings,
  });
  return { content: readMessage(message, provider), finish, ...(logprobs && { logprobs }) };
}

function isAnswer(answer: unknown): answer is WireAnswer {
  return typeof answer === 'object' && answer !== null;
}
