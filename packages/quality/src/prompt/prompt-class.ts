/** How demanding a prompt is, in rising order. */
export const complexities = ['trivial', 'simple', 'moderate', 'hard', 'expert'] as const;

/** One of the five levels of `complexities`. */
export type Complexity = (typeof complexities)[number];

/** What a prompt is about or asks to have done. What is asked for wins: translating a contract is TRANSLATION. */
export const domains = [
  'CODE',
  'MATH',
  'DATA',
  'MEDICAL',
  'LEGAL',
  'FINANCE',
  'CREATIVE',
  'TRANSLATION',
  'SUMMARIZATION',
  'GENERAL',
] as const;

/** One of the ten fields of `domains`. */
export type Domain = (typeof domains)[number];

/** What `classifyPrompt` says about a prompt. */
export interface PromptClass {
  readonly complexity: Complexity;
  /** From 0 (anybody can answer) to 1 (open problem). A rank, not a probability of failure. */
  readonly difficulty: number;
  readonly domain: Domain;
  /** The model's probability of the domain, 0 to 1. */
  readonly confidence: number;
  /** What led there, in words for a log: never part of the prompt. */
  readonly reasons: readonly string[];
}
