import { ConfigurationError, type Conversation, checkMessage } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { Message } from '@cascade/core/spec';
import { toRequests } from '../tools/to-requests.js';
import type { AgentCallOptions } from './call-options.js';
import { checkedOutput } from './checked-output.js';

/** A question, or a conversation so far. */
export type AgentInput = string | readonly Message[];

/** The messages of a call: the system prompt goes first, unless the conversation has one. */
export function messagesOf(input: AgentInput, systemPrompt: string | undefined): readonly Message[] {
  if (typeof input !== 'string' && !(Array.isArray(input) && input.length > 0)) {
    throw new ConfigurationError('Give a question, or a list of at least one message');
  }
  const messages: readonly Message[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  for (const [place, message] of messages.entries()) checkMessage(message, `messages[${place}]`);
  const hasSystem = messages.some(({ role }) => role === 'system');
  return systemPrompt === undefined || hasSystem ? messages : [{ role: 'system', content: systemPrompt }, ...messages];
}

/** What one step asks. */
export function conversationOf(messages: readonly Message[], options: AgentCallOptions): Conversation {
  const { maxTokens: maxOutputTokens, temperature, topP, stop, seed, reasoning, parameters } = options;
  const { tools, toolChoice, output } = options;
  return {
    messages,
    ...defined({ maxOutputTokens, temperature, topP, stop, seed, reasoning, parameters, toolChoice }),
    ...(output && { output: checkedOutput(output) }),
    ...(tools && Object.keys(tools).length > 0 && { tools: toRequests(tools) }),
  };
}
