import { ConfigurationError } from '../../errors/configuration-error.js';
import type { CascadeView, Plan } from '../../spec/gate.js';
import { messageOf } from '../../util/message-of.js';
import type { Operation } from '../operation.js';
import type { Run } from '../run.js';
import { areReasons } from './are-reasons.js';
import { within } from './within.js';

const defaultPlan: Plan = { startTier: 0, score: true, reasons: [] };

/** Asks the gate what to do with a prompt. One that throws, hangs or talks nonsense has no plan, with a warning. */
export async function makePlan<Answer>(run: Run, operation: Operation<Answer>, view: CascadeView): Promise<Plan> {
  const { gate, tiers } = run.cascade;
  const { request } = operation;
  if (gate?.plan === undefined || request === undefined) return defaultPlan;
  try {
    const plan = await within(run, () => gate.plan?.(request, view) ?? defaultPlan);
    const { startTier } = plan;
    if (!Number.isInteger(startTier) || startTier < 0 || startTier >= tiers.length || !areReasons(plan.reasons)) {
      throw new Error(`it has no tier ${startTier}, or no reasons`);
    }
    if (
      ![...(plan.alongside ?? []), ...(plan.afterwards ?? [])].every((question) => typeof question.entry === 'string')
    ) {
      throw new Error('it asks questions of nobody');
    }
    return plan;
  } catch (error) {
    // What the user has to put right is not to be worked around.
    if (ConfigurationError.isInstance(error)) throw error;
    run.warn('gate-failed', `The gate has no plan: ${messageOf(error)}`);
    return defaultPlan;
  }
}
