import type { ChatRequest } from '@cascade/core/spec';
import type { ApiVersion } from '../anthropic-settings.js';
import type { ModelRules } from '../model-rules.js';

export interface SamplingFacts {
  readonly request: ChatRequest;
  readonly rules: ModelRules;
  /** The version that the user pinned. */
  readonly version: ApiVersion | undefined;
  readonly isThinking: boolean;
}

export interface Sampling {
  readonly temperature?: number;
  readonly top_p?: number;
  readonly warnings: readonly string[];
}

/** Temperature and topP as far as model, version and thinking allow them; the rest is left out with a warning. */
export function resolveSampling({ request, rules, version, isThinking }: SamplingFacts): Sampling {
  const { temperature, topP } = request;
  const reason =
    rules.sampling === 'none'
      ? 'this model takes no'
      : version === '2026-10-21'
        ? 'version 2026-10-21 takes no'
        : isThinking
          ? 'a model that thinks takes no'
          : undefined;
  if (reason !== undefined) {
    const given = Object.entries({ temperature, topP }).filter(([, value]) => value !== undefined);
    return { warnings: given.map(([name]) => `${reason} ${name}: it was left out`) };
  }
  const both = temperature !== undefined && topP !== undefined && rules.sampling === 'either';
  const isHot = rules.isClaude && temperature !== undefined && temperature > 1;
  return {
    ...(temperature !== undefined && { temperature: isHot ? 1 : temperature }),
    ...(topP !== undefined && !both && { top_p: topP }),
    warnings: [
      ...(both ? ['this model takes temperature or topP, not both: topP was left out'] : []),
      ...(isHot ? [`temperature ends at 1 here: ${temperature} was lowered`] : []),
    ],
  };
}
