import type { FailureKind } from '../../failure-kind.js';
import type { CompleteFailure } from '../../protocol.js';
import type { VendorProfile } from '../../vendor-profile.js';

interface OpenAIErrorWords {
  readonly type: string;
  readonly code: string | null;
}

const invalid = 'invalid_request_error';

const words: Readonly<Partial<Record<FailureKind, OpenAIErrorWords>>> = {
  'context-length': { type: invalid, code: 'context_length_exceeded' },
  unsupported: { type: invalid, code: 'unsupported_parameter' },
  'content-filter': { type: invalid, code: 'content_filter' },
  auth: { type: invalid, code: 'invalid_api_key' },
  billing: { type: 'insufficient_quota', code: 'insufficient_quota' },
  'model-not-found': { type: invalid, code: 'model_not_found' },
  'rate-limit': { type: 'requests', code: 'rate_limit_exceeded' },
  quota: { type: 'insufficient_quota', code: 'insufficient_quota' },
  capacity: { type: 'internal_server_error', code: 'capacity_exceeded' },
  server: { type: 'server_error', code: null },
  'bad-gateway': { type: 'server_error', code: null },
  unavailable: { type: 'server_error', code: null },
  'gateway-timeout': { type: 'server_error', code: null },
  overloaded: { type: 'server_error', code: null },
};

/** The inner error object of OpenAI: `message`, `type`, `param`, `code`. */
export function openAIErrorObject(failure: CompleteFailure): Record<string, unknown> {
  const known = words[failure.kind] ?? { type: invalid, code: null };
  return {
    message: failure.message,
    type: failure.type ?? known.type,
    param: failure.param ?? null,
    code: failure.code === undefined ? known.code : failure.code,
    ...failure.extra,
  };
}

/** The whole error body, in the form of the vendor that is imitated. */
export function openAIFailureBody(failure: CompleteFailure, profile?: VendorProfile): unknown {
  const form = profile?.errors;
  if (form === 'text') return { error: failure.message };
  if (form === 'mistral' || form === 'flat') return flatBody(failure, form);
  if (form === 'numbered' || form === 'litellm') return { error: statusError(failure, form) };
  if (form === 'openrouter') return { error: { message: failure.message, code: failure.status } };
  if (form === 'xai') return { code: words[failure.kind]?.code ?? 'invalid-argument', error: failure.message };
  const { param, ...error } = openAIErrorObject(failure);
  return { error: form === 'groq' && param === null ? error : { ...error, param } };
}

/** Without an error object around it (Mistral, Cerebras). */
function flatBody(failure: CompleteFailure, form: 'mistral' | 'flat'): unknown {
  const error = openAIErrorObject(failure);
  return form === 'mistral' ? { object: 'error', ...error, code: String(failure.code ?? '3000') } : error;
}

/** The status for a code: as a number (vLLM), or as a text (LiteLLM). */
function statusError(failure: CompleteFailure, form: 'numbered' | 'litellm'): unknown {
  const error = openAIErrorObject(failure);
  const code = failure.code ?? failure.status;
  return form === 'numbered'
    ? { ...error, type: failure.type ?? 'BadRequestError', code }
    : { ...error, message: `litellm.APIError: ${failure.message}`, code: String(code) };
}
