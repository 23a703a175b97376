/** Characters of a prompt that are read when nothing else is said. */
export const defaultWindowChars = 4_000;

/** The beginning and the end of a prompt: people ask in the first sentence or in the last. At most `maxChars` and a newline. */
export function promptWindow(prompt: string, maxChars = defaultWindowChars): string {
  if (prompt.length <= maxChars) return prompt;
  const headChars = Math.ceil(maxChars * 0.6);
  const tailChars = maxChars - headChars;
  return `${prompt.slice(0, headChars)}\n${tailChars > 0 ? prompt.slice(-tailChars) : ''}`;
}
