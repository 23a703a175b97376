import type { CascadeEvent, RunSummary, Warning } from '../spec/cascade-event.js';
import type { ChatRequest } from '../spec/conversation.js';
import { Audit } from './audit.js';
import { Breaker } from './breaker.js';
import { type Chosen, chooseAnswer, type NotChosen } from './choose-answer.js';
import { abandonRun, failRun, finishRun } from './finish-run.js';
import type { Delivery, Operation } from './operation.js';
import type { Run } from './run.js';
import type { EventBody } from './visit-entry.js';

export interface RunInput<Answer, Result> {
  readonly run: Run;
  readonly operation: Operation<Answer>;
  /** Makes the caller's result of an answer. */
  readonly toResult: (chosen: Chosen<Answer>, summary: RunSummary) => Result;
  /** What to keep when nobody answers; undefined for operations without a conversation. */
  readonly conversation: ChatRequest | undefined;
  /** Told of every write to the audit log. */
  readonly track: (write: Promise<void>) => void;
}

/**
 * THE loop: one conversation going through a cascade, as events. It serves every operation; `generate()` folds its
 * events, `stream()` hands them out. Ends with an `end` event, or throws a `RunError` with the whole story.
 */
export async function* runCascade<Answer, Result>(
  input: RunInput<Answer, Result>,
): AsyncGenerator<CascadeEvent<Result>, void> {
  const { run, operation } = input;
  const loop = { run, operation, audit: new Audit(run, input.track), breaker: new Breaker(run) };
  const choice = chooseAnswer(loop);
  let outcome: Chosen<Answer> | NotChosen | undefined;
  let told = 0;
  try {
    while (outcome === undefined) {
      const step = await choice.next();
      if (step.done) outcome = step.value;
      for (const warning of run.warnings.slice(told)) yield stamp<Result>(run, warningEvent(warning));
      told = run.warnings.length;
      if (!step.done) yield stamp<Result>(run, step.value);
    }
    if (outcome.kind === 'failed') throw await failRun(loop, outcome, input.conversation);
    const summary = await finishRun(loop, outcome);
    for (const warning of run.warnings.slice(told)) yield stamp<Result>(run, warningEvent(warning));
    yield stamp(run, { type: 'end', result: input.toResult(outcome, summary) });
  } finally {
    if (outcome === undefined) {
      // The caller left, or something that is not a provider's failure was thrown.
      await choice.return({ kind: 'failed', because: 'aborted', reason: 'abandoned' });
      await abandonRun(loop);
    }
    run.dispose();
  }
}

function stamp<Result>(run: Run, body: EventBody<Result> | Delivery): CascadeEvent<Result> {
  const stamped = { ...body, runId: run.id, atMs: run.cascade.clock.now() };
  return stamped.type === 'part' ? { ...stamped, final: run.cascade.onInterrupted === 'fail' } : stamped;
}

function warningEvent(warning: Warning): EventBody<never> {
  return { type: 'warning', warning };
}
