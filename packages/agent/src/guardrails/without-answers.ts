import type { RunEvent } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { RunSummary } from '@cascade/core/spec';
import type { GuardrailOptions } from './guardrail.js';

/** With guardrails on answers nobody hears an answer before they do: events lose its text. */
export function withoutAnswers(
  onEvent: (event: RunEvent) => void,
  { output = [] }: GuardrailOptions = {},
): (event: RunEvent) => void {
  if (output.length === 0) return onEvent;
  return (event) => {
    if (event.type === 'part' || event.type === 'bytes') return undefined;
    // What an asynchronous one rejects with is to be heard of.
    return onEvent(event.type === 'end' ? { ...event, result: summaryOf(event.result) } : event);
  };
}

function summaryOf({ runId, entry, costUsd, costBasis, run, attempts, skipped, warnings }: RunSummary): RunSummary {
  return defined({ runId, entry, costUsd, costBasis, run, attempts, skipped, warnings });
}
