import { CascadeAgent } from '@cascade/agent';

const agent = new CascadeAgent({
  models: [
    { name: 'gpt-4o-mini', provider: 'openai' },
    { name: 'claude-opus-4-7', provider: 'anthropic' },
  ],
  domains: {
    // A mistake is dear here: no draft, the last tier at once.
    LEGAL: { startTier: 1 },
    // A draft has to be nearly certain.
    MATH: { threshold: 'strict' },
  },
});

const questions = [
  'May my landlord keep the deposit?',
  'Solve x^2 - 5x + 6 = 0.',
  'What is the weather like in Oslo in May?',
];
for (const question of questions) {
  const { domain, modelUsed, trace } = await agent.run(question);
  const drafts = trace.verdicts.filter(({ tier }) => tier === 0);
  const [draft] = drafts.map(
    ({ decision, score = 0, threshold }) => `${decision} (${score.toFixed(2)} of ${threshold})`,
  );
  console.log(`${domain}: draft: ${draft ?? 'none'}: ${modelUsed}`);
}
await agent.close();
