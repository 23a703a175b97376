import type { Operation } from '../operation.js';

/** The same operation, asking for log-probabilities of those models that are known to give them. */
export function withLogprobs<Answer>(operation: Operation<Answer>, logprobs: number | undefined): Operation<Answer> {
  const { request } = operation;
  if (logprobs === undefined || request === undefined || request.logprobs !== undefined) return operation;
  const asking = operation.again?.({ ...request, logprobs }) ?? operation;
  let opened = operation;
  return {
    ...operation,
    open(entry, context) {
      opened = entry.capabilities.logprobs === true ? asking : operation;
      return opened.open(entry, context);
    },
    partial: () => opened.partial?.() ?? [],
  };
}
