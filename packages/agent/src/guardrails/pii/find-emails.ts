import type { GuardrailFinding } from '../guardrail.js';

const longestLocal = 64;
const longestDomain = 255;
const inLocal = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const inDomain = /[\p{L}\p{N}.-]/u;
const plain = /[\p{L}\p{N}]/u;

/** Addresses around every `@`. */
export function findEmails(text: string): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocal && inLocal.test(text.charAt(start - 1))) start--;
    while (start < at && !plain.test(text.charAt(start))) start++;
    let end = at + 1;
    while (end < text.length && end - at <= longestDomain && inDomain.test(text.charAt(end))) end++;
    while (end > at + 1 && !plain.test(text.charAt(end - 1))) end--;
    if (start < at && isDomain(text.slice(at + 1, end))) findings.push({ label: 'EMAIL', start, end });
  }
  return findings;
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => label !== '') && last.length > 1 && !/^\d/.test(last);
}
