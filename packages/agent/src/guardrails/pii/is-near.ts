const reach = 32;
const letter = /\p{L}/u;

/** One of the words begins shortly before a place. */
export function isNear(text: string, place: number, words: readonly string[]): boolean {
  const before = text.slice(Math.max(0, place - reach), place).toLowerCase();
  return words.some((word) => {
    const at = before.lastIndexOf(word);
    return at >= 0 && !letter.test(before.charAt(at - 1));
  });
}
