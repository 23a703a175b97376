/** Characters in which they are looked for. */
const windowLength = 2_000;

/** Signs with letters on both sides, as no word has them. */
export function signsInWords(text: string): { readonly count: number; readonly kinds: number } {
  // The sign first, which is rare: what is around it is looked at only there.
  const signs = text.slice(0, windowLength).match(/[#@%^&*~|<>$](?<=\p{L}.)(?=\p{L})/gu) ?? [];
  return { count: signs.length, kinds: new Set(signs).size };
}
