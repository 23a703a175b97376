import type { Plan } from '@cascade/core/spec';
import { classifyPrompt } from '../prompt/classify-prompt.js';
import { type Complexity, complexities, type Domain, domains } from '../prompt/prompt-class.js';

/** What a prompt is like, as far as thresholds and counts go by it. */
export interface PromptKind {
  readonly complexity: Complexity;
  readonly domain: Domain;
}

/** The kind that a plan has found, or, where another made the plan, that of the prompt. */
export function promptKind({ complexity, domain }: Plan, prompt: string): PromptKind {
  const level = complexities.find((each) => each === complexity);
  const field = domains.find((each) => each === domain);
  return level === undefined || field === undefined ? classifyPrompt(prompt) : { complexity: level, domain: field };
}

/** Name of the kind of prompt that acceptance is counted by. */
export function kindOf(entry: string, { complexity, domain }: PromptKind): string {
  return `${entry} ${domain} ${complexity}`;
}
