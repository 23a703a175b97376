import { count, defined, httpFailure, invalidResponse, ProviderError, sum } from '@cascade/core/provider-kit';
import type { ChatRequest, ChatResponse, CostBasis, FailureClass, FinishReason, Json, Usage } from '@cascade/core/spec';
import type { ClaudeCodeMessage, ClaudeCodeUsage } from './claude-code-sdk.js';
import { unfence } from './unfence.js';

/** What was heard while Claude Code spoke. */
export interface Heard {
  result: ClaudeCodeMessage | undefined;
  error: string | undefined;
  apiKeySource: string | undefined;
  /** When an exhausted limit of the subscription opens again: epoch seconds. */
  resetsAt: number | undefined;
}

interface Question {
  readonly provider: string;
  readonly request: ChatRequest;
  readonly warnings: readonly string[];
}

/**
 * The answer in the result message.
 *
 * @throws ProviderError when there is none, or it says what went wrong
 */
export function readResult({ provider, request, warnings }: Question, heard: Heard): ChatResponse {
  const { result } = heard;
  if (result === undefined) throw invalidResponse(provider, 'Claude Code ended without its result message');
  if (result.is_error === true || result.subtype !== 'success') throw refused(provider, result, heard);
  if (typeof result.result !== 'string' && result.structured_output === undefined) {
    throw invalidResponse(provider, 'the result message of Claude Code holds no answer');
  }
  const { result: said = '', structured_output: structured, stop_reason: rawReason } = result;
  const json = structured === undefined ? unfence(said) : JSON.stringify(structured);
  return {
    content: [{ type: 'text', text: request.output === undefined ? said : json }],
    finish: defined({
      reason: reasons[rawReason ?? ''] ?? 'stop',
      rawReason: rawReason ?? undefined,
      usage: convertUsage(result.usage),
      modelId: Object.keys(result.modelUsage ?? {})[0],
      ...costOf(result, heard),
      warnings: warnings.length > 0 ? warnings : undefined,
    }),
  };
}

const reasons: Readonly<Record<string, FinishReason>> = {
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'content-filter',
};

function convertUsage(usage: ClaudeCodeUsage | undefined): Usage {
  if (usage === undefined) return {};
  const { input_tokens: fresh, cache_read_input_tokens: read, cache_creation_input_tokens: written } = usage;
  return defined({
    inputTokens: sum(fresh, read ?? 0, written ?? 0),
    cacheReadTokens: count(read),
    cacheWriteTokens: count(written),
    outputTokens: count(usage.output_tokens),
    // It came out of JSON.
    raw: usage as Json,
  });
}

/** Whoever signed in with a key of the API is billed by its use; Claude Code's own sum is an estimate. */
function costOf(
  { total_cost_usd: estimate }: ClaudeCodeMessage,
  { apiKeySource = 'none' }: Heard,
): { readonly costUsd?: number; readonly costBasis?: Extract<CostBasis, 'covered' | 'estimated'> } {
  if (apiKeySource === 'none' || apiKeySource === 'oauth') return { costUsd: 0, costBasis: 'covered' };
  const costUsd = count(estimate);
  return costUsd === undefined ? {} : { costUsd, costBasis: 'estimated' };
}

/** Words of the SDK for what went wrong with a call. */
const errors: Readonly<Record<string, FailureClass>> = {
  authentication_failed: 'auth',
  oauth_org_not_allowed: 'auth',
  account_on_hold: 'auth',
  verification_required: 'auth',
  billing_error: 'billing',
  rate_limit: 'rate-limited',
  overloaded: 'overloaded',
  model_not_found: 'not-found',
  server_error: 'server',
};

/** Ends without an answer that no call is to blame for. */
const subtypes: Readonly<Record<string, FailureClass>> = {
  error_max_turns: 'invalid-response',
  error_max_structured_output_retries: 'invalid-response',
  error_max_budget_usd: 'billing',
};

function refused(provider: string, result: ClaudeCodeMessage, { error = '', resetsAt }: Heard): ProviderError {
  const { subtype = '', api_error_status: status, errors: messages = [] } = result;
  const said = result.result || messages.join('; ') || subtype || 'no message';
  const failure = httpFailure({
    provider,
    status: status ?? undefined,
    // "API Error: 400 {...}": the body is the vendor's own.
    body: said.includes('{') ? said.slice(said.indexOf('{')) : undefined,
    message: said,
    class: errors[error] ?? subtypes[subtype],
  });
  const waitMs = failure.class === 'rate-limited' && resetsAt !== undefined ? resetsAt * 1_000 - Date.now() : undefined;
  return new ProviderError({ ...failure, ...(waitMs !== undefined && { retryAfterMs: Math.max(0, waitMs) }) });
}
