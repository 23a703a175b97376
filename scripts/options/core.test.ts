import { createCascade } from '@cascade/core';
import { scriptedModel } from '@cascade/testing/models';
import { beforeAll } from 'vitest';
import { describePairs } from './describe-pairs.js';
import { budgetPairs } from './pairs/core-budgets.js';
import { cascadePairs } from './pairs/core-cascade.js';
import { checkPairs } from './pairs/core-checks.js';
import { entryPairs } from './pairs/core-entry.js';
import { policyPairs } from './pairs/core-policies.js';
import { runPairs } from './pairs/core-run.js';
import { gateOf } from './stage.js';

beforeAll(async () => {
  // What is loaded on first use: a manual clock does not wait for modules.
  const model = scriptedModel({ replies: ['ready'] });
  await createCascade({ entries: [{ model, limits: { concurrent: 1 } }] }).generate('hi');
  const tiers = [model, { model, alias: 'other' }];
  await createCascade({ tiers, gate: gateOf('reject') }).generate('hi');
});

describePairs({ ...cascadePairs, ...entryPairs, ...policyPairs, ...budgetPairs, ...runPairs, ...checkPairs });
