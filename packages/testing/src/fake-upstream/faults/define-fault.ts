import type { AnswerMode, FaultBehaviour } from '../fault.js';
import type { ProtocolName } from '../protocol-name.js';

/** Both kinds of answer. */
export const bothModes: readonly AnswerMode[] = ['unary', 'stream'];

/** The protocols in OpenAI's error format. */
export const openAIProtocols: readonly ProtocolName[] = [
  'openai-chat',
  'openai-responses',
  'azure-openai',
  'openai-embeddings',
];

/** Chat Completions on OpenAI and Azure. */
export const chatCompletions: readonly ProtocolName[] = ['openai-chat', 'azure-openai'];

/** The protocols that answer conversations. */
export const conversations: readonly ProtocolName[] = [
  'openai-chat',
  'openai-responses',
  'azure-openai',
  'anthropic',
  'gemini',
  'ollama',
];

/** A fault that refuses with a status, in both modes. */
export function refusal(
  fault: Omit<FaultBehaviour, 'modes' | 'fail'> & { readonly failure: ReturnType<NonNullable<FaultBehaviour['fail']>> },
): FaultBehaviour {
  const { failure, ...rest } = fault;
  return { ...rest, modes: bothModes, fail: () => failure };
}
