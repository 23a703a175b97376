import type { GuardrailFinding } from '../guardrail.js';
import { nationalIds } from './national-ids.js';
import type { DigitGroup } from './number-runs.js';
import { type NumberWindow, standsAlone, windowAt } from './number-window.js';
import { wordsBefore } from './words-before.js';

const ofLetters = nationalIds.flatMap((id) => ('pattern' in id ? [id] : []));
const ofDigits = nationalIds.flatMap((id) => ('layouts' in id ? id.layouts.map((layout) => ({ ...id, layout })) : []));
/** By the length of their first group, which passes over most. */
const byLength = Array.from({ length: 16 }, (_, length) => ofDigits.filter(({ layout }) => layout[0] === length));

/** Those of digits alone. */
export function findDigitIds(text: string, run: readonly DigitGroup[]): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (const [at, { digits }] of run.entries()) {
    for (const { label, layout, isEven, isValid, near } of byLength[digits.length] ?? []) {
      const id = windowAt(run, at, layout);
      if (id === undefined || !standsAlone(id) || (isEven && id.gaps.size > 1)) continue;
      if (layout.length === 1 && isGlued(text, id)) continue;
      if (isValid(id.digits) && isNear(text, id.start, near)) findings.push({ label, start: id.start, end: id.end });
    }
  }
  return findings;
}

/** Those with letters. */
export function findLetterIds(text: string): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (const { label, pattern, isValid, near } of ofLetters) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (!isValid(found.replaceAll(/[^a-z\d]/gi, '').toUpperCase()) || !isNear(text, index, near)) continue;
      findings.push({ label, start: index, end: index + found.length });
    }
  }
  return findings;
}

/** Digits amid letters are a part of something else, such as a hash. */
function isGlued(text: string, { start, end }: NumberWindow): boolean {
  return /[a-z]/i.test(text.charAt(start - 1) + text.charAt(end));
}

function isNear(text: string, place: number, phrases: readonly string[] | undefined): boolean {
  if (phrases === undefined) return true;
  const before = ` ${wordsBefore(text, place).join(' ').toLowerCase()} `;
  return phrases.some((phrase) => before.includes(` ${phrase} `));
}
