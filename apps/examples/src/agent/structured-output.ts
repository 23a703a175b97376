import { CascadeAgent } from '@cascade/agent';
import * as z from 'zod';

const Recipe = z.strictObject({
  name: z.string(),
  minutes: z.number().int().positive(),
  ingredients: z.array(z.strictObject({ name: z.string(), grams: z.number() })),
});

const agent = new CascadeAgent({
  models: [
    { name: 'gpt-4o-mini', provider: 'openai' },
    { name: 'claude-opus-4-7', provider: 'anthropic' },
  ],
});

// Each vendor is asked in its own way. A draft that does not fit the schema is not used: the next model is asked.
const { object, modelUsed } = await agent.run('A simple recipe for pancakes.', { output: Recipe });

if (object === undefined) throw new Error('There is no object without `output`');
console.log(`${object.name}, ${object.minutes} minutes (${modelUsed})`);
for (const { name, grams } of object.ingredients) console.log(`- ${grams} g ${name}`);
await agent.close();
