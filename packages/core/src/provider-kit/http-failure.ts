import type { Failure, FailureClass } from '../spec/failure.js';
import { classifyError } from './classify-error.js';
import { failureScope } from './failure-scope.js';
import { readErrorBody } from './read-error-body.js';
import { retryAfterMs } from './retry-after-ms.js';

export interface HttpErrorFacts {
  /** Name of the adapter, for the message. */
  readonly provider: string;
  /** Undefined for an error event inside a stream. */
  readonly status?: number | undefined;
  /** The parsed body, its text, or an SDK's error object. */
  readonly body?: unknown;
  readonly headers?: Pick<Headers, 'get'> | undefined;
  /** Used when the body has no message. */
  readonly message?: string | undefined;
  /** What an adapter knows better than the shared reading. */
  readonly class?: FailureClass | undefined;
  readonly cause?: unknown;
  /** Default: the clock of the machine, epoch milliseconds. */
  readonly nowMs?: number;
}

/** Reads an HTTP error, or an error event inside a stream, as a {@link Failure}. Never throws. */
export function httpFailure(facts: HttpErrorFacts): Failure {
  const body = readErrorBody(facts.body);
  const message = body.message ?? facts.message ?? 'no message';
  const failureClass = facts.class ?? classifyError(facts.status, { ...body, message });
  const waitMs = waits.has(failureClass)
    ? retryAfterMs({
        headers: facts.headers,
        retryDelay: body.retryDelay,
        message,
        nowMs: facts.nowMs ?? Date.now(),
      })
    : undefined;
  const windowTokens = failureClass === 'context-overflow' ? limitIn(message) : undefined;
  return {
    class: failureClass,
    scope: failureScope(failureClass),
    message: `${facts.provider}${facts.status === undefined ? '' : ` ${facts.status}`}: ${message}`,
    ...(facts.status !== undefined && { status: facts.status }),
    ...(body.codes[0] !== undefined && { code: body.codes[0] }),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    ...(windowTokens !== undefined && { windowTokens }),
    ...(facts.cause !== undefined && { cause: facts.cause }),
  };
}

const waits: ReadonlySet<FailureClass> = new Set<FailureClass>(['rate-limited', 'overloaded', 'server']);

/** "Limit 6000, Requested 7000": a quota smaller than the window, in the words of the vendors that have one. */
function limitIn(message: string): number | undefined {
  const match = message.match(/\blimit:? (\d{1,9}), ?requested/i);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
