import { type Draft, leaveOut, rewrite } from '../dialect.js';
import { definePreset } from './define-preset.js';
import { nineCharacterId } from './nine-character-id.js';

/** Mistral. It has names of its own for some fields, no log-probabilities, and ids of exactly nine characters. */
export const createMistral = definePreset({
  name: 'mistral',
  baseURL: 'https://api.mistral.ai/v1',
  environment: ['MISTRAL_API_KEY'],
  keyRequired: true,
  dialect: {
    alwaysSendsUsage: true,
    logprobs: false,
    speak(draft) {
      const plain = leaveOut(draft, ['logprobs', 'top_logprobs'], 'Mistral gives no log-probabilities');
      const seeded = rewrite(plain, 'seed', (seed) => ({ random_seed: seed }));
      return convertMessages(rewrite(seeded, 'tool_choice', convertToolChoice));
    },
  },
});

/** Mistral, with the key from `MISTRAL_API_KEY`. */
export const mistral = createMistral();

function convertToolChoice(choice: unknown): object {
  return { tool_choice: choice === 'required' ? 'any' : choice };
}

function convertMessages(draft: Draft): Draft {
  return rewrite(draft, 'messages', (messages) => ({
    messages: Array.isArray(messages) ? messages.map(speak) : messages,
  }));
}

/** An answer at the end of the conversation is to be continued. */
function speak(message: Message, place: number, all: readonly Message[]): Message {
  const isLast = place === all.length - 1;
  return {
    ...message,
    ...(message.tool_calls && { tool_calls: message.tool_calls.map(withId) }),
    ...(message.tool_call_id !== undefined && { tool_call_id: nineCharacterId(message.tool_call_id) }),
    ...(isLast && message.role === 'assistant' && { prefix: true }),
  };
}

function withId<Call extends { readonly id: string }>(call: Call): Call {
  return { ...call, id: nineCharacterId(call.id) };
}

/** What is touched of a message. */
interface Message {
  readonly role: string;
  readonly tool_calls?: readonly { readonly id: string }[];
  readonly tool_call_id?: string;
}
