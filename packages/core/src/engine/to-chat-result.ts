import type { CascadeResult, RunSummary } from '../spec/cascade-event.js';
import type { Chosen } from './choose-answer.js';
import { textOf } from './operations/check-chat-answer.js';
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
