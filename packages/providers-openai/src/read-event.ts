import { httpFailure, invalidResponse, ProviderError, parseJson } from '@cascade/core/provider-kit';

/**
 * The JSON of one event of a stream; undefined for the `[DONE]` at its end.
 *
 * @throws ProviderError when it is none, or says what went wrong
 */
export function readEvent(provider: string, data: string): object | undefined {
  if (data === '[DONE]') return undefined;
  const event = parseJson(provider, data);
  if (typeof event !== 'object' || event === null)
    throw invalidResponse(provider, 'an event of the stream is no object');
  // Events of the Responses API have a type, and may hold an error that is none of theirs.
  const isError = !('type' in event) || event.type === 'error';
  if (isError && 'error' in event && event.error != null) {
    throw new ProviderError(httpFailure({ provider, body: event }));
  }
  return event;
}
