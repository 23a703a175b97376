import type { FaultBehaviour } from '../fault.js';
import type { Json } from '../json.js';
import type { WireFailure } from '../protocol.js';
import { bothModes, openAIProtocols, refusal } from './define-fault.js';

const dateWaitMs = 20_000;

function limited(headers: Record<string, string>, more: Partial<WireFailure> = {}): WireFailure {
  return { kind: 'rate-limit', ...more, headers: { ...headers, ...more.headers } };
}

function geminiDetails(quotaId: string, retryDelay: string): Json {
  return {
    details: [
      { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId }] },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
    ],
  };
}

/** 429 in every spelling of how long to wait. */
export const rateLimitFaults: readonly FaultBehaviour[] = [
  refusal({
    name: '429',
    description: '429 without any hint how long to wait',
    expectedClass: 'rate-limited',
    failure: limited({}),
  }),
  refusal({
    name: '429-retry-after',
    description: '429 with retry-after: 1 (seconds)',
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 1_000,
    failure: limited({ 'retry-after': '1' }),
  }),
  refusal({
    name: '429-retry-after-0',
    description: '429 with retry-after: 0',
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 0,
    failure: limited({ 'retry-after': '0' }),
  }),
  refusal({
    name: '429-retry-after-120',
    description: '429 with retry-after: 120 (seconds)',
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 120_000,
    failure: limited({ 'retry-after': '120' }),
  }),
  refusal({
    name: '429-retry-after-ms',
    description: '429 with retry-after-ms: 250, which beats a retry-after of 1 second',
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 250,
    failure: limited({ 'retry-after-ms': '250', 'retry-after': '1' }),
  }),
  {
    name: '429-retry-after-date',
    description: '429 with retry-after as an HTTP date, 20 s from now',
    modes: bothModes,
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: dateWaitMs,
    fail: ({ nowMs }) => limited({ 'retry-after': new Date(nowMs + dateWaitMs).toUTCString() }),
  },
  refusal({
    name: '429-retry-after-nonsense',
    description: '429 with a retry-after that is no number and no date',
    expectedClass: 'rate-limited',
    failure: limited({ 'retry-after': 'soon' }),
  }),
  refusal({
    name: '429-no-retry',
    description: '429 with x-should-retry: false',
    expectedClass: 'rate-limited',
    protocols: [...openAIProtocols, 'anthropic'],
    failure: limited({ 'x-should-retry': 'false' }),
  }),
  refusal({
    name: '429-retry-info',
    description: "429 with the wait in Gemini's RetryInfo: 48 s",
    protocols: ['gemini', 'gemini-embeddings'],
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 48_000,
    failure: limited({}, { extra: geminiDetails('GenerateRequestsPerMinutePerProjectPerModel-FreeTier', '48s') }),
  }),
  refusal({
    name: '429-per-day',
    description: "429 for Gemini's daily quota",
    protocols: ['gemini', 'gemini-embeddings'],
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 34_400,
    failure: limited({}, { extra: geminiDetails('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '34.4s') }),
  }),
  refusal({
    name: '429-reset-duration',
    description: '429 with the wait only in x-ratelimit-reset-requests: 1m12s, in the duration form of OpenAI',
    protocols: openAIProtocols,
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 72_000,
    failure: limited({
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '1m12s',
      'x-ratelimit-reset-tokens': '0s',
    }),
  }),
  {
    name: '429-reset-date',
    description: '429 with the wait only in anthropic-ratelimit-requests-reset, 20 s from now',
    modes: bothModes,
    protocols: ['anthropic'],
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: dateWaitMs,
    fail: ({ nowMs }) =>
      limited({
        'anthropic-ratelimit-requests-remaining': '0',
        'anthropic-ratelimit-requests-reset': new Date(nowMs + dateWaitMs).toISOString(),
      }),
  },
  refusal({
    name: '429-wait-in-text',
    description: '429 with the wait only in its message: "try again in 1.2s"',
    protocols: ['openai-chat', 'openai-responses'],
    expectedClass: 'rate-limited',
    expectedRetryAfterMs: 1_200,
    failure: limited(
      { 'x-ratelimit-reset-requests': '0s', 'x-ratelimit-reset-tokens': '0s' },
      {
        message:
          'Rate limit reached for gpt-4o in organization org-EXAMPLE on tokens per min (TPM): Limit 30000, Used 29800, Requested 800. Please try again in 1.2s.',
        type: 'tokens',
      },
    ),
  }),
];
