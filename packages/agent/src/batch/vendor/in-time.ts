import { type Clock, ProviderError } from '@cascade/core';

export interface TimeLimit {
  readonly clock: Clock;
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** Of the failure when the time is up. */
  readonly message: string;
}

/**
 * What `work` gives, with a signal of its own that is aborted when the time is up. Work that does not listen to it keeps
 * nobody waiting.
 *
 * @throws ProviderError of class `timeout` then, and what the caller's signal is aborted with
 */
export async function inTime<T>(
  { clock, limitMs, signal, message }: TimeLimit,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const late = new ProviderError({ class: 'timeout', scope: 'entry', message });
  const cancel = clock.schedule(limitMs, () => end.abort(late));
  const leave = (): void => end.abort(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  try {
    return await Promise.race([work(end.signal), whenAborted(end.signal)]);
  } catch (error) {
    throw end.signal.aborted ? end.signal.reason : error;
  } finally {
    cancel();
    signal.removeEventListener('abort', leave);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
