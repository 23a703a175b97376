import type { Pairs } from '../pair.js';
import { agentPairs } from './agent.js';
import { agentBatchPairs } from './agent-batches.js';
import { agentCallPairs, agentToolPairs } from './agent-calls.js';
import { agentErrorPairs } from './agent-errors.js';
import { agentGuardrailPairs } from './agent-guardrails.js';
import { agentKeepingPairs } from './agent-keeping.js';
import { agentBudgetPairs, agentModelPairs } from './agent-models.js';
import { agentRulePairs } from './agent-rules.js';
import { agentScopePairs } from './agent-scope.js';

/** All options of `@cascade/agent`. */
export const allAgentPairs: Pairs = {
  ...agentPairs,
  ...agentModelPairs,
  ...agentBudgetPairs,
  ...agentToolPairs,
  ...agentCallPairs,
  ...agentErrorPairs,
  ...agentKeepingPairs,
  ...agentBatchPairs,
  ...agentRulePairs,
  ...agentGuardrailPairs,
  ...agentScopePairs,
};
