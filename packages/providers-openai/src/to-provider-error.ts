import { asProviderError, httpFailure, invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { Failure } from '@cascade/core/spec';
import { withoutToken } from './call-token.js';
import type { Dialect } from './dialect.js';

/** What the SDK threw, as the failure that it means. */
export function toProviderError(
  error: unknown,
  provider: string,
  signal: AbortSignal,
  { isOverflow }: Pick<Dialect, 'isOverflow'> = {},
): ProviderError {
  if (signal.aborted) return abortedError(provider, error);
  const known = asProviderError(provider, error);
  if (ProviderError.isInstance(known)) {
    const { failure } = known;
    const isTooLong = isOverflow?.(failure) === true;
    const read = isTooLong
      ? ({ ...failure, class: 'context-overflow', scope: 'request' } as const)
      : withOmittable(failure);
    return new ProviderError(withoutToken(signal, read));
  }
  // The SDK stumbles over bodies that it does not expect: an empty one, null, a text.
  if (error instanceof TypeError)
    return invalidResponse(provider, `the answer cannot be read: ${error.message}`.slice(0, 500), error);
  // An error event inside a stream: the SDK has unwrapped the body.
  const { error: body, headers, status, message } = Object(error);
  const failure = httpFailure({
    provider,
    status,
    body: body === undefined ? undefined : { error: body },
    headers,
    message,
    cause: error,
  });
  return new ProviderError(withoutToken(signal, withOmittable(failure)));
}

export function abortedError(provider: string, cause?: unknown): ProviderError {
  return new ProviderError({ class: 'aborted', scope: 'request', message: `${provider}: the call was aborted`, cause });
}

/** Parts of a request that this adapter adds or words by itself, and how a refusal names them. */
const ownParts: readonly (readonly [part: string, phrase: string])[] = [
  ['stream_options', 'stream_options'],
  ['max_completion_tokens', 'max_completion_tokens'],
  ['max_tokens', 'max_tokens'],
  ['chat-completions', 'v1/responses'],
  // An organisation may not stream some models before it is verified; some models cannot be streamed at all.
  ['stream', 'verified to stream'],
  ['stream', "'stream' does not support"],
];

/** Marks a refusal of something that the adapter can do without, so that the engine calls once more without it. */
function withOmittable(failure: Failure): Failure {
  if (!['bad-request', 'unsupported', 'not-found'].includes(failure.class)) return failure;
  const part = firstNamed(failure.message);
  // A limit that is too high is the caller's fault; the name of the field is ours.
  const isOurs = part !== undefined && (!part.endsWith('_tokens') || failure.class === 'unsupported');
  return isOurs ? { ...failure, class: 'unsupported', scope: 'request', omittable: part } : failure;
}

/** The part that is named first: what a message advises to use instead comes after it. */
function firstNamed(message: string): string | undefined {
  const named = ownParts.flatMap(([part, phrase]) =>
    message.includes(phrase) ? [{ part, at: message.indexOf(phrase) }] : [],
  );
  return named.sort((left, right) => left.at - right.at)[0]?.part;
}
