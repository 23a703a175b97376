import type { ChatRequest, Gate, StreamPart } from '@cascade/core/spec';
import { watchDraft } from '../checks/watch-draft.js';
import { compareAnswers } from '../opinion/compare-answers.js';
import { weightsId } from '../scorer/weights-id.js';
import { checkCalibration } from './check-calibration.js';
import { DriftWatch } from './drift-watch.js';
import { createMemory } from './gate-memory.js';
import { judgeDraft } from './judge-draft.js';
import { planDraft } from './plan-draft.js';
import type { QualityGateOptions } from './quality-gate-options.js';
import { resolveGate } from './resolve-gate.js';
import { ShadowBudget } from './shadow-budget.js';
import { similarity } from './similarity.js';
import { viewDraft } from './view-draft.js';

/**
 * A gate that accepts a draft only when the evidence reaches a threshold: hard checks, a second opinion where answers can
 * be compared, log-probabilities, and a scorer over the text. It learns from its own verdicts which prompts a draft pays for.
 *
 * @example
 * ```ts
 * const cascade = createCascade({ tiers: [cheap, dear], opinions: [otherCheap], gate: qualityGate() });
 * ```
 * @throws ConfigurationError that names option, value and fix
 */
export function qualityGate(options: QualityGateOptions = {}): Gate {
  const gate = resolveGate(options);
  const memory = createMemory();
  const shadows = new ShadowBudget(gate);
  const drift = new DriftWatch(gate.onDrift);
  const { calibration } = gate;
  return {
    specificationVersion: 'v1',
    name: 'quality',
    plan(request, view) {
      if (calibration !== undefined) checkCalibration(calibration, view, weightsId(gate.weights));
      return planDraft(request, view, gate, memory);
    },
    watch: (request, _plan) => watcher(request, gate.checks.skip ?? []),
    judge: (draft, context) => judgeDraft(draft, context, { gate, memory, shadows }),
    async compare({ request, response }, dear, context) {
      const [left, right] = [viewDraft(request, response), viewDraft(request, dear)];
      const { prompt, jsonSchema, tools } = left;
      const found = compareAnswers(left, right, { prompt, jsonSchema, tools });
      const agreement = found.comparable
        ? found.agreement
        : await similarity(left.text, right.text, gate.opinion.embedding, context);
      if (agreement !== undefined) drift.observe(agreement);
      return agreement;
    },
  };
}

/** Feeds the text of a draft to the checks that can tell early. */
function watcher(request: ChatRequest, skip: readonly string[]): ReturnType<NonNullable<Gate['watch']>> {
  const { text: _text, ...view } = viewDraft(request, { content: [], finish: { reason: 'other', usage: {} } });
  const watch = watchDraft(view);
  return (part: StreamPart) => {
    if (part.type !== 'text-delta') return undefined;
    const finding = watch(part.text);
    return finding === undefined || skip.includes(finding.check) ? undefined : finding;
  };
}
