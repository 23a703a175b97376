/** Which lettered options a draft names. */
export interface ChosenLetters {
  /** The letter named last, or undefined. */
  readonly last: string | undefined;
  /** The letter named first, or undefined. */
  readonly first: string | undefined;
  /** How many different letters are named. */
  readonly distinct: number;
}

/** Finds `(C)`, `C)`, `C.` or a bare capital between spaces, for the first `count` letters, in one pass. A bare `A` or `I` is a word. */
export function chosenLetters(text: string, count: number): ChosenLetters {
  if (count === 0) return { last: undefined, first: undefined, distinct: 0 };
  const seen = new Set<string>();
  let last: string | undefined;
  let first: string | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 65 || unit >= 65 + count || !standsAlone(text, index)) continue;
    last = text[index];
    first ??= last;
    if (last !== undefined) seen.add(last);
  }
  return { last, first, distinct: seen.size };
}

function standsAlone(text: string, index: number): boolean {
  const before = text[index - 1] ?? '\n';
  const after = text[index + 1] ?? '\n';
  if (!' \n\t("*:{'.includes(before) || !' \n\t)."*:},'.includes(after)) return false;
  const letter = text[index];
  return (letter !== 'A' && letter !== 'I') || after !== ' ';
}
