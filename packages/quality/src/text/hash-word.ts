/** FNV-1a over the UTF-16 units of a word (Fowler, Noll and Vo, 1991), from a seed that tells one use from another. */
export function hashWord(word: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash;
}
