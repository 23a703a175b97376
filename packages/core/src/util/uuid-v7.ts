const pool = new Uint8Array(8 * 64);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/**
 * A time-ordered UUID, version 7 (RFC 9562): 48 bits of epoch milliseconds, 12 bits that count up within a
 * millisecond of this process, 62 random bits.
 */
export function uuidV7(nowMs: number): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 8);
  used += 8;
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = 0;
  } else {
    sequence++;
    // 4,096 ids in one millisecond: borrow the next one.
    if (sequence > 0xfff) {
      lastMs++;
      sequence = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const tail = [...random].map((byte, place) =>
    (place === 0 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'),
  );
  const hex = tail.join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}
