import { defined } from '../provider-kit/defined.js';
import type { CascadeResult, RunSummary } from '../spec/cascade-event.js';
import type { Chosen } from './chosen.js';
import { textOf } from './operations/check-chat-answer.js';
import type { ChatAnswer } from './operations/generate.js';

export function toChatResult(
  { answer: { response, object }, degraded }: Chosen<ChatAnswer>,
  summary: RunSummary,
): CascadeResult {
  const { content, finish, logprobs } = response;
  const toolCalls = content.filter((part) => part.type === 'tool-call');
  const answer = defined({ content, finish, logprobs, text: textOf(response), object, toolCalls, degraded });
  return Object.assign(answer, summary);
}
