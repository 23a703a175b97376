import { CascadeAgent, tool } from '@cascade/agent';
import * as z from 'zod';

const City = z.strictObject({ city: z.string() });

// Arguments are checked against the schema, and have its types.
const tools = {
  get_weather: tool({
    description: 'The weather in a city now',
    input: City,
    // Where a real program would look out of the window.
    execute: ({ city }) => `21 degrees and sunny in ${city}`,
  }),
  book_table: tool({
    description: 'Books a table outside',
    input: City,
    risk: 'write',
    execute: ({ city }) => `A table in ${city} is booked`,
  }),
};

const agent = new CascadeAgent({
  models: [
    { name: 'gpt-4o-mini', provider: 'openai' },
    { name: 'claude-opus-4-7', provider: 'anthropic' },
  ],
  // Whether two cheap models make the same call says most about it.
  opinions: [{ name: 'gpt-4.1-nano', provider: 'openai' }],
  // What changes the world is left to the last tier, and somebody is asked before.
  risks: {
    write: {
      lastTierOnly: true,
      confirm: ({ name, input }) => {
        console.log(`permitted: ${name}(${JSON.stringify(input)})`);
        return true;
      },
    },
  },
});

const { content, modelUsed, steps } = await agent.run('Book me a table outside in Oslo if it is sunny.', { tools });
for (const step of steps) {
  for (const { name, output, error } of step.toolCalls) console.log(`${step.modelUsed}: ${name}: ${output ?? error}`);
}
console.log(`${content} (${modelUsed})`);
await agent.close();
