import type { GuardrailFinding } from '../guardrail.js';

const longestLocal = 64;
const longestDomain = 255;
const inLocal = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const inDomain = /[\p{L}\p{N}.-]/u;
const plain = /[\p{L}\p{N}]/u;
/** Behind which somebody's data are nobody's address: `image@2x.png`. None of them is a top-level domain. */
const fileNames =
  /\.(?:avif|bmp|css|gif|html?|ico|jpe?g|js|json|jsx|mjs|pdf|png|scss|svg|tiff?|tsx|txt|webp|xml|ya?ml)$/i;

/** Addresses around every `@`. */
export function findEmails(text: string): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const end = domainEnd(text, at);
    if (!isDomain(text.slice(at + 1, end))) continue;
    const start = localStart(text, at);
    // The user of a repository's address: git@github.com.
    if (start < at && text.slice(start, at) !== 'git') findings.push({ label: 'EMAIL', start, end });
  }
  return findings;
}

function domainEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && end - at <= longestDomain && inDomain.test(text.charAt(end))) end++;
  while (end > at + 1 && !plain.test(text.charAt(end - 1))) end--;
  return end;
}

function localStart(text: string, at: number): number {
  if (text.charAt(at - 1) === '"') return quotedStart(text, at);
  let start = at;
  while (start > 0 && at - start < longestLocal && inLocal.test(text.charAt(start - 1))) start--;
  while (start < at && !plain.test(text.charAt(start))) start++;
  return start;
}

/** `"ada lovelace"@example.com` */
function quotedStart(text: string, at: number): number {
  const from = Math.max(0, at - longestLocal - 2);
  const opening = text.slice(from, at - 1).lastIndexOf('"');
  return opening < 0 || /[\r\n]/.test(text.slice(from + opening, at)) ? at : from + opening;
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  const hasForm = labels.length > 1 && labels.every((label) => label !== '') && last.length > 1 && !/^\d/.test(last);
  return hasForm && !fileNames.test(domain);
}
