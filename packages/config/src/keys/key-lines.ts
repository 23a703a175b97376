/** Most keys of one provider. */
const mostKeys = 100;

/** The keys in a text, one a line, each once. */
export function keyLines(text: string): readonly string[] {
  const keys = text.split('\n').map((line) => line.trim());
  return [...new Set(keys)].filter((key) => key !== '').slice(0, mostKeys);
}
