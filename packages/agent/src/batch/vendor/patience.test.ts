import { ProviderError } from '@cascade/core';
import type { FailureClass } from '@cascade/core/spec';
import { manualClock } from '@cascade/testing/clock';
import { describe, expect, it } from 'vitest';
import { Patience } from './patience.js';

const failure = (failureClass: FailureClass): ProviderError =>
  new ProviderError({ class: failureClass, scope: 'entry', message: 'acme: no' });

/** What is made of a refusal each minute, for so many minutes. */
async function refuse(failureClass: FailureClass, minutes: number): Promise<readonly string[]> {
  const clock = manualClock();
  const patience = new Patience(clock, 1_000);
  const heard: string[] = [];
  for (let minute = 0; minute <= minutes; minute++) {
    heard.push(patience.hear(failure(failureClass)));
    await clock.advance(60_000);
  }
  return heard;
}

describe('the patience with a vendor that refuses to speak of a batch', () => {
  it('ends after five minutes where the vendor does not know the batch, and after an hour for other refusals', async () => {
    expect(await refuse('not-found', 5)).toEqual([...Array(5).fill('again'), 'gone']);
    expect(await refuse('auth', 60)).toEqual([...Array(60).fill('again'), 'refused']);
    expect(new Set(await refuse('overloaded', 90))).toEqual(new Set(['again']));
  });

  it('is not used up by time alone: it takes five refusals of one kind, one after the other', async () => {
    const clock = manualClock();
    const patience = new Patience(clock, 1_000);
    const hear = async (failureClass: FailureClass) => {
      await clock.advance(7_200_000);
      return patience.hear(failure(failureClass));
    };
    for (let times = 0; times < 4; times++) expect(await hear('auth')).toBe('again');
    patience.renew();
    for (let times = 0; times < 4; times++) expect(await hear('auth')).toBe('again');
    expect(await hear('not-found')).toBe('again');
    for (let times = 0; times < 4; times++) expect(await hear('auth')).toBe('again');
    expect(await hear('auth')).toBe('refused');
  });

  it('is shorter where looks are closer together', () => {
    const clock = manualClock();
    const patience = new Patience(clock, 10);
    for (let times = 0; times < 4; times++) patience.hear(failure('not-found'));
    clock.jump(clock.now() + 3_000);
    expect(patience.hear(failure('not-found'))).toBe('gone');
  });
});
