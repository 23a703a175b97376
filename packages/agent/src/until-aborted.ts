import type { Awaitable } from '@cascade/core/spec';

/** What `work` gives, or a rejection with the signal's reason as soon as it is aborted: whoever hangs keeps nobody waiting. */
export function untilAborted<T>(signal: AbortSignal, work: () => Awaitable<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    new Promise<T>((settle) => settle(work()))
      .finally(() => signal.removeEventListener('abort', leave))
      .then(resolve, reject);
  });
}
