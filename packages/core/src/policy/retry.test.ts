import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureScope } from '../provider-kit/failure-scope.js';
import type { Failure, FailureClass } from '../spec/failure.js';
import { decideRetry, defaultRetry, type RetryFacts } from './retry.js';

function facts(failureClass: FailureClass, more: Partial<RetryFacts> = {}, failure: Partial<Failure> = {}): RetryFacts {
  return {
    failure: { class: failureClass, scope: failureScope(failureClass), message: '', ...failure },
    contentSent: false,
    retries: 0,
    waitedMs: 0,
    alone: true,
    attemptsLeft: 5,
    remainingMs: Number.POSITIVE_INFINITY,
    omitted: false,
    random: 0.5,
    ...more,
  };
}

describe('a retry in place', () => {
  it.each([
    ['server', 1_000],
    ['overloaded', 1_000],
    ['network', 1_000],
    ['timeout', 1_000],
    ['rate-limited', 1_000],
    ['invalid-response', 1_000],
    ['auth', undefined],
    ['billing', undefined],
    ['not-found', undefined],
    ['unsupported', undefined],
    ['bad-request', undefined],
    ['context-overflow', undefined],
    ['content-filter', undefined],
    ['aborted', undefined],
  ] as const)('after %s waits %s ms', (failureClass, expected) => {
    expect(decideRetry(facts(failureClass), defaultRetry)).toBe(expected);
  });

  it.each([
    ['never comes after content', facts('server', { contentSent: true }), undefined],
    ['follows the vendor', facts('rate-limited', {}, { retryAfterMs: 45_000 }), 45_000],
    ['does not follow a vendor that asks for too long', facts('rate-limited', {}, { retryAfterMs: 61_000 }), undefined],
    [
      'is impatient while others could serve',
      facts('rate-limited', { alone: false }, { retryAfterMs: 2_001 }),
      undefined,
    ],
    ['counts all waits of a visit', facts('server', { alone: false, retries: 1, waitedMs: 1_000 }), undefined],
    ['ends after five', facts('server', { retries: 5, waitedMs: 0 }), undefined],
    ['comes once after an invalid answer', facts('invalid-response', { retries: 1 }), undefined],
    ['comes at once without a refused part', facts('unsupported', {}, { omittable: 'x' }), 0],
    ['leaves a part out only once', facts('unsupported', { omitted: true }, { omittable: 'x' }), undefined],
    ['does not reach past the deadline', facts('server', { remainingMs: 1_000 }), undefined],
    [
      'comes once when the answer does not fit what was asked for',
      facts('invalid-response', {}, { scope: 'request' }),
      0,
    ],
    ["does not come when the caller's own deadline has passed", facts('timeout', {}, { scope: 'request' }), undefined],
  ] as const)('%s', (_what, given, expected) => {
    expect(decideRetry(given, defaultRetry)).toBe(expected);
  });

  it('jitters by a tenth at most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), (random, retries) => {
        const waitMs = decideRetry(facts('server', { random, retries }), defaultRetry) ?? Number.NaN;
        const delayMs = 1_000 * 2 ** retries;
        expect(Math.abs(waitMs - delayMs)).toBeLessThanOrEqual(delayMs / 10 + 1);
      }),
    );
  });
});
