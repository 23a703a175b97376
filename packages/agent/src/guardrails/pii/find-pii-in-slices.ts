import type { GuardrailFinding } from '../guardrail.js';
import { joined } from '../joined.js';
import { type PiiType, scanPii } from './find-pii.js';

/** Longer than anything that is found, and than what is looked at before it. */
const margin = 512;

/** As {@link findPii}; others have their turn after every slice, however long the text. */
export async function findPiiInSlices(
  text: string,
  types: ReadonlySet<PiiType>,
  sliceLength = 20_000,
): Promise<readonly GuardrailFinding[]> {
  const findings: GuardrailFinding[] = [];
  for (let start = 0; start < text.length; start += sliceLength) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve));
    const from = Math.max(0, start - margin);
    for (const finding of scanPii(text.slice(from, start + sliceLength + margin), types)) {
      const place = finding.start + from;
      // What begins elsewhere is found there.
      if (place < start || place >= start + sliceLength) continue;
      findings.push({ label: finding.label, start: place, end: finding.end + from });
    }
  }
  return joined(findings);
}
