/** Words of a text in lower case, without marks, quotes and punctuation, one space between them. */
export function foldText(text: string): string {
  return withoutMarks(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A text in lower case, its letters without accents. */
export function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
