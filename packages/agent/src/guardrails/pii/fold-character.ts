const invisible = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const digit = /\p{Nd}/u;
const space = /\p{Z}/u;
const dash = /[\p{Pd}\u2043\u2212]/u;
/** Those of footnotes and the like: `555-867-5309²` does not end in a 2. */
const otherNumber = /\p{No}/u;

/**
 * What a character stands for: a digit of any script for an ASCII one, a letter for itself without accents, width and style,
 * spaces and hyphens for one of each; what is not seen, and what only marks the character before it, for nothing.
 */
export function foldCharacter(character: string): string {
  if (invisible.test(character)) return '';
  if (digit.test(character)) return String(digitValue(character));
  if (space.test(character)) return ' ';
  if (dash.test(character)) return '-';
  if (otherNumber.test(character)) return character;
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return [...plain].length === 1 ? plain : character;
}

/** Unicode has the ten digits of a script in a row, and at most five such rows behind each other. */
function digitValue(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 50 && digit.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}
