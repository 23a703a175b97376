const alphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random numbers, and vendor-like identifiers made of them, that are the same for the same seed. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [min, max]. */
  integer(min: number, max: number): number;
  /** `length` characters of A-Z, a-z and 0-9. */
  alphanumeric(length: number): string;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
}

/** A mulberry32 generator: small, fast, good enough for identifiers. Never use it for secrets. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
  return {
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    alphanumeric: (length) => pick(alphanumerics, length),
    hex: (length) => pick('0123456789abcdef', length),
  };
}
