import type { Clock } from '../../policy/clock.js';
import type { Awaitable } from '../../spec/awaitable.js';

/** What `work` gives, or a rejection after `limitMs`: whoever hangs must not keep a run waiting. 0 means no limit. */
export function within<T>(clock: Clock, limitMs: number, work: () => Awaitable<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`no result within ${limitMs} ms (timeouts.gateMs)`));
    const cancel = limitMs > 0 ? clock.schedule(limitMs, late) : () => {};
    new Promise<T>((settle) => settle(work())).then(resolve, reject).finally(cancel);
  });
}
