import type { GuardrailFinding } from '../guardrail.js';
import { ibanLength, isIban } from './is-iban.js';

/** Where one may begin: two letters, and two digits to check it. */
const heads = /(?<=([a-z]{2}) ?)\d{2}/gi;
const longestWord = 16;
const gap = /[\s\-._/]{1,5}/y;

/** IBANs, however they are grouped, with letters directly before or behind them, too. */
export function findIbans(text: string): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (const { 1: country = '', index } of text.matchAll(heads)) {
    const length = ibanLength(country.toUpperCase());
    if (length === undefined) continue;
    const rest = readOn(text, index, length - 2);
    if (rest === undefined || !isIban(country.toUpperCase() + rest.compact)) continue;
    const start = index - (text.charAt(index - 1) === ' ' ? 3 : 2);
    if (isInHash(text, start, rest.end)) continue;
    findings.push({ label: 'IBAN', start, end: rest.end });
  }
  return findings;
}

/** So many letters and digits from a place, in capitals. */
function readOn(text: string, start: number, length: number): { compact: string; end: number } | undefined {
  let compact = '';
  let place = start;
  for (; compact.length < length; place++) {
    if (!isAlphanumeric(text.charCodeAt(place))) {
      gap.lastIndex = place;
      if (!gap.test(text) || !isAlphanumeric(text.charCodeAt(gap.lastIndex))) return undefined;
      place = gap.lastIndex;
    }
    compact += text.charAt(place);
  }
  return { compact: compact.toUpperCase(), end: place };
}

/** Directly beside it there may be words, as in `IBANDE89…EUR`; where those go on in digits, it is a part of something else. */
function isInHash(text: string, start: number, end: number): boolean {
  const before = /\d?[a-z]*$/i.exec(text.slice(Math.max(0, start - longestWord), start))?.[0] ?? '';
  const after = /^[a-z]*\d?/i.exec(text.slice(end, end + longestWord))?.[0] ?? '';
  return /\d/.test(before + after) || before.length === longestWord || after.length === longestWord;
}

function isAlphanumeric(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
