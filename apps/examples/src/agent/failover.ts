import { CascadeAgent } from '@cascade/agent';
import { RunError } from '@cascade/core';
import { failedPromptFolder, sqliteStore } from '@cascade/store-sqlite';

// Every process that opens this file shares its cooldowns; a question that nobody could answer is kept in the folder.
const store = {
  ...sqliteStore({ path: './data/agent.db' }),
  failedPrompts: failedPromptFolder({ directory: './data/failed' }),
};

const agent = new CascadeAgent({
  // A list within the list: models that stand in for each other.
  models: [
    [
      { name: 'gpt-4o-mini', provider: 'openai' },
      { name: 'claude-haiku-4-5', provider: 'anthropic' },
    ],
  ],
  store,
});

for (const question of ['What is the capital of France?', 'And of Italy?']) {
  try {
    const { content, modelUsed, trace } = await agent.run(question);
    for (const { entry, failure } of trace.attempts) console.log(`${entry}: ${failure?.class ?? 'answered'}`);
    console.log(`${content} (${modelUsed})`);
  } catch (error) {
    if (!RunError.isInstance(error)) throw error;
    // Every attempt, everybody who was passed over, and the file in which the question is kept.
    console.error(error.message);
  }
}

await agent.close();
await store.close();
