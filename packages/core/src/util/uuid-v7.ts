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
  // The end of a random UUID: two bits of variant and 62 random ones.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(sequence, 3)}${crypto.randomUUID().slice(18)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
