import { CascadeAgent } from '@cascade/agent';
import { BudgetExceededError } from '@cascade/core';
import { sqliteStore } from '@cascade/store-sqlite';

// Every process that opens this file shares its budgets.
const store = sqliteStore({ path: './data/agent-budgets.db' });

const agent = new CascadeAgent({
  models: [{ name: 'gpt-4o-mini', provider: 'openai' }],
  budget: { monthly: 100, perUser: 0.001 },
  rateLimit: { requestsPerMinute: 500, concurrent: 20 },
  store,
});

for (const user of ['ada', 'ada', 'bob']) {
  try {
    const { content, totalCost } = await agent.run('Hello', { user, maxTokens: 1_000 });
    console.log(`${user}: ${content} ($${totalCost})`);
  } catch (error) {
    if (!BudgetExceededError.isInstance(error)) throw error;
    console.log(`${user}: ${error.message}`);
  }
}

const { byUser } = await agent.getAnalytics();
for (const [user, { runs, costUsd }] of Object.entries(byUser)) console.log(`${user}: ${runs} runs, $${costUsd}`);
await agent.close();
await store.close();
