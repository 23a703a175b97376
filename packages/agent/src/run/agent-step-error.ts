import { type CascadeError, type CascadeErrorCode, RunError } from '@cascade/core';
import type { CascadeResult, Message } from '@cascade/core/spec';
import type { AgentStep } from './agent-result.js';

/**
 * A later step of a call failed: `steps` says which tools were executed before, and `messages` is the conversation to go on
 * with, so that nothing is done twice. The `cause` is what failed, and `code` and all else that it says are the same here.
 */
export class AgentStepError extends RunError {
  declare readonly steps: readonly AgentStep[];
  declare readonly messages: readonly Message[];

  constructor(
    cause: CascadeError,
    done: {
      readonly results: readonly CascadeResult[];
      readonly steps: readonly AgentStep[];
      readonly messages: readonly Message[];
    },
  ) {
    const { results, steps, messages } = done;
    const last = RunError.isInstance(cause) ? cause : undefined;
    const run = results.at(-1)?.run;
    const story = {
      runId: last?.runId ?? run?.id ?? '',
      cascade: last?.cascade ?? run?.cascade ?? '',
      attempts: [...results.flatMap(({ attempts }) => attempts), ...(last?.attempts ?? [])],
      skipped: last?.skipped ?? [],
      warnings: [...results.flatMap(({ warnings }) => warnings), ...(last?.warnings ?? [])],
    };
    const message = `Step ${steps.length + 1} failed (\`steps\` has what was done before): ${cause.message}`;
    super(cause.code, message, story, { cause });
    // What the failure says beside its story, such as which guardrail has blocked.
    Object.assign(this, { ...cause }, story, { name: 'AgentStepError', steps, messages });
  }

  /** As that of `RunError`; asked of this class, it knows the errors of later steps, and no other. */
  static override isInstance<T extends CascadeError>(
    this: { readonly prototype: T; readonly code?: CascadeErrorCode },
    error: unknown,
  ): error is T {
    // biome-ignore lint/complexity/noThisInStatic: which class is asked is the point
    return super.isInstance.call(this, error) && 'steps' in (error as object);
  }
}
