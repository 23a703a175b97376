/** A set of 32-bit hashes: open addressing in one array at most half full, so that it costs little to make. */
export class WordSet {
  readonly size: number;
  readonly #slots: Int32Array;

  /**
   * @param hashes - what it holds, once each.
   * @param room - where they are kept, if it is large enough; nothing else may use it meanwhile.
   */
  constructor(hashes: Int32Array, room?: Int32Array) {
    const length = 2 ** Math.max(4, 33 - Math.clz32(hashes.length));
    const slots =
      room !== undefined && room.length >= length ? room.subarray(0, length).fill(0) : new Int32Array(length);
    let size = 0;
    for (let at = 0; at < hashes.length; at += 1) {
      const key = keyOf(hashes[at] ?? 0);
      const slot = findSlot(slots, key);
      if (slots[slot] === key) continue;
      slots[slot] = key;
      size += 1;
    }
    this.#slots = slots;
    this.size = size;
  }

  has(hash: number): boolean {
    const key = keyOf(hash);
    return this.#slots[findSlot(this.#slots, key)] === key;
  }
}

/** How many of some words a set has, counted as often as they come up. */
export function countIn(words: Int32Array, set: WordSet): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) if (set.has(words[at] ?? 0)) count += 1;
  return count;
}

/** 0 marks a free slot. */
function keyOf(hash: number): number {
  return hash | 0 || 1;
}

/** Where a key stands, or would. */
function findSlot(slots: Int32Array, key: number): number {
  const mask = slots.length - 1;
  const mixed = Math.imul(key, 0x9e3779b1);
  let slot = (mixed ^ (mixed >>> 15)) & mask;
  while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}
