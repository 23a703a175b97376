/** CascadeAgent: a cascade in three lines. @module */
export type {
  AgentBudget,
  AgentDomainOptions,
  CascadeAgentOptions,
  ErrorOptions,
  HealthCheckOptions,
} from './agent-options.js';
export type { Analytics, AnalyticsOptions } from './analytics/analytics.js';
export type { AgentBatchOutcome, BatchItem, BatchOptions, BatchProgress } from './batch/batch-options.js';
export type { VendorBatchOptions, VendorBatchState } from './batch/vendor/vendor-batch-options.js';
export type { CacheOptions } from './cache/cache-options.js';
export { CascadeAgent } from './cascade-agent.js';
export type {
  Guardrail,
  GuardrailAction,
  GuardrailContext,
  GuardrailFinding,
  GuardrailFlag,
  GuardrailOptions,
  GuardrailStage,
} from './guardrails/guardrail.js';
export { GuardrailError } from './guardrails/guardrail-error.js';
export { type InjectionGuardrailOptions, injectionGuardrail } from './guardrails/injection-guardrail.js';
export {
  type Moderate,
  type ModerationGuardrailOptions,
  moderationGuardrail,
} from './guardrails/moderation-guardrail.js';
export { type OpenAIModerationOptions, openaiModeration } from './guardrails/openai-moderation.js';
export type { PiiType } from './guardrails/pii/pii-type.js';
export { type PiiGuardrailOptions, piiGuardrail } from './guardrails/pii-guardrail.js';
export type { ModelOptions, ModelParameters, ReasoningFrom } from './models/model-options.js';
export { type ProviderFactory, type ProviderFactorySettings, registerProvider } from './models/provider-registry.js';
export { fromEnv } from './presets/from-env.js';
export { createPreset, type PresetName, presets } from './presets/presets.js';
export type { Condition, Policy, Rule } from './rules/policy.js';
export { AgentDepthError } from './run/agent-depth-error.js';
export type { AgentResult, AgentStep } from './run/agent-result.js';
export { AgentStepError } from './run/agent-step-error.js';
export type { AgentChunk } from './run/agent-stream.js';
export type { AgentCallOptions } from './run/call-options.js';
export type { AgentInput } from './run/conversation-of.js';
export type { ScopeLimit, ScopeLimits, ScopeReport } from './scope/budget-scope.js';
export { type InstrumentOptions, instrument } from './scope/instrument.js';
export { ScopeBudgetError } from './scope/scope-budget-error.js';
export { type Scope, withBudget } from './scope/with-budget.js';
export { type McpClient, mcpTools } from './tools/mcp-tools.js';
export { type TypedTool, tool } from './tools/tool.js';
export type { AgentEvent, ToolEvent, ToolRefusal } from './tools/tool-event.js';
export type { AgentTool, RiskOptions, ToolContext, ToolSet } from './tools/tool-set.js';
