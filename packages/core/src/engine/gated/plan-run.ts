import { MissingKeyError } from '../../errors/missing-key-error.js';
import { restLeftMs } from '../../policy/cooldown.js';
import type { CascadeView, Plan } from '../../spec/gate.js';
import type { Price } from '../../spec/price.js';
import { beginOf } from '../begin.js';
import { Breaker, entryScope } from '../breaker.js';
import type { Cascade } from '../cascade.js';
import type { RunOptions } from '../cascade-options.js';
import type { Conversation } from '../conversation-input.js';
import { generate } from '../operations/generate.js';
import { resolveConversation } from '../resolve-conversation.js';
import type { Entry } from '../resolved-cascade.js';
import { barred, unfit } from '../unfit.js';
import { makePlan } from './make-plan.js';
import { viewOf } from './view-of.js';

/** An entry as a run would find it now. */
export interface PlannedEntry {
  readonly key: string;
  /** Why it would be passed over; absent: it would be called. */
  readonly reason?: string;
  readonly price?: Price;
}

/** What a run would do, as far as that can be told without sending anything. */
export interface RunPlan {
  readonly cascade: string;
  readonly tiers: readonly (readonly PlannedEntry[])[];
  readonly opinions: readonly PlannedEntry[];
  readonly plan: Plan;
  readonly view: CascadeView;
  readonly warnings: readonly string[];
}

/**
 * A dry run: asks the gate for its plan and looks at keys and cooldowns. Nothing is sent.
 *
 * @throws ConfigurationError when the conversation or an option is not valid
 */
export async function planRun(
  cascade: Cascade,
  conversation: string | Conversation,
  options?: RunOptions,
): Promise<RunPlan> {
  const request = resolveConversation(conversation);
  const operation = generate(request);
  const begin = beginOf(cascade)(options, { operation, conversation: request, toResult: (_, summary) => summary });
  const { run } = begin();
  const view = viewOf(run, operation);
  const plan = await makePlan(run, operation, view);
  const { tiers, opinions, name } = run.cascade;
  const breaker = new Breaker(run);
  const look = async (entry: Entry): Promise<PlannedEntry> => {
    const price = entry.priceAt(run.cascade.clock.now());
    const reason = entry.chat ? unfit(run, operation, entry) : barred(run, entry);
    const found = reason ?? (await keyProblem(entry)) ?? (await restProblem(entry, breaker, run.cascade.clock.now()));
    return { key: entry.key, ...(found !== undefined && { reason: found }), ...(price && { price }) };
  };
  const planned = await Promise.all(tiers.map((entries) => Promise.all(entries.map(look))));
  run.dispose();
  return {
    cascade: name,
    tiers: planned,
    opinions: await Promise.all(opinions.map(look)),
    plan,
    view,
    warnings: run.warnings.map(({ text }) => text),
  };
}

async function keyProblem(entry: Entry): Promise<string | undefined> {
  try {
    await entry.loadKeys();
    return undefined;
  } catch (error) {
    if (MissingKeyError.isInstance(error)) return error.message;
    throw error;
  }
}

async function restProblem(entry: Entry, breaker: Breaker, nowMs: number): Promise<string | undefined> {
  const [state] = await breaker.peek([entryScope(entry)]);
  const leftMs = state === undefined ? 0 : restLeftMs(state, nowMs, entry.cooldown.maxMs);
  return leftMs > 0
    ? `resting for ${Math.ceil(leftMs / 1_000)} s${state?.lastFailure ? ` (${state.lastFailure})` : ''}`
    : undefined;
}
