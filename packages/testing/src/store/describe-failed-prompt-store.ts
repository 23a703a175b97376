import type { Awaitable, FailedPromptStore } from '@cascade/core/spec';
import { describeCases, type StoreSuiteOptions } from './describe-cases.js';
import { failedPromptCases } from './failed-prompt-cases.js';

/**
 * The conformance suite of a store's `failedPrompts`. Call it at the top level of a vitest file.
 *
 * @param create - makes an empty store, once for every case.
 */
export function describeFailedPromptStore(
  name: string,
  create: () => Awaitable<FailedPromptStore>,
  options?: StoreSuiteOptions<FailedPromptStore>,
): void {
  describeCases(`${name}: failed prompts`, failedPromptCases, create, options);
}
