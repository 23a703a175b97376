import { describe, expect, it } from 'vitest';
import type { RateLimitHint } from '../spec/rate-limit-hint.js';
import { readRateLimits } from './rate-limits.js';

const nowMs = Date.UTC(2026, 10, 20);
const rows: readonly (readonly [vendor: string, headers: Record<string, string>, hint: RateLimitHint | undefined])[] = [
  [
    'OpenAI and Groq, whose resets are durations',
    {
      'x-ratelimit-remaining-requests': '14370',
      'x-ratelimit-remaining-tokens': '17997',
      'x-ratelimit-reset-requests': '2m59.56s',
      'x-ratelimit-reset-tokens': '7.66s',
    },
    { remainingRequests: 14_370, remainingTokens: 17_997, resetMs: 179_560 },
  ],
  [
    'the exhausted limit, which is the one to wait for',
    {
      'x-ratelimit-remaining-requests': '14370',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-requests': '2m59.56s',
      'x-ratelimit-reset-tokens': '7.66s',
    },
    { remainingRequests: 14_370, remainingTokens: 0, resetMs: 7_660 },
  ],
  [
    'Together, in bare seconds',
    { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '2' },
    { remainingRequests: 1, resetMs: 2_000 },
  ],
  [
    'OpenRouter, as a moment',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(nowMs + 5_000) },
    { remainingRequests: 0, resetMs: 5_000 },
  ],
  [
    'Cerebras, by day and minute',
    { 'x-ratelimit-remaining-requests-day': '14399', 'x-ratelimit-remaining-tokens-minute': '59000' },
    { remainingRequests: 14_399, remainingTokens: 59_000 },
  ],
  [
    'Mistral',
    { 'ratelimitbysize-remaining': '499982', 'ratelimitbysize-reset': '9' },
    { remainingTokens: 499_982, resetMs: 9_000 },
  ],
  [
    'Anthropic, as dates, the least of its token limits',
    {
      'anthropic-ratelimit-requests-remaining': '49',
      'anthropic-ratelimit-input-tokens-remaining': '39000',
      'anthropic-ratelimit-output-tokens-remaining': '8000',
      'anthropic-ratelimit-output-tokens-reset': new Date(nowMs + 1_000).toISOString(),
    },
    { remainingRequests: 49, remainingTokens: 8_000, resetMs: 1_000 },
  ],
  ['nobody, who says nothing', { 'content-type': 'application/json' }, undefined],
  ['what is no number', { 'x-ratelimit-remaining': 'soon', 'x-ratelimit-remaining-tokens': '-1' }, undefined],
];

describe('rate limits in headers', () => {
  it.each(rows)('are read from %s', (_vendor, headers, hint) => {
    expect(readRateLimits(new Headers(headers), nowMs)).toEqual(hint);
  });
});
