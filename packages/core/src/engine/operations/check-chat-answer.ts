import type { ChatResponse } from '../../spec/chat-response.js';
import type { OutputSchema } from '../../spec/conversation.js';
import type { Failure } from '../../spec/failure.js';
import { messageOf } from '../../util/message-of.js';

/** A checked answer: the failure that it is, or the parsed object that was asked for. */
export type CheckedAnswer = { readonly failure: Failure } | { readonly object: unknown };

/** What an answer amounts to: empty, filtered and misshapen ones are failures although the status was 200. */
export async function checkChatAnswer(
  response: ChatResponse,
  output: OutputSchema | undefined,
  contentSent: boolean,
): Promise<CheckedAnswer> {
  const { reason, rawReason } = response.finish;
  if (reason === 'content-filter' && !contentSent) {
    return {
      failure: failure('content-filter', `the vendor's content filter ended the answer (${rawReason ?? reason})`),
    };
  }
  if (isEmpty(response)) return { failure: emptyFailure(response) };
  if (output === undefined || response.content.some((part) => part.type === 'tool-call')) return { object: undefined };
  return checkObject(textOf(response), output);
}

export function textOf({ content }: ChatResponse): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

function isEmpty({ content }: ChatResponse): boolean {
  return !content.some((part) => (part.type === 'text' ? part.text.trim() !== '' : part.type !== 'reasoning'));
}

function emptyFailure({ finish }: ChatResponse): Failure {
  if (finish.reason !== 'length') return failure('invalid-response', 'the answer is empty', 'entry');
  return failure('unsupported', 'all output tokens were spent before the answer began; raise maxOutputTokens');
}

async function checkObject(text: string, output: OutputSchema): Promise<CheckedAnswer> {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    return {
      failure: failure('invalid-response', `the answer is not the JSON that output "${output.name}" asked for`),
    };
  }
  const problems = await problemsOf(object, output);
  if (problems.length === 0) return { object };
  const list = problems.slice(0, 5).join('; ').slice(0, 500);
  return { failure: failure('invalid-response', `the answer does not fit output "${output.name}": ${list}`) };
}

/** A check that throws finds fault with the answer: no server is to blame for it. */
async function problemsOf(object: unknown, output: OutputSchema): Promise<readonly string[]> {
  try {
    return (await output.validate?.(object)) ?? [];
  } catch (error) {
    return [`validate threw: ${messageOf(error)}`];
  }
}

function failure(failureClass: Failure['class'], message: string, scope: Failure['scope'] = 'request'): Failure {
  return { class: failureClass, scope, message };
}
