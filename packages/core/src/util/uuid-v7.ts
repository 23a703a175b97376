let lastMs = 0;
let sequence = 0;

/**
 * A time-ordered UUID, version 7 (RFC 9562): 48 bits of epoch milliseconds, 12 bits that count up within a
 * millisecond of this process, 62 random bits.
 */
export function uuidV7(nowMs: number): string {
  // 4,096 ids in one millisecond, or a clock set back: count on from the last one.
  sequence = nowMs > lastMs ? 0 : (sequence + 1) & 0xfff;
  lastMs = nowMs > lastMs ? nowMs : lastMs + (sequence === 0 ? 1 : 0);
  const time = hex(lastMs, 12);
  // A version 4 id ends in the same variant and random bits, and the platform makes many of them at once.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(sequence, 3)}-${crypto.randomUUID().slice(19)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
