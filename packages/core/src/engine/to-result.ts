import type { CascadeResult, EmbedResult, ForwardResult, RunSummary } from '../spec/cascade-event.js';
import type { EmbeddingResponse } from '../spec/embedding-model.js';
import type { Chosen } from './choose-answer.js';
import { textOf } from './operations/check-chat-answer.js';
import type { Forwarded } from './operations/forward.js';
import type { ChatAnswer } from './operations/generate.js';

export function toChatResult({ answer, degraded }: Chosen<ChatAnswer>, summary: RunSummary): CascadeResult {
  const { response, object } = answer;
  return {
    ...response,
    ...summary,
    text: textOf(response),
    ...(object !== undefined && { object }),
    toolCalls: response.content.filter((part) => part.type === 'tool-call'),
    degraded,
  };
}

export function toEmbedResult({ answer }: Chosen<EmbeddingResponse>, summary: RunSummary): EmbedResult {
  return { ...answer, ...summary };
}

export function toForwardResult({ answer }: Chosen<Forwarded>, summary: RunSummary): ForwardResult {
  return { status: answer.status, headers: answer.headers, ...summary };
}
