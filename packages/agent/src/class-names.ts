import type { Complexity, Domain } from '@cascade/quality';

/** Those of @cascade/quality, which is not loaded before the first call. */
export const complexityNames = [
  'trivial',
  'simple',
  'moderate',
  'hard',
  'expert',
] as const satisfies readonly Complexity[];

export const domainNames: Readonly<Record<Domain, true>> = {
  CODE: true,
  MATH: true,
  DATA: true,
  MEDICAL: true,
  LEGAL: true,
  FINANCE: true,
  CREATIVE: true,
  TRANSLATION: true,
  SUMMARIZATION: true,
  GENERAL: true,
};
