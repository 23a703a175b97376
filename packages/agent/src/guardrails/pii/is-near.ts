const reach = 32;
const letter = /\p{L}/u;

/** Says whether one of some words begins shortly before a place. */
export type Near = (words: readonly string[]) => boolean;

export function nearOf(text: string, place: number): Near {
  let before: string | undefined;
  return (words) => {
    before ??= text.slice(Math.max(0, place - reach), place).toLowerCase();
    for (const word of words) {
      const at = before.lastIndexOf(word);
      if (at >= 0 && !letter.test(before.charAt(at - 1))) return true;
    }
    return false;
  };
}
