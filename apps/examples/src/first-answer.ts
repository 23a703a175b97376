import { createCascade } from '@cascade/core';
import { openai } from '@cascade/providers-openai';

const cascade = createCascade({ entries: [openai.chat('gpt-4o-mini')] });

const { text, entry, finish } = await cascade.generate('What is the capital of France?');
console.log(text);
console.log(`${entry}, ${finish.usage.inputTokens} tokens in, ${finish.usage.outputTokens} out`);
