import type { GuardrailFinding } from './guardrail.js';

/** In order, and those that overlap as one. */
export function joined(findings: readonly GuardrailFinding[]): readonly GuardrailFinding[] {
  const result: GuardrailFinding[] = [];
  for (const finding of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || finding.start >= last.end) result.push(finding);
    else if (finding.end > last.end) result[result.length - 1] = { ...last, end: finding.end };
  }
  return result;
}
