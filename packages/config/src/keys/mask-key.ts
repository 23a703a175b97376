/** Shorter keys would be told by what is shown of them. */
const leastLength = 20;

/** What may be shown of a key: its first and last four characters, of a short one nothing. */
export function maskKey(key: string): string {
  const characters = [...key];
  if (characters.length < leastLength) return '****';
  return `${characters.slice(0, 4).join('')}...${characters.slice(-4).join('')}`;
}
