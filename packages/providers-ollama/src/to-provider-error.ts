import { asProviderError, invalidResponse, ProviderError } from '@cascade/core/provider-kit';
import type { Failure } from '@cascade/core/spec';

export interface ErrorSite {
  readonly provider: string;
  readonly modelId: string;
  readonly origin: string;
  readonly signal: AbortSignal;
}

/** What the SDK or the transport threw, as the failure that it means, with what to do about it. */
export function toProviderError(error: unknown, { provider, modelId, origin, signal }: ErrorSite): ProviderError {
  if (signal.aborted) {
    const message = `${provider}: the call was aborted`;
    return new ProviderError({ class: 'aborted', scope: 'request', message, cause: error });
  }
  const known = asProviderError(provider, error);
  if (!ProviderError.isInstance(known)) {
    const message = error instanceof Error ? error.message : String(error);
    return invalidResponse(provider, `the answer cannot be read: ${message.slice(0, 200)}`, error);
  }
  const failure = withOmittable(known.failure);
  const hint = hintFor(failure, modelId, origin);
  return new ProviderError(hint === undefined ? failure : { ...failure, message: `${failure.message}. ${hint}` });
}

function hintFor({ class: failureClass, code, status }: Failure, modelId: string, origin: string): string | undefined {
  if (failureClass === 'not-found' && status === 404 && modelId !== '')
    return `Fetch the model first: ollama pull ${modelId}`;
  return code === 'ECONNREFUSED' ? `Nobody listens at ${origin}: start the server with "ollama serve"` : undefined;
}

/** Thinking can be left out where a model has none; the engine then calls once more without it. */
function withOmittable(failure: Failure): Failure {
  const isOurs = failure.class === 'unsupported' || failure.class === 'bad-request';
  return isOurs && /does not support thinking|think value/i.test(failure.message)
    ? { ...failure, class: 'unsupported', scope: 'request', omittable: 'think' }
    : failure;
}
