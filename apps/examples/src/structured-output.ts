import { createCascade } from '@cascade/core';
import { anthropic } from '@cascade/providers-anthropic';
import { openai } from '@cascade/providers-openai';
import * as z from 'zod';

const Recipe = z.strictObject({
  name: z.string(),
  minutes: z.number().int().positive(),
  ingredients: z.array(z.strictObject({ name: z.string(), grams: z.number() })),
});

const cascade = createCascade({ entries: [openai.chat('gpt-4o-mini'), anthropic.chat('claude-haiku-4-5')] });

// Each vendor is asked in its own way. An answer that does not fit the schema goes on to the next entry.
const { object, entry } = await cascade.generate({
  messages: [{ role: 'user', content: 'A simple recipe for pancakes.' }],
  output: Recipe,
});

const recipe = Recipe.parse(object);
console.log(`${recipe.name}, ${recipe.minutes} minutes (${entry})`);
for (const { name, grams } of recipe.ingredients) console.log(`- ${grams} g ${name}`);
