import { costOfRun, wasCharged } from '../cost/cost-of-run.js';
import { AllTiersFailedError } from '../errors/all-tiers-failed-error.js';
import { BadRequestError } from '../errors/bad-request-error.js';
import { BudgetExceededError } from '../errors/budget-exceeded-error.js';
import type { CascadeError } from '../errors/cascade-error.js';
import { MissingKeyError } from '../errors/missing-key-error.js';
import { RunAbortedError } from '../errors/run-aborted-error.js';
import type { RunStory } from '../errors/run-error.js';
import { StreamInterruptedError } from '../errors/stream-interrupted-error.js';
import { defined } from '../provider-kit/defined.js';
import type { RunSummary } from '../spec/cascade-event.js';
import type { ChatRequest } from '../spec/conversation.js';
import type { RunRecord, RunStatus } from '../spec/run-store.js';
import { messageOf } from '../util/message-of.js';
import type { Chosen } from './chosen.js';
import type { Run } from './run.js';
import type { NotChosen } from './run-tier.js';
import type { Loop } from './visit-entry.js';

/** Writes down a run that answered, and sums it up. */
export async function finishRun<Answer>(loop: Loop<Answer>, chosen: Chosen<Answer>): Promise<RunSummary> {
  const { run, operation } = loop;
  for (const text of operation.facts(chosen.answer).warnings ?? []) run.warn('parameter-dropped', text);
  const record = recordOf(loop, chosen.degraded ? 'degraded' : 'answered', chosen.entry.key);
  if (record.costUsd === undefined) run.warn('cost-unknown', unknownCost(run));
  await loop.audit.end(record);
  const { costUsd, costBasis } = record;
  return defined({
    runId: run.id,
    entry: chosen.entry.key,
    costUsd,
    costBasis,
    run: record,
    attempts: run.attempts,
    skipped: run.skipped,
    warnings: run.warnings,
  });
}

/** Keeps the conversation, writes the run down, and makes the error that the caller gets. */
export async function failRun<Answer>(
  loop: Loop<Answer>,
  failed: NotChosen,
  conversation: ChatRequest | undefined,
): Promise<CascadeError> {
  const { run } = loop;
  const isAborted = failed.because === 'aborted';
  // An interrupted question and one that nobody could be asked yet are not lost.
  const isKept = !isAborted && failed.because !== 'missing-key';
  const location = !isKept || conversation === undefined ? undefined : await keepPrompt(run, conversation);
  await loop.audit.end(recordOf(loop, isAborted ? 'aborted' : 'failed'));
  const story = { ...run.story, ...(location !== undefined && { failedPrompt: location }) };
  return toError(failed, story, run);
}

/** Writes down a run whose caller left in the middle of it. */
export function abandonRun<Answer>(loop: Loop<Answer>): Promise<void> {
  return loop.audit.end(recordOf(loop, 'aborted'));
}

function recordOf<Answer>({ run, operation }: Loop<Answer>, status: RunStatus, answeredBy?: string): RunRecord {
  const { costUsd, costBasis } = costOfRun(run.attempts);
  return defined({
    id: run.id,
    cascade: run.cascade.name,
    operation: operation.kind,
    startedAtMs: run.startedAtMs,
    latencyMs: Math.max(0, run.cascade.clock.now() - run.startedAtMs),
    status,
    answeredBy,
    costUsd,
    costBasis,
    tags: run.options.tags,
    verdicts: run.verdicts,
    ...run.gated,
  });
}

/** A store that cannot keep it degrades to a warning that is part of the error. */
async function keepPrompt(run: Run, conversation: ChatRequest): Promise<string | undefined> {
  const store = run.cascade.store.failedPrompts;
  if (store === undefined) return undefined;
  const { id, cascade, attempts, options } = run;
  const { require, tags } = options;
  const prompt = {
    version: 1,
    id,
    cascade: cascade.name,
    atMs: cascade.clock.now(),
    conversation,
    attempts,
    ...defined({ require, tags }),
  } as const;
  try {
    const { location, warnings = [] } = await store.save(prompt);
    for (const text of warnings) run.warn('failed-prompts-dropped', text);
    return location;
  } catch (error) {
    run.warn('store-failed', `The prompt could not be kept: ${messageOf(error)}`);
    return undefined;
  }
}

function toError({ because, reason, cause }: NotChosen, story: RunStory, run: Run): CascadeError {
  switch (because) {
    case 'aborted':
      return new RunAbortedError(story, { cause });
    case 'bad-request':
      return new BadRequestError(reason, story, { cause });
    case 'interrupted': {
      const message = `The stream broke in the middle: ${reason}`;
      return new StreamInterruptedError(message, { ...story, partial: run.partial }, { cause });
    }
    case 'budget':
      return new BudgetExceededError(reason, story);
    case 'missing-key':
      return new MissingKeyError(story.skipped.map(({ entry, reason: why }) => `${entry}: ${why}`).join('\n'));
    case 'failed':
      return new AllTiersFailedError(reason, story, { cause });
  }
}

function unknownCost({ attempts }: Run): string {
  const unknown = attempts.find((attempt) => attempt.costUsd === undefined && wasCharged(attempt));
  const what = unknown?.failure
    ? 'cost of a failed attempt'
    : unknown?.usage?.inputTokens === undefined
      ? 'usage'
      : 'price';
  return `the ${what} of ${unknown?.entry} is not known`;
}
