import { createCascade, StreamInterruptedError } from '@cascade/core';
import { anthropic } from '@cascade/providers-anthropic';
import { openai } from '@cascade/providers-openai';

const cascade = createCascade({ entries: [anthropic.chat('claude-haiku-4-5'), openai.chat('gpt-4o-mini')] });

const stream = cascade.stream('Write a short poem about waterfalls.');
try {
  for await (const event of stream) {
    if (event.type === 'part' && event.part.type === 'text-delta') process.stdout.write(event.part.text);
    // Until the first word has come, the next entry takes over without the reader seeing anything.
    if (event.type === 'attempt-end' && event.attempt.failure) console.error(event.attempt.failure.message);
  }
  const { entry } = await stream.result;
  console.log(`\n(${entry})`);
} catch (error) {
  if (!StreamInterruptedError.isInstance(error)) throw error;
  // A stream that breaks off is an error, never a short answer. `onInterrupted: 'restart'` would ask the next entry.
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
