import { beforeAll } from 'vitest';
import { agentStage } from './agent-stage.js';
import { describePairs } from './describe-pairs.js';
import { agentPairs } from './pairs/agent.js';
import { agentBatchPairs } from './pairs/agent-batches.js';
import { agentCallPairs, agentToolPairs } from './pairs/agent-calls.js';
import { agentGuardrailPairs } from './pairs/agent-guardrails.js';
import { agentKeepingPairs } from './pairs/agent-keeping.js';
import { agentBudgetPairs, agentModelPairs } from './pairs/agent-models.js';
import { agentRulePairs } from './pairs/agent-rules.js';
import { agentScopePairs } from './pairs/agent-scope.js';

beforeAll(async () => {
  // What is loaded on first use: a manual clock does not wait for modules.
  const limits = { concurrent: 1 };
  await agentStage((model) => ({ models: [model('a', 'x', { limits }), model('b', 'x')] })).ask();
});

describePairs({
  ...agentPairs,
  ...agentModelPairs,
  ...agentBudgetPairs,
  ...agentToolPairs,
  ...agentCallPairs,
  ...agentKeepingPairs,
  ...agentBatchPairs,
  ...agentRulePairs,
  ...agentGuardrailPairs,
  ...agentScopePairs,
});
