import type { ChatRequest } from '@cascade/core/spec';
import type { Endpoint } from './endpoint.js';
import { modelRules } from './model-rules.js';

type Effort = 'none' | 'minimal' | 'low' | 'medium' | 'high';

export interface Sampling {
  readonly temperature?: number;
  readonly topP?: number;
  readonly logprobs?: number;
  readonly effort?: Effort;
  /** What was left out or changed, and why. */
  readonly warnings: readonly string[];
}

/** Reasoning effort and sampling parameters in a combination that the model takes; what it refuses is left out with a warning. */
export function resolveSampling(modelId: string, request: ChatRequest, { isOpenAI, azure }: Endpoint): Sampling {
  const { temperature, topP, logprobs, reasoning } = request;
  const sampling = {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(logprobs !== undefined && { logprobs }),
  };
  if (!isOpenAI && azure === undefined) {
    return { ...sampling, ...(reasoning && { effort: reasoning === 'off' ? 'none' : reasoning }), warnings: [] };
  }
  const rules = modelRules(modelId);
  if (!rules.reasons) {
    const warnings =
      reasoning && reasoning !== 'off' ? [`${modelId} does not reason: reasoning "${reasoning}" was left out`] : [];
    return { ...sampling, warnings };
  }
  if (reasoning === 'off' && rules.noEffort === 'none') return { ...sampling, effort: 'none', warnings: [] };
  const dropped = Object.keys(sampling).map((name) => `${modelId} takes no ${name} while it reasons: it was left out`);
  if (reasoning !== 'off') return { ...(reasoning && { effort: reasoning }), warnings: dropped };
  const effort = rules.noEffort ?? 'low';
  return {
    effort,
    warnings: [...dropped, `${modelId} cannot stop reasoning: effort "${effort}" was asked for instead`],
  };
}
