import { defined } from '@cascade/core/provider-kit';
import type { MakeRun } from '../run/run-steps.js';
import type { CallGuard } from './call-guard.js';

/** Asks with what the guardrails let through. What comes back is looked at by whoever shows it: {@link CallGuard.result}. */
export function guardedAsk(guard: CallGuard, ask: MakeRun): MakeRun {
  return async (conversation, options) => {
    const guarded = await guard.conversation(conversation);
    const tags = options.tags && (await guard.tags(options.tags));
    return ask(guarded, { ...options, ...defined({ tags }) });
  };
}
