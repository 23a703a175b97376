import { CascadeAgent } from '@cascade/agent';

const agent = new CascadeAgent({
  models: [
    { name: 'gpt-4o-mini', provider: 'openai' },
    { name: 'claude-opus-4-7', provider: 'anthropic' },
  ],
});

const result = await agent.run('What is the capital of France?');
console.log(`${result.content} (${result.modelUsed})`);
console.log(`${result.complexity}: $${result.totalCost}, saved $${result.costSavings}`);
// Why the draft was good enough, or why it was not.
for (const line of await agent.explain(result)) console.log(`- ${line}`);
await agent.close();
