/** An answer from the first language model that works. @module */

export type { ConnectionOptions } from './check/connection-options.js';
export { type KeepCheckingOptions, keepChecking } from './check/keep-checking.js';
export { listsModel } from './check/lists-model.js';
export { type ConnectionTest, type ConnectionTestOptions, testConnection } from './check/test-connection.js';
export { type KeyValidation, validateApiKey } from './check/validate-api-key.js';
export { costOfUsage } from './cost/cost-of-usage.js';
export { type CostReport, costReport } from './cost/cost-report.js';
export type { Cascade } from './engine/cascade.js';
export type {
  CascadeOptions,
  EntryInput,
  EntryOptions,
  EntryParameters,
  RunOptions,
  WhenAllCooling,
} from './engine/cascade-options.js';
export type { CascadeStream } from './engine/cascade-stream.js';
export { checkMessage } from './engine/check-message.js';
export type { Conversation, JsonSchemaOutput, StandardJsonSchema } from './engine/conversation-input.js';
export { createCascade } from './engine/create-cascade.js';
export { embed } from './engine/embed.js';
export { forward } from './engine/forward.js';
export { type PlannedEntry, planRun, type RunPlan } from './engine/gated/plan-run.js';
export { settleOrphans } from './engine/governed/settle-orphans.js';
export {
  type CascadeObserver,
  observe,
  type RunEvent,
  type RunFailure,
  type RunIntent,
  type RunObserver,
  type RunStart,
} from './engine/observe.js';
export { optionChecks } from './engine/option-checks.js';
export { AllTiersFailedError } from './errors/all-tiers-failed-error.js';
export { BadRequestError } from './errors/bad-request-error.js';
export { BudgetExceededError } from './errors/budget-exceeded-error.js';
export { CascadeError, type CascadeErrorCode } from './errors/cascade-error.js';
export { ConfigurationError } from './errors/configuration-error.js';
export { DuplicateRunError } from './errors/duplicate-run-error.js';
export { MissingKeyError } from './errors/missing-key-error.js';
export { ProviderError } from './errors/provider-error.js';
export { RunAbortedError } from './errors/run-aborted-error.js';
export { RunError, type RunStory } from './errors/run-error.js';
export { StoreError, type StoreErrorReason } from './errors/store-error.js';
export { StreamInterruptedError } from './errors/stream-interrupted-error.js';
export type { Budget, BudgetAction, BudgetExcess } from './policy/budget.js';
export { type Clock, systemClock } from './policy/clock.js';
export type { HealthOptions } from './policy/health.js';
export type { HedgeOptions } from './policy/hedge.js';
export { type KeyChoice, type KeyPool, type KeyPoolOptions, keyPool } from './policy/key-pool.js';
export type { Limits } from './policy/limits.js';
export type { Purse, PurseClaim, PurseSpending } from './policy/purse.js';
export type { CooldownOptions } from './policy/rest.js';
export type { RetryOptions } from './policy/retry.js';
export type { Selection } from './policy/selection.js';
export type { Timeouts } from './policy/timeouts.js';
export type * from './spec/index.js';
export { type MemoryStoreOptions, memoryStore } from './store/memory-store.js';
export { checkValue, either, hasOptions } from './util/check-options.js';
