import { BudgetExceededError, createCascade } from '@cascade/core';
import { openai as prices } from '@cascade/prices/openai';
import { openai } from '@cascade/providers-openai';
import { sqliteStore } from '@cascade/store-sqlite';

// Every process that opens this file shares its budgets and rate limits.
const store = sqliteStore({ path: './data/budgets.db' });
const modelId = 'gpt-4o-mini';

const cascade = createCascade({
  store,
  entries: [
    {
      model: openai.chat(modelId),
      price: (atMs) => prices.findPrice(modelId, atMs),
      limits: { requestsPerMinute: 500, concurrent: 20 },
    },
  ],
  budgets: [
    { usd: 100, over: 'month' },
    { usd: 0.001, over: 'day', per: 'user' },
  ],
});

for (const user of ['ada', 'ada', 'bob']) {
  try {
    const conversation = { messages: [{ role: 'user' as const, content: 'Hello' }], maxOutputTokens: 1_000 };
    const { text, costUsd } = await cascade.generate(conversation, { tags: { user } });
    console.log(`${user}: ${text} ($${costUsd})`);
  } catch (error) {
    if (!BudgetExceededError.isInstance(error)) throw error;
    console.log(`${user}: ${error.message}`);
  }
}

await cascade.close();
await store.close();
