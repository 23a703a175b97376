import type { FailureClass } from '../spec/failure.js';
import type { ErrorBody } from './read-error-body.js';

/** Words of vendors' `code`, `type`, `status` and `reason` fields, in lower case, and what they mean. */
const codes: Readonly<Record<string, FailureClass>> = {
  invalid_api_key: 'auth',
  api_key_invalid: 'auth',
  authentication_error: 'auth',
  permission_error: 'auth',
  permission_denied: 'auth',
  unauthenticated: 'auth',
  insufficient_quota: 'billing',
  credit_balance_exhausted: 'billing',
  billing_error: 'billing',
  billing_hard_limit_reached: 'billing',
  billing_not_active: 'billing',
  enforced_spend_limit_reached: 'billing',
  budget_exceeded: 'billing',
  payment_required: 'billing',
  model_not_found: 'not-found',
  model_not_active: 'not-found',
  model_decommissioned: 'not-found',
  model_not_supported: 'not-found',
  deploymentnotfound: 'not-found',
  not_found_error: 'not-found',
  not_found: 'not-found',
  context_length_exceeded: 'context-overflow',
  request_too_large: 'context-overflow',
  string_above_max_length: 'context-overflow',
  content_filter: 'content-filter',
  content_policy_violation: 'content-filter',
  responsibleaipolicyviolation: 'content-filter',
  tool_use_failed: 'invalid-response',
  json_validate_failed: 'invalid-response',
  unsupported_parameter: 'unsupported',
  unsupported_value: 'unsupported',
  unsupported_country_region_territory: 'auth',
  rate_limit_exceeded: 'rate-limited',
  rate_limit_error: 'rate-limited',
  ratelimitreached: 'rate-limited',
  resource_exhausted: 'rate-limited',
  throttling_error: 'rate-limited',
  overloaded_error: 'overloaded',
  engine_overloaded: 'overloaded',
  unavailable: 'overloaded',
  service_unavailable: 'overloaded',
  capacity_exceeded: 'overloaded',
  server_error: 'server',
  api_error: 'server',
  internal: 'server',
  internal_server_error: 'server',
  timeout_error: 'server',
  deadline_exceeded: 'server',
};

/** Phrases that say what a message is about; the first class with a match wins. All in lower case. */
const phrases: readonly (readonly [FailureClass, readonly string[]])[] = [
  [
    'billing',
    [
      'credit balance is too low',
      'used all available credits',
      'monthly spending limit',
      'spend limit',
      'insufficient balance',
      'insufficient credits',
      'insufficient_quota',
      'monthly included credits',
      'out of credits',
      'can only afford',
    ],
  ],
  ['auth', ['api key not valid', 'incorrect api key', 'invalid api key', 'api key expired', 'invalid x-api-key']],
  [
    'context-overflow',
    [
      'prompt is too long',
      'prompt too long',
      'context length',
      'context window',
      'context size',
      'context_length',
      'maximum context',
      'input is too long',
      'input token count',
      'input tokens exceed',
      'exceeds the maximum number of tokens',
      'exceed context limit',
      'too many tokens',
      'request too large',
      'reduce the length',
      '`inputs` tokens + `max_new_tokens`',
      'maximum prompt length',
      'max_total_tokens',
      'token limit exceeded',
      'exceeds the available context',
      'exceeded model token limit',
      'larger than the maximum',
    ],
  ],
  [
    'content-filter',
    [
      'content management policy',
      'content policy',
      'content filtering policy',
      'flagged by',
      'safety system',
      'usage policies',
    ],
  ],
  [
    'not-found',
    [
      'model not found',
      'model_not_found',
      'model does not exist',
      'is not a valid model',
      'no such model',
      'unknown model',
      'invalid model',
      'has been decommissioned',
      'has been retired',
      'no longer available',
    ],
  ],
];

const unsupportedPhrases = [
  'not supported',
  'unsupported',
  'does not support',
  "doesn't support",
  'is deprecated for this model',
  'extra inputs are not permitted',
  'not allowed for this model',
  'unknown parameter',
  'unrecognized request argument',
  'must be verified to',
  'cannot be used with this model',
];

/**
 * The class of an HTTP error. What the body says decides; the status only when the body says nothing.
 *
 * A rate-limit code under a client status (a token limit sent as 413) and a billing code under 429 are read as what
 * the code says. Messages are matched by plain substring search: linear in the length of the message.
 */
export function classifyError(status: number | undefined, body: ErrorBody): FailureClass {
  if (status === 499) return 'aborted';
  const text = (body.message ?? '').toLowerCase();
  const clientFault = status === undefined || (status >= 400 && status < 500);
  const said = clientFault ? fromText(text) : undefined;
  if (said === 'billing' || said === 'context-overflow') return said;
  const coded = fromCodes(body.codes);
  // "server error" is what vendors write when they say nothing: the status then knows more.
  if (coded !== undefined && (coded !== 'server' || status === undefined || status < 400)) return coded;
  return said ?? fromStatus(status, text);
}

function fromCodes(words: readonly string[]): FailureClass | undefined {
  for (const word of words) {
    const known = Object.hasOwn(codes, word) ? codes[word] : undefined;
    if (known !== undefined) return known;
    if (word.endsWith('_spend_limit_exceeded') || word.endsWith('_usage_limit_exceeded')) return 'billing';
  }
  return undefined;
}

function fromText(text: string): FailureClass | undefined {
  return phrases.find(([, list]) => list.some((phrase) => text.includes(phrase)))?.[0];
}

function fromStatus(status: number | undefined, text: string): FailureClass {
  switch (status) {
    case 401:
    case 403:
      return 'auth';
    case 402:
      return 'billing';
    case 404:
    case 410:
      return 'not-found';
    case 413:
      return 'context-overflow';
    case 425:
    case 498:
    case 503:
    case 529:
      return 'overloaded';
    case 429:
      return 'rate-limited';
    case 408:
    case 409:
    case undefined:
      return 'server';
    default:
      if (status >= 500) return 'server';
      if (status < 400) return 'invalid-response';
      return unsupportedPhrases.some((phrase) => text.includes(phrase)) ? 'unsupported' : 'bad-request';
  }
}
