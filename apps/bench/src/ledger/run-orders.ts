import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LedgerOrder, workers } from './order.js';

/**
 * Lets eight processes follow an order until it ends, and gives their notes.
 *
 * @param killEveryMs - now and then one is killed, and another takes its place; 0: nobody is
 */
export async function runOrders(order: LedgerOrder, killEveryMs: number): Promise<readonly string[]> {
  const running = new Set<ChildProcess>();
  const start = (): void => {
    const child = fork(new URL('./ledger-worker.js', import.meta.url), [JSON.stringify(order)], { execArgv: [] });
    running.add(child);
    child.once('exit', () => running.delete(child));
  };
  for (let worker = 0; worker < workers; worker++) start();
  while (killEveryMs > 0 && Date.now() < order.endAtMs - 2 * killEveryMs) {
    await sleep(killEveryMs * (0.5 + Math.random()));
    const victim = [...running][Math.floor(Math.random() * running.size)];
    victim?.kill('SIGKILL');
    start();
  }
  await Promise.all([...running].map((child) => once(child, 'exit')));
  return (await readFile(order.notesPath, 'utf8')).split('\n').filter((line) => line !== '');
}
