import {
  count,
  defined,
  httpFailure,
  invalidResponse,
  ProviderError,
  parseToolInput,
} from '@cascade/core/provider-kit';
import type { ChatResponse, Finish, FinishReason, Json, Part, TokenLogprob, Usage } from '@cascade/core/spec';
import { convertLogprobs } from '../chat/convert-logprobs.js';
import { contentOf, type WireItem, type WireResponse, type WireResponsesUsage } from './responses-wire.js';

/**
 * A whole answer.
 *
 * @throws ProviderError when it is none: a string, a failed response, no output
 */
export function readResponse(value: unknown, provider: string, warnings: readonly string[]): ChatResponse {
  if (!isResponse(value)) throw invalidResponse(provider, 'what came is not a response');
  assertSucceeded(value, provider);
  if (!Array.isArray(value.output)) throw invalidResponse(provider, 'the response has no output');
  const logprobs = value.output.flatMap(logprobsOf);
  return {
    content: value.output.flatMap((item: WireItem) => readItem(item, provider)),
    finish: convertFinish(value, provider, warnings),
    ...(logprobs.length > 0 && { logprobs }),
  };
}

/** Failed responses come with status 200, whole and streamed. */
export function assertSucceeded({ status, error }: WireResponse, provider: string): void {
  if (status === 'failed' || status === 'cancelled' || (status === undefined && error != null)) {
    throw new ProviderError(
      httpFailure({ provider, body: { error: error ?? { message: `the response has ${status}` } } }),
    );
  }
}

function isResponse(value: unknown): value is WireResponse {
  return typeof value === 'object' && value !== null;
}

/** The parts of one output item. Reasoning keeps the whole item, a message its phase, to be sent back unchanged. */
export function readItem(item: WireItem, provider: string): readonly Part[] {
  switch (item.type) {
    case 'message': {
      const text = contentOf(item)
        .map((part) => part.text ?? part.refusal ?? '')
        .join('');
      const vendor = item.phase ? { vendor: { provider, data: { phase: item.phase } } } : {};
      return text === '' ? [] : [{ type: 'text', text, ...vendor }];
    }
    case 'reasoning': {
      const text = (item.summary ?? []).map((part) => part.text ?? '').join('\n\n');
      const { status: _status, ...rest }: WireItem & { status?: unknown } = item;
      // It came out of JSON.
      return [{ type: 'reasoning', text, vendor: { provider, data: rest as Json } }];
    }
    case 'function_call': {
      const name = item.name ?? '';
      return [
        {
          type: 'tool-call',
          id: item.call_id ?? item.id ?? name,
          name,
          input: parseToolInput(provider, name, typeof item.arguments === 'string' ? item.arguments : ''),
        },
      ];
    }
    default:
      return [];
  }
}

function logprobsOf(item: WireItem): readonly TokenLogprob[] {
  return contentOf(item).flatMap(({ logprobs }) => convertLogprobs(logprobs && { content: logprobs }) ?? []);
}

/**
 * How a response ended, which it does not say in one word.
 *
 * @throws ProviderError when it has not ended
 */
export function convertFinish(response: WireResponse, provider: string, warnings: readonly string[]): Finish {
  const { status, incomplete_details: details, output = [] } = response;
  if (status !== 'completed' && status !== 'incomplete') {
    throw invalidResponse(provider, `the response has the status "${status}" and is not over`);
  }
  return defined({
    reason: reasonOf(status, details?.reason, output),
    rawReason: details?.reason ?? status,
    usage: convertUsage(response.usage),
    modelId: response.model,
    responseId: response.id,
    warnings: warnings.length > 0 ? warnings : undefined,
  });
}

function reasonOf(status: string, detail: string | undefined, output: readonly WireItem[]): FinishReason {
  if (output.some((item) => contentOf(item).some(({ type }) => type === 'refusal'))) return 'content-filter';
  if (status === 'incomplete') {
    if (detail === 'content_filter') return 'content-filter';
    return detail === 'max_output_tokens' ? 'length' : 'other';
  }
  return output.some(({ type }) => type === 'function_call') ? 'tool-calls' : 'stop';
}

function convertUsage(usage: WireResponsesUsage | null | undefined): Usage {
  if (usage == null) return {};
  return defined({
    inputTokens: count(usage.input_tokens),
    cacheReadTokens: count(usage.input_tokens_details?.cached_tokens),
    cacheWriteTokens: count(usage.input_tokens_details?.cache_write_tokens),
    outputTokens: count(usage.output_tokens),
    reasoningTokens: count(usage.output_tokens_details?.reasoning_tokens),
    // It came out of JSON.
    raw: usage as Json,
  });
}
