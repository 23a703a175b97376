import type { Protocol } from '../protocol.js';
import { anthropic } from '../protocols/anthropic/anthropic.js';
import { openAIChat } from '../protocols/openai-chat/openai-chat.js';

/** A request for files or batches. */
export interface BatchCall {
  readonly protocol: Protocol;
  /** Method and path with `:id`, such as `GET batches/:id`. */
  readonly verb: string;
  /** Of the file or the batch; empty where none is named. */
  readonly id: string;
}

const anthropicPath = /\/messages\/(batches)(?:\/([^/]+)(?:\/(results|cancel))?)?$/u;
const openAIPath = /\/(files|batches)(?:\/([^/]+)(?:\/(content|cancel))?)?$/u;

/** @param path - without prefixes */
export function readBatchCall(method: string, path: string): BatchCall | undefined {
  const byAnthropic = anthropicPath.exec(path);
  const match = byAnthropic ?? openAIPath.exec(path);
  if (!match) return undefined;
  const [, thing = '', id = '', action] = match;
  const verb = [`${method} ${thing}`, ...(id === '' ? [] : [':id']), ...(action === undefined ? [] : [action])];
  return { protocol: byAnthropic ? anthropic : openAIChat, verb: verb.join('/'), id: decodeURIComponent(id) };
}
