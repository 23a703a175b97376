import type { Awaitable } from '@cascade/core/spec';
import type { StoreCase } from './store-case.js';

/** Runs every case on a store of its own and names those that failed. For tests of the suites themselves. */
export async function failingCases<S>(
  cases: readonly StoreCase<S>[],
  create: () => Awaitable<S>,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, run } of cases) {
    const store = await create();
    await run(store).catch(() => failed.push(name));
  }
  return failed;
}
