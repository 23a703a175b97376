import { createCascade } from '@cascade/core';
import { openai } from '@cascade/providers-openai';
import { acme } from './acme-model.js';

// An adapter of your own is an entry like any other: here the first choice, with OpenAI behind it. There is no Acme, so
// without a server of its wire at that address this shows a host that cannot be reached.
const cascade = createCascade({ entries: [acme('acme-1'), openai.chat('gpt-4o-mini')] });

const { text, attempts } = await cascade.generate('What is the capital of France?');
for (const { entry, failure } of attempts) console.log(`${entry}: ${failure?.message ?? 'answered'}`);
console.log(text);
