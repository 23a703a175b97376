import type { GuardrailFinding } from '../guardrail.js';
import { joined } from '../joined.js';
import { findCards } from './find-cards.js';
import { findEmails } from './find-emails.js';
import { findIbans } from './find-ibans.js';
import { findDigitIds, findLetterIds } from './find-national-ids.js';
import { findPhones } from './find-phones.js';
import { foldText } from './fold-text.js';
import { numberRuns } from './number-runs.js';
import type { PiiType } from './pii-type.js';

/** Longer than anything that is found, and than what is looked at beside it. */
const margin = 512;

/**
 * Personal data in a text, in time that grows with its length and nothing else; others have their turn in between, however
 * long it is.
 */
export async function findPii(
  text: string,
  types: ReadonlySet<PiiType>,
  sliceLength = 20_000,
): Promise<readonly GuardrailFinding[]> {
  const folded = await foldText(text);
  const findings: GuardrailFinding[] = [];
  for (let start = 0; start < folded.text.length; start += sliceLength) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve));
    const from = Math.max(0, start - margin);
    for (const finding of scan(folded.text.slice(from, start + sliceLength + margin), types)) {
      const place = finding.start + from;
      // What begins elsewhere is found there.
      if (place >= start && place < start + sliceLength) {
        findings.push({ label: finding.label, start: place, end: finding.end + from });
      }
    }
  }
  return joined(findings).map(({ label, start, end }) => ({
    label,
    start: folded.placeOf(start),
    end: folded.placeOf(end),
  }));
}

function scan(text: string, types: ReadonlySet<PiiType>): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  if (types.has('email')) findings.push(...findEmails(text));
  if (!/\d/.test(text)) return findings;
  if (types.has('iban')) findings.push(...findIbans(text));
  if (types.has('national-id')) findings.push(...findLetterIds(text));
  for (const run of numberRuns(text)) {
    if (types.has('card')) findings.push(...findCards(run));
    if (types.has('national-id')) findings.push(...findDigitIds(text, run));
    if (types.has('phone')) findings.push(...findPhones(text, run));
  }
  return findings;
}
