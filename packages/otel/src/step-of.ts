import type { RunEvent } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { Attributes } from '@opentelemetry/api';
import { brief } from './brief.js';

/** What a run tells of itself that is neither its start, its end, a call, nor a piece of an answer. */
export type StepEvent = Exclude<
  RunEvent,
  { readonly type: 'start' | 'attempt-start' | 'attempt-end' | 'part' | 'bytes' | 'head' | 'end' | 'failed' }
>;

export interface Step {
  readonly name: string;
  readonly attributes: Attributes;
}

/**
 * The event of a span for a step. Texts of vendors and checks may quote prompts and
 * answers, and are left out unless content is wanted.
 */
export function stepOf(event: StepEvent, captureContent: boolean): Step {
  const wanted = (text: string): string | undefined => (captureContent ? brief(text) : undefined);
  switch (event.type) {
    case 'plan': {
      const { startTier, complexity, domain } = event.plan;
      return step('plan', { 'cascade.tier': startTier, 'cascade.complexity': complexity, 'cascade.domain': domain });
    }
    case 'skip':
      return step('skip', {
        'cascade.entry': event.entry,
        'cascade.reason': brief(captureContent ? event.reason : ownWords(event.reason)),
      });
    case 'wait':
      return step('wait', {
        'cascade.entry': event.entry,
        'cascade.wait_ms': event.forMs,
        'cascade.reason': wanted(event.reason),
      });
    case 'verdict': {
      const { decision, tier, entry, veto, score, threshold } = event.verdict;
      return step('verdict', {
        'cascade.verdict': decision,
        'cascade.tier': tier,
        'cascade.entry': entry,
        'cascade.veto': veto && brief(veto),
        'cascade.score': score,
        'cascade.threshold': threshold,
      });
    }
    case 'retract':
      return step('retract', { 'cascade.reason': event.reason });
    case 'warning':
      return step('warning', { 'cascade.warning': event.warning.code, 'cascade.text': wanted(event.warning.text) });
  }
}

/** A reason without what it quotes in parentheses: an earlier message of a vendor. */
function ownWords(reason: string): string {
  return reason.split(' (', 1).join();
}

function step(name: string, attributes: Attributes): Step {
  return { name: `cascade.${name}`, attributes: defined(attributes) };
}
