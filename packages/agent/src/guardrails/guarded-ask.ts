import { defined } from '@cascade/core/provider-kit';
import type { MakeRun } from '../run/run-steps.js';
import type { CallGuard } from './call-guard.js';

/** Asks with what the guardrails let through. What comes back is looked at by whoever shows it: {@link CallGuard.result}. */
export function guardedAsk(guard: CallGuard, ask: MakeRun): MakeRun {
  return async (conversation, options) => {
    const { tags } = options;
    const guarded = tags === undefined ? undefined : await guard.tags(tags);
    return ask(await guard.conversation(conversation), { ...options, ...defined({ tags: guarded }) });
  };
}
