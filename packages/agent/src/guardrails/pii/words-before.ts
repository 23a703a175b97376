const reach = 40;
const words = /\p{L}+/gu;

/** The words shortly before a place. */
export function wordsBefore(text: string, place: number): readonly string[] {
  const from = Math.max(0, place - reach);
  const found = text.slice(from, place).match(words) ?? [];
  const isFirstCut = from > 0 && /^\p{L}{2}/u.test(text.slice(from - 1, from + 1));
  return isFirstCut ? found.slice(1) : found;
}
