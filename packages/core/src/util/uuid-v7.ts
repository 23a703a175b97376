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
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80;
  const random = Array.from(bytes, (byte) => hex(byte, 2)).join('');
  const time = hex(lastMs, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(sequence, 3)}-${random.slice(0, 4)}-${random.slice(4)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
