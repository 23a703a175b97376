/** A set of 32-bit hashes for one bounded text: open addressing in one array, so that it costs little to make. */
export class WordSet {
  readonly #slots: Int32Array;
  readonly #mask: number;
  #size = 0;

  /**
   * @param most - how many hashes it can hold; further ones are dropped.
   * @param room - where they are kept, if it is large enough; nothing else may use it meanwhile.
   */
  constructor(most: number, room?: Int32Array) {
    const slots = 2 ** Math.max(4, 33 - Math.clz32(most));
    this.#slots = room !== undefined && room.length >= slots ? room.subarray(0, slots).fill(0) : new Int32Array(slots);
    this.#mask = slots - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a hash. False when it was there already, or when the set is full. */
  add(hash: number): boolean {
    const key = hash | 0 || 1;
    const slot = this.#find(key);
    // A quarter stays free, so that looking for what is not there stays short.
    if (this.#slots[slot] === key || this.#size * 4 > this.#mask * 3) return false;
    this.#slots[slot] = key;
    this.#size += 1;
    return true;
  }

  has(hash: number): boolean {
    const key = hash | 0 || 1;
    return this.#slots[this.#find(key)] === key;
  }

  #find(key: number): number {
    const mixed = Math.imul(key, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & this.#mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
