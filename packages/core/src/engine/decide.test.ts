import { describe, expect, it } from 'vitest';
import { failureScope } from '../provider-kit/failure-scope.js';
import type { FailureClass } from '../spec/failure.js';
import { decideAfterFailure, type FailureFacts } from './decide.js';
import { decideAfterVerdict } from './gated/decide-after-verdict.js';

function facts(failureClass: FailureClass, more: Partial<FailureFacts> = {}): FailureFacts {
  const failure = { class: failureClass, scope: failureScope(failureClass), message: 'why' };
  return {
    failure,
    contentSent: false,
    onInterrupted: 'fail',
    onContentFilter: 'next',
    attemptsLeft: 5,
    remainingMs: Number.POSITIVE_INFINITY,
    ...more,
  };
}

describe('after a failed visit', () => {
  it.each([
    ['rate-limited', 'next'],
    ['overloaded', 'next'],
    ['server', 'next'],
    ['network', 'next'],
    ['timeout', 'next'],
    ['invalid-response', 'next'],
    ['auth', 'next'],
    ['billing', 'next'],
    ['not-found', 'next'],
    ['unsupported', 'next'],
    ['content-filter', 'next'],
    ['context-overflow', 'larger'],
    ['bad-request', 'stop'],
    ['aborted', 'stop'],
  ] as const)('%s: %s', (failureClass, expected) => {
    expect(decideAfterFailure(facts(failureClass)).do).toBe(expected);
  });

  it.each([
    ['a stream that broke fails', facts('network', { contentSent: true }), { do: 'stop', because: 'interrupted' }],
    [
      'a stream that broke starts over, if told so',
      facts('network', { contentSent: true, onInterrupted: 'restart' }),
      { do: 'restart' },
    ],
    [
      'a bad request is never started over',
      facts('bad-request', { contentSent: true, onInterrupted: 'restart' }),
      { do: 'stop', because: 'bad-request' },
    ],
    ['an abort beats an interruption', facts('aborted', { contentSent: true }), { do: 'stop', because: 'aborted' }],
    [
      'a content filter fails, if told so',
      facts('content-filter', { onContentFilter: 'fail' }),
      { do: 'stop', because: 'failed' },
    ],
    ['no attempts are left', facts('server', { attemptsLeft: 0 }), { do: 'stop', because: 'failed' }],
    ['no time is left', facts('server', { remainingMs: 0 }), { do: 'stop', because: 'failed' }],
  ] as const)('%s', (_what, given, expected) => {
    expect(decideAfterFailure(given)).toMatchObject(expected);
  });
});

describe('after a verdict', () => {
  const verdict = { tier: 0, reasons: [] } as const;
  it.each([
    [{ ...verdict, decision: 'accept' }, 'escalate', 'accept'],
    [{ ...verdict, decision: 'reject' }, 'accept', 'escalate'],
    [{ ...verdict, decision: 'abstain' }, 'escalate', 'escalate'],
    [{ ...verdict, decision: 'abstain' }, 'accept', 'accept'],
    [{ ...verdict, decision: 'reject', veto: 'empty' }, 'accept', 'discard'],
    [{ ...verdict, decision: 'accept', veto: 'empty' }, 'accept', 'discard'],
  ] as const)('%j, onAbstain %s: %s', (given, onAbstain, expected) => {
    expect(decideAfterVerdict({ verdict: given, onAbstain, isLast: false, isSeen: false })).toBe(expected);
  });

  it.each([
    [{ decision: 'reject' }, false, 'accept'],
    [{ decision: 'reject', veto: 'schema' }, false, 'next-entry'],
    [{ decision: 'reject', veto: 'schema' }, true, 'warn'],
    [{ decision: 'reject', veto: 'refusal' }, false, 'warn'],
  ] as const)('in the last tier: %j, already seen %s: %s', (given, isSeen, expected) => {
    const facts = { verdict: { ...verdict, ...given }, onAbstain: 'escalate', isLast: true, isSeen } as const;
    expect(decideAfterVerdict(facts)).toBe(expected);
  });
});
