/** Conformance suites for the parts of a store; they need vitest. @module */
export { cacheCases } from './cache-cases.js';
export { type CooldownModelOptions, checkCooldownModel } from './check-cooldown-model.js';
export { checkLedgerModel, type LedgerModelOptions } from './check-ledger-model.js';
export { cooldownCases } from './cooldown-cases.js';
export { describeCacheStore } from './describe-cache-store.js';
export type { StoreSuiteOptions } from './describe-cases.js';
export { describeCooldownStore } from './describe-cooldown-store.js';
export { describeFailedPromptStore } from './describe-failed-prompt-store.js';
export { describeLedgerStore } from './describe-ledger-store.js';
export { describeRunStore } from './describe-run-store.js';
export { failedPromptCases } from './failed-prompt-cases.js';
export { failingCases } from './failing-cases.js';
export { ledgerCases } from './ledger-cases.js';
export { runCases } from './run-cases.js';
export type { StoreCase } from './store-case.js';
