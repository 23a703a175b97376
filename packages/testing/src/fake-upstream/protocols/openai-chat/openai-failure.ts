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
  if (profile?.errors === 'openrouter') return { error: { message: failure.message, code: failure.status } };
  if (profile?.errors === 'xai')
    return { code: words[failure.kind]?.code ?? 'invalid-argument', error: failure.message };
  const { param, ...error } = openAIErrorObject(failure);
  return { error: profile?.errors === 'groq' && param === null ? error : { ...error, param } };
}
