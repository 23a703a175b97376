import { CascadeAgent } from '@cascade/agent';

const agent = new CascadeAgent({
  models: [
    { name: 'gpt-4o-mini', provider: 'openai' },
    { name: 'claude-opus-4-7', provider: 'anthropic' },
  ],
});

// A draft is shown once it is accepted: nobody reads half of an answer that is then taken back.
for await (const chunk of agent.stream('Write a short poem about waterfalls.')) {
  process.stdout.write(chunk.content);
  if (chunk.type === 'done') {
    const { modelUsed, draftAccepted, totalCost, usage } = chunk;
    console.log(`\n(${modelUsed}, draft ${draftAccepted ? 'accepted' : 'rejected'})`);
    console.log(`$${totalCost} for ${usage.outputTokens} tokens`);
  }
}
await agent.close();
