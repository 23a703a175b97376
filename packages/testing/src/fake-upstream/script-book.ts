import { defaultReply } from './default-reply.js';
import type { ProtocolName } from './protocol-name.js';
import type { Question } from './question.js';
import type { Reply } from './reply.js';
import type { RequestLogEntry } from './request-log.js';

/** What a script's function is told about the request. */
export interface ScriptRequest {
  readonly question: Question;
  readonly request: RequestLogEntry;
}

/** A reply, or a function that makes one from the request. */
export type ReplySource = Reply | ((request: ScriptRequest) => Reply | Promise<Reply>);

/** The queues of scripted replies, by protocol and model, and what is said when they are empty. */
export interface ScriptBook {
  append(protocol: ProtocolName | 'any', model: string, replies: readonly ReplySource[]): void;
  setDefault(reply: ReplySource | undefined): void;
  /** Takes the next reply for a request. The most specific queue comes first: protocol and model, protocol, model, any. */
  next(request: ScriptRequest): Promise<Reply>;
  /** How many scripted replies nobody has taken yet. */
  pending(): number;
  clear(): void;
}

/** Creates an empty book. */
export function createScriptBook(): ScriptBook {
  const queues = new Map<string, ReplySource[]>();
  let fallback: ReplySource | undefined;
  const take = ({ protocol, model }: Question): ReplySource | undefined => {
    const keys = [queueKey(protocol, model), queueKey(protocol, '*'), queueKey('any', model), queueKey('any', '*')];
    return keys
      .map((key) => queues.get(key))
      .find((queue) => queue !== undefined && queue.length > 0)
      ?.shift();
  };
  return {
    append(protocol, model, replies) {
      const key = queueKey(protocol, model);
      queues.set(key, [...(queues.get(key) ?? []), ...replies]);
    },
    setDefault(reply) {
      fallback = reply;
    },
    async next(request) {
      const source = take(request.question) ?? fallback ?? defaultReply(request.question);
      return typeof source === 'function' ? await source(request) : source;
    },
    pending: () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0),
    clear() {
      queues.clear();
      fallback = undefined;
    },
  };
}

function queueKey(protocol: string, model: string): string {
  return `${protocol}\n${model}`;
}
