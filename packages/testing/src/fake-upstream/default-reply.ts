import { fakeFromSchema } from './fake-from-schema.js';
import type { Question } from './question.js';
import type { Reply } from './reply.js';

const maxEchoLength = 200;

/**
 * What the fake model says when no script tells it otherwise: JSON that satisfies the schema when one was given, a tool
 * call with arguments that satisfy the tool's schema when a call is required, else an echo of the prompt.
 */
export function defaultReply(question: Question): Reply {
  const { toolChoice, tools } = question;
  const named = typeof toolChoice === 'object' ? tools.find((tool) => tool.name === toolChoice.name) : undefined;
  const forced = named ?? (toolChoice === 'required' ? tools[0] : undefined);
  if (forced) return { toolCalls: [{ name: forced.name, input: fakeFromSchema(forced.schema) }] };
  if (question.outputSchema !== undefined) return { text: JSON.stringify(fakeFromSchema(question.outputSchema)) };
  if (question.jsonMode) return { text: '{"answer":"simulated"}' };
  const prompt =
    question.prompt.length > maxEchoLength ? `${question.prompt.slice(0, maxEchoLength)}…` : question.prompt;
  const text = prompt === '' ? 'This is a simulated answer.' : `This is a simulated answer to: ${prompt}`;
  return question.reasoning ? { text, reasoning: 'The user wants an answer, so I give one.' } : { text };
}
