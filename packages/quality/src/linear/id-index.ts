/**
 * Where feature ids stand among those that a model knows: a bit for each possible id, and how many stand before each
 * word of bits. Far smaller than a table of rows, so that looking up words at random stays within the processor's cache.
 */
export class IdIndex {
  readonly size: number;
  /** Pairs of 32 bits and the number of ids before them. */
  readonly #words: Uint32Array;

  /**
   * @param ids - distinct, in rising order.
   * @param bits - ids are below 2 to this power; 5 to 24.
   */
  constructor(ids: readonly number[], bits: number) {
    this.size = ids.length;
    this.#words = new Uint32Array(2 ** (bits - 4));
    const words = this.#words;
    ids.forEach((id, place) => {
      const at = (id >>> 5) * 2;
      if (words[at] === 0) words[at + 1] = place;
      words[at] = (words[at] ?? 0) | (1 << (id & 31));
    });
  }

  /** The place of an id among the known ones, from 0; -1 for another. */
  placeOf(id: number): number {
    const at = (id >>> 5) * 2;
    const bits = this.#words[at] ?? 0;
    const own = 1 << (id & 31);
    return (bits & own) === 0 ? -1 : (this.#words[at + 1] ?? 0) + countBits(bits & (own - 1));
  }
}

/** Bits that are set in 32, in parallel sums (Warren, Hacker's Delight, 2003). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
