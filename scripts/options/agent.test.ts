import { beforeAll } from 'vitest';
import { agentStage } from './agent-stage.js';
import { describePairs } from './describe-pairs.js';
import { allAgentPairs } from './pairs/all-agent.js';

beforeAll(async () => {
  // What is loaded on first use: a manual clock does not wait for modules.
  const limits = { concurrent: 1 };
  await agentStage((model) => ({ models: [model('a', 'x', { limits }), model('b', 'x')] })).ask();
});

describePairs(allAgentPairs);
