import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpFailure } from './http-failure.js';
import { parseDurationMs } from './parse-duration-ms.js';
import { readErrorBody } from './read-error-body.js';
import { retryAfterMs } from './retry-after-ms.js';

const nowMs = Date.UTC(2026, 10, 20, 12);

describe('what is kept of an error body', () => {
  it('is bounded, and no word of a message is cut in two', () => {
    const key = 'sk-0123456789abcdefghijklmnopqrstuvwxyz';
    for (let padding = 1_900; padding < 2_010; padding++) {
      const { message = '' } = readErrorBody({ error: { message: `${'x '.repeat(padding / 2)}${key} and more` } });
      expect(message.length).toBeLessThanOrEqual(2_000);
      expect(message.includes('sk-')).toBe(message.includes(key));
    }
    expect(readErrorBody({ error: 'x'.repeat(10_000) }).message).toHaveLength(2_000);
    expect(readErrorBody({ error: { code: 'c'.repeat(10_000) } }).codes[0]).toHaveLength(100);
  });

  it('is a finite wait, however large the header', () => {
    const headers = new Headers({ 'retry-after': '1e308' });
    expect(retryAfterMs({ headers, nowMs })).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('the class of an HTTP error', () => {
  it.each([
    [401, undefined, 'auth', 'key'],
    [402, undefined, 'billing', 'key'],
    [403, undefined, 'auth', 'key'],
    [404, undefined, 'not-found', 'entry'],
    [408, undefined, 'server', 'entry'],
    [409, undefined, 'server', 'entry'],
    [413, undefined, 'context-overflow', 'request'],
    [422, undefined, 'bad-request', 'request'],
    [425, undefined, 'overloaded', 'entry'],
    [429, undefined, 'rate-limited', 'key'],
    [498, undefined, 'overloaded', 'entry'],
    [499, undefined, 'aborted', 'request'],
    [500, undefined, 'server', 'entry'],
    [503, undefined, 'overloaded', 'entry'],
    [529, undefined, 'overloaded', 'entry'],
    [600, undefined, 'server', 'entry'],
    [302, undefined, 'invalid-response', 'entry'],
    // What the body says beats the status.
    [429, { error: { code: 'insufficient_quota', message: 'You exceeded your current quota' } }, 'billing', 'key'],
    [429, { error: { code: 'project_spend_limit_exceeded' } }, 'billing', 'key'],
    [
      429,
      { error: { message: 'Request too large for gpt-4o: Limit 30000, Requested 40000' } },
      'context-overflow',
      'request',
    ],
    [429, { code: 'x', error: 'Your team has used all available credits' }, 'billing', 'key'],
    [
      429,
      { error: { status: 'RESOURCE_EXHAUSTED', message: 'You exceeded your current quota' } },
      'rate-limited',
      'key',
    ],
    [413, { error: { code: 'rate_limit_exceeded', message: 'Limit reached' } }, 'rate-limited', 'key'],
    [
      403,
      { error: { message: '`inputs` tokens + `max_new_tokens` must be <= 131073' } },
      'context-overflow',
      'request',
    ],
    [400, { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: sk' }, 'auth', 'key'],
    [400, { error: { details: [{ reason: 'API_KEY_INVALID' }], status: 'INVALID_ARGUMENT' } }, 'auth', 'key'],
    [
      400,
      { error: { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens' } },
      'context-overflow',
      'request',
    ],
    [400, { error: { type: 'invalid_request_error', message: 'Your credit balance is too low' } }, 'billing', 'key'],
    [
      400,
      { error: { code: 'unsupported_value', message: "'temperature' does not support 0" } },
      'unsupported',
      'request',
    ],
    [400, { error: { message: '`temperature` is deprecated for this model' } }, 'unsupported', 'request'],
    [400, { error: { message: 'The model `x` has been decommissioned' } }, 'not-found', 'entry'],
    [
      400,
      { error: { code: 'content_filter', innererror: { code: 'ResponsibleAIPolicyViolation' } } },
      'content-filter',
      'request',
    ],
    [400, { detail: [{ msg: 'field required' }] }, 'bad-request', 'request'],
    [503, { error: { type: 'server_error', message: 'slow down' } }, 'overloaded', 'entry'],
    [undefined, { error: { type: 'overloaded_error' } }, 'overloaded', 'entry'],
    [undefined, '[{"error":{"status":"UNAVAILABLE","message":"busy"}}]', 'overloaded', 'entry'],
    [undefined, 'it broke', 'server', 'entry'],
  ] as const)('%s %j is %s', (status, body, failureClass, scope) => {
    expect(httpFailure({ provider: 'x', status, body, nowMs })).toMatchObject({ class: failureClass, scope });
  });

  it('tells the limit of an entry that is smaller than its window', () => {
    const body = { error: { message: 'Request too large: Limit 6000, Requested 7000' } };
    expect(httpFailure({ provider: 'x', status: 413, body }).windowTokens).toBe(6_000);
  });

  it('names provider and status, and cuts long messages', () => {
    const { message } = httpFailure({ provider: 'acme', status: 500, body: 'x'.repeat(100_000) });
    expect(message).toMatch(/^acme 500: x/);
    expect(message.length).toBeLessThan(2_100);
  });

  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 100, max: 999 }), { nil: undefined }), fc.anything(), (status, body) => {
        expect(httpFailure({ provider: 'x', status, body }).message).toContain('x');
        expect(readErrorBody(body).codes).toBeInstanceOf(Array);
      }),
    );
  });

  it('is found in linear time in a hostile message', () => {
    const body = { error: { message: `${'try again in '.repeat(100_000)}limit 9${'9'.repeat(100_000)}` } };
    const startedAt = cpuMs();
    httpFailure({ provider: 'x', status: 429, body });
    expect(cpuMs() - startedAt).toBeLessThan(500);
  });
});

describe('how long to wait', () => {
  const from = (headers: Record<string, string>, more = {}) =>
    retryAfterMs({ headers: new Headers(headers), nowMs, ...more });

  it.each([
    ['seconds', { 'retry-after': '2' }, 2_000],
    ['a fraction of a second', { 'retry-after': '0.25' }, 250],
    ['zero', { 'retry-after': '0' }, 0],
    ['an HTTP date', { 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
    ['a date in the past', { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, 0],
    ['milliseconds, which win', { 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['a negative number', { 'retry-after': '-5' }, undefined],
    [
      'the reset of an exhausted limit',
      { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1m12s' },
      72_000,
    ],
    [
      'the reset of a limit with room',
      { 'x-ratelimit-remaining-tokens': '5', 'x-ratelimit-reset-tokens': '1m12s' },
      undefined,
    ],
    [
      'the longer of two resets',
      {
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '6ms',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '8.64s',
      },
      8_640,
    ],
    [
      'a reset as a date',
      { 'anthropic-ratelimit-tokens-remaining': '0', 'anthropic-ratelimit-tokens-reset': '2026-11-20T12:00:05Z' },
      5_000,
    ],
  ])('is read from %s', (_what, headers, expected) => {
    expect(from(headers)).toBe(expected);
  });

  it('is read from the body and from the message', () => {
    expect(from({}, { retryDelay: '48s' })).toBe(48_000);
    expect(from({}, { message: 'Rate limit reached. Please try again in 1.2s. Visit...' })).toBe(1_200);
    expect(from({}, { message: 'Please try again in 6m0s.' })).toBe(360_000);
  });

  it('is a duration or nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => (parseDurationMs(text) ?? 0) >= 0));
    fc.assert(
      fc.property(
        fc.nat(59),
        fc.nat(59),
        (minutes, seconds) => parseDurationMs(`${minutes}m${seconds}s`) === (minutes * 60 + seconds) * 1_000,
      ),
    );
  });
});
