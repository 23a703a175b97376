import type { Awaitable, RunStore } from '@cascade/core/spec';
import { describeCases, type StoreSuiteOptions } from './describe-cases.js';
import { runCases } from './run-cases.js';

/**
 * The conformance suite of a store's `runs`. Call it at the top level of a vitest file.
 *
 * @param create - makes an empty store, once for every case.
 */
export function describeRunStore(
  name: string,
  create: () => Awaitable<RunStore>,
  options?: StoreSuiteOptions<RunStore>,
): void {
  describeCases(`${name}: runs`, runCases, create, options);
}
