import { CascadeAgent } from '@cascade/agent';

// A model on this machine drafts, for nothing (`ollama pull llama3.2`). What the gate rejects goes to the cloud, and so
// does everything while Ollama is not running.
const agent = new CascadeAgent({
  models: [
    { name: 'llama3.2', provider: 'ollama', cost: 0 },
    { name: 'claude-opus-4-7', provider: 'anthropic' },
  ],
  // A server that is not there is tried once more, after a second, and then left alone.
  retry: { maxWaitMs: 1_500 },
});

const questions = ['What is the capital of France?', 'Name three rivers of France, as a list.'];
for (const question of questions) {
  const { content, modelUsed, draftAccepted, totalCost } = await agent.run(question);
  console.log(`${content} (${modelUsed}, $${totalCost}, draft ${draftAccepted ? 'accepted' : 'not used'})`);
}

const { costUsd, savedUsd } = await agent.getAnalytics();
console.log(`$${costUsd} in all, saved $${savedUsd}`);
await agent.close();
