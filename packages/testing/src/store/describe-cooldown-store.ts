import type { Awaitable, CooldownStore } from '@cascade/core/spec';
import { cooldownCases } from './cooldown-cases.js';
import { describeCases, type StoreSuiteOptions } from './describe-cases.js';

/**
 * The conformance suite of a store's `cooldowns`. Call it at the top level of a vitest file.
 *
 * @param create - makes an empty store, once for every case.
 * @example
 * describeCooldownStore('acme', () => acmeStore({ url }).cooldowns, {
 *   skip: { 'keeps at most 500 characters of a message': 'the server cuts at 255' },
 * });
 */
export function describeCooldownStore(
  name: string,
  create: () => Awaitable<CooldownStore>,
  options?: StoreSuiteOptions<CooldownStore>,
): void {
  describeCases(`${name}: cooldowns`, cooldownCases, create, options);
}
