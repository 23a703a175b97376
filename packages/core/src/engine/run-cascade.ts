import type { CascadeEvent, RunSummary } from '../spec/cascade-event.js';
import type { ChatRequest } from '../spec/conversation.js';
import { Audit } from './audit.js';
import { Breaker } from './breaker.js';
import { type Chosen, chooseAnswer } from './choose-answer.js';
import { abandonRun, failRun, finishRun } from './finish-run.js';
import type { Delivery, Operation } from './operation.js';
import { relay } from './relay.js';
import type { Run } from './run.js';
import type { NotChosen } from './run-tier.js';
import type { Emit, EventBody } from './visit-entry.js';

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
 * THE loop: one conversation going through a cascade. It serves every operation, and tells what happens.
 *
 * @throws RunError with the whole story; what `emit` rejects with, when nobody listens any more
 */
export async function performRun<Answer, Result>(input: RunInput<Answer, Result>, emit: Emit): Promise<Result> {
  const { run, operation } = input;
  let told = 0;
  const tellWarnings = async (): Promise<void> => {
    for (const warning of run.warnings.slice(told)) await emit({ type: 'warning', warning });
    told = run.warnings.length;
  };
  const tell: Emit = (event) => (told < run.warnings.length ? tellWarnings().then(() => emit(event)) : emit(event));
  const loop = { run, operation, audit: new Audit(run, input.track), breaker: new Breaker(run), emit: tell };
  let outcome: Chosen<Answer> | NotChosen | undefined;
  try {
    outcome = await chooseAnswer(loop);
    await tellWarnings();
    if (outcome.kind === 'failed') throw await failRun(loop, outcome, input.conversation);
    const summary = await finishRun(loop, outcome);
    await tellWarnings();
    return input.toResult(outcome, summary);
  } finally {
    // The caller left, or something that is not a provider's failure was thrown.
    if (outcome === undefined) await abandonRun(loop);
    run.dispose();
  }
}

/** The events of a run, one by one. */
export interface RunEvents<Result> {
  /** The next one; the last is `end`. Rejects as the run does. To be asked again only once it has come. */
  next(): Promise<IteratorResult<CascadeEvent<Result>, undefined>>;
  /** Cancels the call upstream; resolves when everything is written down. */
  leave(): Promise<void>;
}

/** The same as events, which end with the result. Not a generator: parts of a stream come by the hundred. */
export function runCascade<Answer, Result>(input: RunInput<Answer, Result>): RunEvents<Result> {
  const { run } = input;
  const { next, leave } = relay<EventBody<never> | Delivery, Result>((emit) => performRun(input, emit));
  let isOver = false;
  const tell = ({ done, value }: IteratorResult<EventBody<never> | Delivery, Result>) => {
    isOver = done === true;
    return { done: false, value: stamp<Result>(run, done ? { type: 'end', result: value } : value) } as const;
  };
  const fail = (error: unknown): never => {
    isOver = true;
    throw error;
  };
  return {
    next: () => (isOver ? Promise.resolve({ done: true, value: undefined }) : next().then(tell, fail)),
    async leave() {
      if (isOver) return;
      run.abort();
      await leave(run.abortReason);
    },
  };
}

function stamp<Result>(run: Run, body: EventBody<Result> | Delivery): CascadeEvent<Result> {
  const { id: runId, cascade } = run;
  const event =
    body.type === 'part' ? { type: body.type, part: body.part, final: cascade.onInterrupted === 'fail' } : body;
  return Object.assign({ runId, atMs: cascade.clock.now() }, event);
}
