import { CascadeAgent, registerProvider } from '@cascade/agent';
import { acme } from '../custom-adapter/acme-model.js';

// Known by name from here on, to all agents of this process. There is no Acme: without a server of its wire at that
// address this shows a host that cannot be reached, and OpenAI behind it.
registerProvider('acme', ({ baseUrl = 'https://api.acme.invalid' }) => ({
  specificationVersion: 'v1',
  name: 'acme',
  origin: new URL(baseUrl).origin,
  keys: { environment: ['ACME_API_KEY'], required: true },
  chat: (modelId) => acme(modelId, baseUrl),
}));

const agent = new CascadeAgent({
  models: [
    [
      // Nobody else knows what Acme charges: US dollars per 1,000 tokens.
      { name: 'acme-1', provider: 'acme', cost: 0.0001 },
      { name: 'gpt-4o-mini', provider: 'openai' },
    ],
  ],
});

const { content, modelUsed, totalCost } = await agent.run('What is the capital of France?');
console.log(`${content} (${modelUsed}, $${totalCost})`);
await agent.close();
