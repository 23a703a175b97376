const headChars = 1_000;
const tailChars = 2_000;

/** Beginning and end of a text: where an answer states its point. Longer texts lose their middle. */
export interface TextWindow {
  /** Empty when `tail` is the whole text. */
  readonly head: string;
  readonly tail: string;
}

/** Cuts a text to its first 1,000 and last 2,000 characters. */
export function windowOf(text: string): TextWindow {
  if (text.length <= headChars + tailChars) return { head: '', tail: text };
  return { head: text.slice(0, headChars), tail: text.slice(-tailChars) };
}
