import { contentTokens } from './content-tokens.js';

const maxChars = 600;

/**
 * How far two short texts say the same beyond the question: |A∩B| / min(|A|, |B|) over their content tokens that the
 * question does not hold (the overlap coefficient of Szymkiewicz and Simpson). Only the first 600 characters count.
 * Undefined when one of them says nothing of its own.
 *
 * @param given - content tokens of the question.
 */
export function tokenOverlap(left: string, right: string, given: ReadonlySet<string>): number | undefined {
  const a = novel(left, given);
  const b = novel(right, given);
  if (a.size === 0 || b.size === 0) return undefined;
  const [smaller, larger] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const token of smaller) if (larger.has(token)) shared += 1;
  return shared / smaller.size;
}

function novel(text: string, given: ReadonlySet<string>): ReadonlySet<string> {
  const tokens = contentTokens(text.slice(0, maxChars));
  const own = new Set<string>();
  for (const token of tokens) if (!given.has(token)) own.add(token);
  return own;
}
