import type { Awaitable, LedgerStore } from '@cascade/core/spec';
import { describeCases, type StoreSuiteOptions } from './describe-cases.js';
import { ledgerCases } from './ledger-cases.js';

/**
 * The conformance suite of a store's `ledger`. Call it at the top level of a vitest file.
 *
 * @param create - makes an empty store, once for every case.
 * @example
 * describeLedgerStore('acme', () => acmeStore({ url }).ledger, {
 *   skip: { 'begins a month on its first day UTC': 'the server knows no months' },
 * });
 */
export function describeLedgerStore(
  name: string,
  create: () => Awaitable<LedgerStore>,
  options?: StoreSuiteOptions<LedgerStore>,
): void {
  describeCases(`${name}: ledger`, ledgerCases, create, options);
}
