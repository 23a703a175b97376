import { asProviderError, httpFailure, invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { Failure } from '@cascade/core/spec';
import { successorOf } from './retired-models.js';

export interface ErrorSite {
  readonly provider: string;
  readonly modelId: string;
  readonly signal: AbortSignal;
}

/** What the SDK threw, as the failure that it means. */
export function toProviderError(error: unknown, { provider, modelId, signal }: ErrorSite): ProviderError {
  if (signal.aborted) return abortedError(provider, error);
  const failure = readStreamError(provider, error) ?? readKnown(provider, error);
  return new ProviderError(withSuccessor(withOmittable(failure), modelId));
}

function abortedError(provider: string, cause: unknown): ProviderError {
  return new ProviderError({ class: 'aborted', scope: 'request', message: `${provider}: the call was aborted`, cause });
}

/** Errors inside a stream: the body is in the text of the message. Their words are not to be searched for others. */
function readStreamError(provider: string, error: unknown): Failure | undefined {
  const { name, status, message = '' } = Object(error);
  const text = String(message);
  if (name === 'ApiError' && typeof status === 'number') {
    return httpFailure({ provider, status, body: text.slice(text.indexOf('{')), cause: error });
  }
  const isBroken = text.startsWith('Incomplete JSON segment') || text.startsWith('exception parsing stream chunk');
  return isBroken ? invalidResponse(provider, `the stream is broken: ${text.slice(0, 200)}`, error).failure : undefined;
}

function readKnown(provider: string, error: unknown): Failure {
  const known = asProviderError(provider, error);
  if (ProviderError.isInstance(known)) return known.failure;
  // The SDK trips over a body of another shape.
  if (error instanceof TypeError) return invalidResponse(provider, 'what came cannot be read', error).failure;
  const message = error instanceof Error ? error.message : String(error);
  return {
    class: 'bad-request',
    scope: 'request',
    message: `${provider}: the request cannot be sent: ${message}`,
    cause: error,
  };
}

/** Parts of a request that this adapter can do without or word otherwise, and how a refusal names them. */
const ownParts: readonly (readonly [part: string, phrases: readonly string[]])[] = [
  ['logprobs', ['logprobs']],
  ['thinkingConfig', ['thinking']],
  ['systemInstruction', ['developer instruction', 'system instruction']],
  [
    'responseJsonSchema',
    ['json mode', 'response mime type', 'response_schema', 'response_json_schema', 'too many states'],
  ],
];

/** Marks a refusal of something that the adapter can do without, so that the engine calls once more without it. */
function withOmittable(failure: Failure): Failure {
  if (failure.class !== 'bad-request' && failure.class !== 'unsupported') return failure;
  const message = failure.message.toLowerCase();
  const part = ownParts.find(([, phrases]) => phrases.some((phrase) => message.includes(phrase)))?.[0];
  return part === undefined ? failure : { ...failure, class: 'unsupported', scope: 'request', omittable: part };
}

function withSuccessor(failure: Failure, modelId: string): Failure {
  const successor = failure.class === 'not-found' ? successorOf(modelId) : undefined;
  return successor === undefined
    ? failure
    : { ...failure, message: `${failure.message} ${modelId} has been retired: use ${successor}.` };
}
