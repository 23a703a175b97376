import { AllTiersFailedError, createCascade } from '@cascade/core';
import { anthropic as anthropicPrices } from '@cascade/prices/anthropic';
import { openai as openaiPrices } from '@cascade/prices/openai';
import { anthropic } from '@cascade/providers-anthropic';
import { openai } from '@cascade/providers-openai';
import { failedPromptFolder, sqliteStore } from '@cascade/store-sqlite';

// Every process that opens this file shares its cooldowns and its audit log.
const store = {
  ...sqliteStore({ path: './data/cascade.db' }),
  failedPrompts: failedPromptFolder({ directory: './data/failed' }),
};

const cascade = createCascade({
  entries: [
    { model: openai.chat('gpt-4o-mini'), price: (atMs) => openaiPrices.findPrice('gpt-4o-mini', atMs) },
    { model: anthropic.chat('claude-haiku-4-5'), price: (atMs) => anthropicPrices.findPrice('claude-haiku-4-5', atMs) },
  ],
  store,
});

try {
  const { text, entry, costUsd } = await cascade.generate('What is the capital of France?');
  console.log(`${text} (${entry}, $${costUsd ?? ' unknown'})`);
} catch (error) {
  if (!AllTiersFailedError.isInstance(error)) throw error;
  // Every attempt, every entry that was passed over, and the file in which the prompt is kept.
  console.error(error.message);
}

console.log('The last attempts, newest first:');
for (const { entry, latencyMs, failure } of await store.runs.attempts({ limit: 5 })) {
  console.log(`- ${entry}: ${failure?.message ?? 'answered'} (${latencyMs} ms)`);
}

await cascade.close();
await store.close();
