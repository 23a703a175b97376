/** Characters read at each end of a long text. */
const defaultHalf = 4_000;

/**
 * What a check reads of a text: all of it, or head and tail when it is long, so that a check's cost is bounded.
 *
 * @param half characters at each end, default 4,000
 */
export function textWindow(text: string, half: number = defaultHalf): string {
  if (text.length <= 2 * half) return text;
  return `${text.slice(0, half)}\n${text.slice(-half)}`;
}
