import type { GuardrailFinding } from '../guardrail.js';
import { joined } from '../joined.js';
import { findEmails } from './find-emails.js';
import { findPhone } from './find-phones.js';
import { isCard } from './is-card.js';
import { ibanLength, isIban } from './is-iban.js';
import { type Near, nearOf } from './is-near.js';
import { longestNationalId, type NationalId, nationalIds } from './national-ids.js';
import { type Compact, compactCharacter, scanCompact, starts } from './scan-compact.js';

export type PiiType = 'card' | 'iban' | 'email' | 'phone' | 'national-id';

const cardDigits = { least: 12, most: 19 };
const longest = Math.max(34, longestNationalId);

/** Personal data in a text, in time that grows with its length and nothing else. */
export function findPii(text: string, types: ReadonlySet<PiiType>): readonly GuardrailFinding[] {
  // A card behind a number to call begins within it.
  return joined(scanPii(text, types));
}

/** The same as they are found; they may overlap. */
export function scanPii(text: string, types: ReadonlySet<PiiType>): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = types.has('email') ? [...findEmails(text)] : [];
  if (types.size === 1 && types.has('email')) return findings;
  for (const { place, isGlued } of starts(text)) {
    const found = isGlued ? gluedCard(text, place, types) : findAt(text, place, types);
    if (found !== undefined) findings.push(found);
  }
  return findings;
}

function findAt(text: string, place: number, types: ReadonlySet<PiiType>): GuardrailFinding | undefined {
  if (!hasDigitSoon(text, place)) return undefined;
  const compact = scanCompact(text, place, longest);
  if (types.has('iban')) {
    const length = ibanLength(compact.text);
    const end = length === undefined ? -1 : (compact.ends[length] ?? -1);
    if (end >= 0 && isIban(compact.text.slice(0, length))) return { label: 'IBAN', start: place, end };
  }
  const card = types.has('card') && !isFraction(text, place) ? cardEnd(compact) : undefined;
  if (card !== undefined) return { label: 'CARD', start: place, end: card };
  const near = nearOf(text, place);
  const id = types.has('national-id') ? nationalIdAt(place, compact, near) : undefined;
  if (id !== undefined) return id;
  return types.has('phone') && compact.text.charAt(0) <= '9' ? findPhone(text, place, near) : undefined;
}

function cardEnd({ text, ends }: Compact): number | undefined {
  const count = leadingDigits(text);
  for (let length = Math.min(count, cardDigits.most); length >= cardDigits.least; length--) {
    const end = ends[length] ?? -1;
    if (end >= 0 && isCard(text.slice(0, length))) return end;
  }
  return undefined;
}

/** `card4111111111111111`: one group of digits behind letters. */
function gluedCard(text: string, place: number, types: ReadonlySet<PiiType>): GuardrailFinding | undefined {
  if (!types.has('card')) return undefined;
  const { text: digits, ends, gaps } = scanCompact(text, place, cardDigits.most + 1);
  const gap = gaps.findIndex((code) => code !== 0);
  const length = gap < 0 ? digits.length : gap;
  const own = digits.slice(0, length);
  const end = ends[length] ?? -1;
  return end >= 0 && leadingDigits(own) === length && isCard(own) ? { label: 'CARD', start: place, end } : undefined;
}

function nationalIdAt(place: number, { text, ends, gaps }: Compact, isNear: Near): GuardrailFinding | undefined {
  const digits = leadingDigits(text);
  for (const { label, length, shape, digitsFirst, isValid, near } of nationalIds) {
    const end = ends[length] ?? -1;
    if (end < 0 || digits < digitsFirst || !hasShape(text, shape)) continue;
    if (!isValid(text.slice(0, length), gaps) || (near !== undefined && !isNear(near))) continue;
    return { label, start: place, end };
  }
  return undefined;
}

function hasShape(text: string, shape: NationalId['shape']): boolean {
  for (let place = 0; place < shape.length; place++) {
    const isDigit = text.charAt(place) <= '9';
    if (shape.charAt(place) !== 'X' && isDigit !== (shape.charAt(place) === '9')) return false;
  }
  return true;
}

/** All that is looked for has a digit among its first nine characters: most words of a text are passed over here. */
function hasDigitSoon(text: string, place: number): boolean {
  for (let next = place; next < place + 9; next++) {
    const own = compactCharacter(text.charCodeAt(next));
    if (own !== '' && own <= '9') return true;
  }
  return false;
}

/** `0.4111111111111111` is no card. */
function isFraction(text: string, place: number): boolean {
  const before = compactCharacter(text.charCodeAt(place - 2));
  return '.,'.includes(text.charAt(place - 1)) && before !== '' && before <= '9';
}

function leadingDigits(text: string): number {
  let count = 0;
  while (count < text.length && text.charAt(count) <= '9') count++;
  return count;
}
