/** Random subsets of `size` items, with what is left, `count` times; the same seed gives the same ones. */
export function randomDraws<T>(
  items: readonly T[],
  size: number,
  count: number,
  seed: number,
): readonly (readonly [drawn: readonly T[], rest: readonly T[]])[] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, () => {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      const [left, right] = [shuffled[last], shuffled[other]];
      if (left !== undefined && right !== undefined) [shuffled[last], shuffled[other]] = [right, left];
    }
    return [shuffled.slice(0, size), shuffled.slice(size)] as const;
  });
}

/** A small generator of random numbers from 0 to 1 (Tommy Ettinger's mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
