/** Characters that features read of the beginning of a text. */
const headChars = 5_000;
/** Characters that features read of its end. */
const tailChars = 3_000;

/** The part of a text that features read: all of it up to 8,000 characters, else its head and its tail. */
export function textWindow(text: string): string {
  if (text.length <= headChars + tailChars) return text;
  return `${text.slice(0, headChars)}\n${text.slice(-tailChars)}`;
}
