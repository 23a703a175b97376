import { defined } from '@cascade/core/provider-kit';
import type { Finish, FinishReason } from '@cascade/core/spec';
import { convertUsage } from './convert-usage.js';
import type { WireAnswer, WireUsage } from './messages-wire.js';

const reasons: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'content-filter',
  pause_turn: 'other',
};

export interface FinishFacts {
  readonly rawReason: string;
  /** Calls of the user's tools; a call that stands for the output is none. */
  readonly hasToolCalls: boolean;
  readonly answer: Pick<WireAnswer, 'id' | 'model'>;
  readonly usage: WireUsage | undefined;
  readonly warnings: readonly string[];
}

/** How an answer ended. Tool calls decide before the word, which some compatible servers get wrong. */
export function convertFinish({ rawReason, hasToolCalls, answer, usage, warnings }: FinishFacts): Finish {
  return defined({
    reason: toReason(rawReason, hasToolCalls),
    rawReason,
    usage: convertUsage(usage),
    modelId: answer.model || undefined,
    responseId: answer.id,
    warnings: warnings.length > 0 ? warnings : undefined,
  });
}

function toReason(rawReason: string, hasToolCalls: boolean): FinishReason {
  const byWord = (Object.hasOwn(reasons, rawReason) && reasons[rawReason]) || 'other';
  if (byWord !== 'stop' && byWord !== 'tool-calls') return byWord;
  return hasToolCalls ? 'tool-calls' : 'stop';
}
