import type { Awaitable } from '@cascade/core/spec';

/** What the work comes to, or the reason of the signal, if that is aborted first. */
export async function orAborted<T>(work: Awaitable<T>, signal: AbortSignal): Promise<T> {
  let leave = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
