import { asProviderError, httpFailure, ProviderError } from '@cascade/core/provider-kit';
import type { Failure } from '@cascade/core/spec';
import type { OwnPart } from './request/own-part.js';
import { successorOf } from './retired-models.js';

export interface ErrorContext {
  /** Name of the provider. */
  readonly provider: string;
  readonly modelId: string;
  readonly signal: AbortSignal;
  /** What this adapter added to the request by itself. */
  readonly ownParts: readonly OwnPart[];
}

/** What the SDK or the transport threw, as the failure that it means. */
export function toProviderError(error: unknown, context: ErrorContext): ProviderError {
  const { provider, signal } = context;
  if (signal.aborted) return abortedError(provider, error);
  const known = asProviderError(provider, error);
  if (ProviderError.isInstance(known)) return new ProviderError(explain(known.failure, context));
  const { status, message } = Object(error);
  return new ProviderError(httpFailure({ provider, status, message, cause: error }));
}

export function abortedError(provider: string, cause?: unknown): ProviderError {
  return new ProviderError({ class: 'aborted', scope: 'request', message: `${provider}: the call was aborted`, cause });
}

/** How refusals name the parts. */
const phrases: Readonly<Record<OwnPart, readonly string[]>> = {
  'output_config.format': ['output_config', 'structured output', 'output format'],
  'output_config.effort': ['effort', 'output_config'],
  'thinking.display': ['display'],
  'thinking-history': ['`signature`', 'thinking block', '`thinking` block', '_thinking` block'],
  strict: ['.strict', 'strict tool', '`strict`'],
  cache_control: ['cache_control'],
};

/** Adds what is known here: the successor of a retired model, and the part of the request that can be done without. */
function explain(failure: Failure, { modelId, ownParts }: ErrorContext): Failure {
  const successor = failure.class === 'not-found' ? successorOf(modelId) : undefined;
  if (successor !== undefined) {
    return { ...failure, message: `${failure.message} (${modelId} is retired: use ${successor})` };
  }
  if (failure.class !== 'bad-request' && failure.class !== 'unsupported') return failure;
  const part = ownParts.find((own) => phrases[own].some((phrase) => failure.message.includes(phrase)));
  return part === undefined ? failure : { ...failure, class: 'unsupported', scope: 'request', omittable: part };
}
