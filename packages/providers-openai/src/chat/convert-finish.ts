import { defined, ProviderError } from '@cascade/core/provider-kit';
import type { Finish, FinishReason } from '@cascade/core/spec';
import type { WireAnswer, WireUsage } from './chat-wire.js';
import { convertUsage, reportedCostUsd } from './convert-usage.js';

const reasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  end: 'stop',
  length: 'length',
  model_length: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
};

export interface FinishFacts {
  readonly provider: string;
  readonly rawReason: string;
  readonly hasToolCalls: boolean;
  readonly wasRefused: boolean;
  readonly answer: Pick<WireAnswer, 'id' | 'model'>;
  readonly usage: WireUsage | undefined;
  readonly warnings: readonly string[];
}

/**
 * How an answer ended. Tool calls decide before the word, which several servers get wrong.
 *
 * @throws ProviderError when the word says that the answer is not one
 */
export function convertFinish(facts: FinishFacts): Finish {
  const { rawReason, warnings } = facts;
  if (rawReason === 'error' || rawReason === 'insufficient_system_resource' || rawReason === 'abort') {
    throw new ProviderError({
      class: 'overloaded',
      scope: 'entry',
      message: `${facts.provider}: the answer ended with "${rawReason}"`,
    });
  }
  const byWord = Object.hasOwn(reasons, rawReason) ? reasons[rawReason] : 'other';
  const reason = facts.wasRefused
    ? 'content-filter'
    : facts.hasToolCalls && byWord === 'stop'
      ? 'tool-calls'
      : (byWord ?? 'other');
  return defined({
    reason,
    rawReason,
    usage: convertUsage(facts.usage),
    modelId: facts.answer.model || undefined,
    responseId: facts.answer.id,
    costUsd: reportedCostUsd(facts.usage),
    warnings: warnings.length > 0 ? warnings : undefined,
  });
}
