import { CascadeAgent } from '@cascade/agent';

const agent = new CascadeAgent({ models: [{ name: 'gpt-4o-mini', provider: 'openai' }] });

const capitals = ['France', 'Italy', 'Spain'].map((country) => `What is the capital of ${country}?`);
const outcomes = await agent.runBatch([...capitals, { input: 'And of all of them?', options: { maxTokens: 200 } }], {
  concurrency: 2,
  // Answers are kept as they come. After a crash, or a failure, the same program asks only what has no answer yet.
  resume: './answers.jsonl',
  onProgress: ({ done, total, resumed, failed }) =>
    console.log(`${done} of ${total}, ${resumed} from before, ${failed} failed`),
});

for (const outcome of outcomes) {
  if ('result' in outcome) console.log(`${outcome.index}: ${outcome.result.content}`);
  else console.log(`${outcome.index}: ${outcome.error instanceof Error ? outcome.error.name : outcome.error}`);
}
await agent.close();
