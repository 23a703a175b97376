import type { RunSummary } from '../spec/cascade-event.js';
import type { ChatRequest } from '../spec/conversation.js';
import { Audit } from './audit.js';
import { Breaker } from './breaker.js';
import { chooseAnswer } from './choose-answer.js';
import type { Chosen } from './chosen.js';
import { abandonRun, failRun, finishRun } from './finish-run.js';
import type { Governor } from './governor.js';
import type { Operation } from './operation.js';
import type { Run } from './run.js';
import type { NotChosen } from './run-tier.js';
import type { Emit } from './visit-entry.js';

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
 * @throws DuplicateRunError when the caller gave an id that was used before
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
  const { track } = input;
  if (run.options.runId !== undefined) await claimId(run);
  const audit = new Audit(run, track);
  const governor = needsGovernor(run) ? await governorOf(run) : undefined;
  const loop = { run, operation, track, governor, audit, breaker: new Breaker(run), emit: tell };
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

/** An id that nobody gave is new. */
async function claimId(run: Run): Promise<void> {
  const { claimRunId } = await import('./claim-run-id.js');
  try {
    await claimRunId(run);
  } catch (error) {
    run.dispose();
    throw error;
  }
}

/** Loaded by the first run that needs it: to import it each time would cost more than it does. */
let governors: typeof import('./governed/create-governor.js') | undefined;

async function governorOf({ cascade }: Run): Promise<Governor> {
  governors ??= await import('./governed/create-governor.js');
  return governors.governorOf(cascade);
}

function needsGovernor({ cascade, options }: Run): boolean {
  return cascade.isGoverned || options.maxCostUsd !== undefined || options.purse !== undefined;
}
