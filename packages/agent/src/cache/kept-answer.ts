import { defined } from '@cascade/core/provider-kit';
import type { Message } from '@cascade/core/spec';
import type { AgentResult } from '../run/agent-result.js';

/** Whether an answer may be given again: accepted, whole, and nothing but text. */
export function isKeepable({ degraded, finishReason, messages }: AgentResult): boolean {
  const content = messages.at(-1)?.content ?? '';
  const isText = typeof content === 'string' || content.every(({ type }) => type !== 'media');
  return isText && !degraded && (finishReason === 'stop' || finishReason === 'tool-calls');
}

/** The same answer for somebody who did not have to ask: it costs nothing, and says so. */
export function givenAgain(result: AgentResult): AgentResult {
  const { totalCost, costSavings } = result;
  return defined({
    ...result,
    cached: true,
    totalCost: 0,
    // What the dearest tier alone would have cost.
    costSavings: totalCost === undefined || costSavings === undefined ? undefined : totalCost + costSavings,
    usage: { inputTokens: 0, outputTokens: 0 },
    latencyMs: 0,
    trace: { attempts: [], verdicts: [], runs: [] },
    warnings: [],
  });
}

/** As text. The question is not kept: whoever asks again has it. */
export function encodeAnswer(result: AgentResult): string {
  const { messages, ...rest } = givenAgain(result);
  return JSON.stringify({ version: 1, answer: messages.at(-1), rest });
}

/** Undefined for what another version has written. */
export function decodeAnswer(text: string, messages: readonly Message[]): AgentResult | undefined {
  // Only this module writes the values of its keys.
  const { version, answer, rest } = JSON.parse(text) as {
    readonly version: number;
    readonly answer: Message;
    readonly rest: Omit<AgentResult, 'messages'>;
  };
  return version === 1 ? { ...rest, messages: [...messages, answer] } : undefined;
}
