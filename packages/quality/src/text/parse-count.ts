const counts: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
);

/** Source of a pattern that matches a small count: digits or an English word up to twenty. */
export const countPattern = `(\\d{1,6}|${[...counts.keys()].slice(1).join('|')}|an?|single)`;

/** The number that a match of {@link countPattern} means. */
export function parseCount(text: string): number {
  if (text === 'a' || text === 'an' || text === 'single') return 1;
  return counts.get(text) ?? Number(text);
}
