/** CascadeAgent: a cascade in three lines. @module */
export type { AgentBudget, CascadeAgentOptions } from './agent-options.js';
export type { AgentBatchOutcome, BatchItem, BatchOptions, BatchProgress } from './batch/batch-options.js';
export type { CacheOptions } from './cache/cache-options.js';
export { CascadeAgent } from './cascade-agent.js';
export type { ModelOptions } from './models/model-options.js';
export { type ProviderFactory, type ProviderFactorySettings, registerProvider } from './models/provider-registry.js';
export { fromEnv } from './presets/from-env.js';
export { createPreset, type PresetName, presets } from './presets/presets.js';
export type { AgentResult, AgentStep } from './run/agent-result.js';
export type { AgentChunk } from './run/agent-stream.js';
export type { AgentCallOptions } from './run/call-options.js';
export type { AgentInput } from './run/conversation-of.js';
export { type McpClient, mcpTools } from './tools/mcp-tools.js';
export type { AgentTool, RiskOptions, ToolContext, ToolSet } from './tools/tool-set.js';
