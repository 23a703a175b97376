import { createCascade, type Message, type Tool, type ToolCallPart } from '@cascade/core';
import { anthropic } from '@cascade/providers-anthropic';
import { openai } from '@cascade/providers-openai';

const tools: readonly Tool[] = [
  {
    name: 'get_weather',
    description: 'The weather in a city now',
    inputSchema: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    },
  },
];

/** Where a real program would look out of the window. */
function run({ input }: ToolCallPart): string {
  const city = typeof input === 'object' && input !== null && 'city' in input ? input.city : 'nowhere';
  return `It is 21 degrees and sunny in ${city}`;
}

const cascade = createCascade({ entries: [openai.chat('gpt-4o-mini'), anthropic.chat('claude-haiku-4-5')] });

const messages: Message[] = [{ role: 'user', content: 'Do I need an umbrella in Oslo?' }];
const asked = await cascade.generate({ messages, tools });
for (const { name, input } of asked.toolCalls) console.log(`${asked.entry} calls ${name}(${JSON.stringify(input)})`);

// The answer goes back whole, then one result for each call. The second answer may come from another entry.
messages.push({ role: 'assistant', content: asked.content });
messages.push({
  role: 'tool',
  content: asked.toolCalls.map((call) => ({ type: 'tool-result', id: call.id, name: call.name, output: run(call) })),
});

const { text, entry } = await cascade.generate({ messages, tools });
console.log(`${text} (${entry})`);
