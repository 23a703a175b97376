import type { Awaitable } from '../../spec/awaitable.js';
import type { Run } from '../run.js';

/**
 * What `work` gives, or a rejection after `timeouts.gateMs`, or when the run is aborted: whoever hangs must not keep a run
 * waiting.
 */
export function within<T>({ cascade, signal }: Run, work: () => Awaitable<T>): Promise<T> {
  const { gateMs } = cascade.timeouts;
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`no result within ${gateMs} ms (timeouts.gateMs)`));
    const leave = (): void => reject(signal.reason);
    const cancel = gateMs > 0 ? cascade.clock.schedule(gateMs, late) : () => {};
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    new Promise<T>((settle) => settle(work())).then(resolve, reject).finally(() => {
      cancel();
      signal.removeEventListener('abort', leave);
    });
  });
}
