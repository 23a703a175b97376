import type { GuardrailFinding } from './guardrail.js';
import { joined } from './joined.js';

/** Puts something else for what was found in the text that the pieces make; it stands in the piece in which that begins. */
export function redactPieces(
  pieces: readonly string[],
  findings: readonly GuardrailFinding[],
  replace: (found: string, label: string) => string,
): readonly string[] {
  if (findings.length === 0) return pieces;
  const whole = pieces.join('');
  const places = joined(findings);
  let offset = 0;
  let next = 0;
  return pieces.map((piece) => {
    const [from, to] = [offset, offset + piece.length];
    offset = to;
    let result = '';
    let place = from;
    for (; next < places.length; next++) {
      const { label, start, end } = places[next] as GuardrailFinding;
      if (start >= to) break;
      if (start >= from) result += whole.slice(place, start) + replace(whole.slice(start, end), label);
      place = Math.min(end, to);
      // It goes on in the next piece.
      if (end > to) break;
    }
    return result + whole.slice(place, to);
  });
}
