import type { Awaitable } from '../../spec/awaitable.js';
import type { Run } from '../run.js';

/**
 * What `work` gives, or a rejection after `timeouts.gateMs`, at the run's deadline, or when the run is aborted: whoever hangs must not keep a run
 * waiting.
 */
export function within<T>({ cascade, signal, remainingMs }: Run, work: () => Awaitable<T>): Promise<T> {
  const gateMs = Math.min(cascade.timeouts.gateMs || Number.POSITIVE_INFINITY, remainingMs);
  return new Promise((resolve, reject) => {
    const late = (): void =>
      reject(new Error(`no result within ${Math.round(gateMs)} ms (timeouts.gateMs, or the deadline)`));
    const leave = (): void => reject(signal.reason);
    const cancel = Number.isFinite(gateMs) ? cascade.clock.schedule(gateMs, late) : () => {};
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    new Promise<T>((settle) => settle(work())).then(resolve, reject).finally(() => {
      cancel();
      signal.removeEventListener('abort', leave);
    });
  });
}
