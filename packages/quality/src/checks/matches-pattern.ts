/** Longest pattern that is tried, in characters. */
const mostPattern = 200;
/** Optional parts and alternatives of a pattern: each may double its time. */
const mostBranches = 8;
/** Longest value, in characters, by how many repeats without end a pattern has: each multiplies its time by that. */
const mostValue = [10_000, 10_000, 300, 60];

/**
 * Whether a value matches a pattern of its schema; undefined for a pattern that might take long. Those are patterns with
 * repeated groups, references back, looks ahead, or with more repeats than the value is short for.
 */
export function matchesPattern(pattern: string, value: string): boolean | undefined {
  if (pattern.length > mostPattern || /\\[1-9kpPuxc]|\(\?[^:]/.test(pattern)) return undefined;
  // One sign for each escape and each class: what is left is the pattern's structure.
  const structure = pattern.replace(/\\./g, 'a').replace(/\[[^\]]*\]/g, 'a');
  const repeats = structure.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const branches = structure.match(/[?|]/g)?.length ?? 0;
  // Only at the beginning, and in all its alternatives: else every place is tried.
  const degree = repeats + (/^\^[^|]*$|^\^\([^()]*\)\$?$/.test(structure) ? 0 : 1);
  const isBounded = value.length <= (mostValue[degree] ?? -1) && branches <= mostBranches;
  if (!isBounded || /\)[*+{]/.test(structure)) return undefined;
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return undefined;
  }
}
