import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeyringAsker } from './ask-keyring.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const entry = { service: 'cascade', user: 'openai' };

it('waits 2 seconds for a keyring that keeps silent, tells it to stop, warns, and does not ask again', async () => {
  const signals: AbortSignal[] = [];
  const warnings: string[] = [];
  const get = (_service: string, _user: string, signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<undefined>(() => {});
  };
  const ask = createKeyringAsker({ get }, (text) => void warnings.push(text));
  let isOver = false;
  const answer = ask([entry, entry]).finally(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(1_999);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toBeUndefined();
  expect(await ask([entry])).toBeUndefined();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('did not answer within 2 seconds');
});

it('waits 2 seconds for all entries together', async () => {
  let asked = 0;
  const get = () => {
    asked++;
    return new Promise<undefined>((resolve) => void setTimeout(resolve, 900));
  };
  const answer = createKeyringAsker({ get }, () => {})([entry, entry, entry, entry]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toBe(3);
});

it('leaves no timer behind after an answer', async () => {
  const ask = createKeyringAsker({ get: async () => 'sk' }, () => {});
  expect(await ask([entry])).toEqual({ ...entry, key: 'sk' });
  expect(vi.getTimerCount()).toBe(0);
});

it('goes on to the next entry when one fails', async () => {
  const get = async (service: string) => {
    if (service === 'cascade') throw new Error('matched by 2 credentials');
    return 'sk-older';
  };
  const ask = createKeyringAsker({ get }, () => {});
  expect((await ask([entry, { service: 'llm-cascade', user: 'openai' }]))?.key).toBe('sk-older');
});
