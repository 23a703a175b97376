const digits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The id of a tool call as Mistral takes it: exactly nine letters and digits; the same for the same id. */
export function nineCharacterId(id: string): string {
  if (/^[a-zA-Z0-9]{9}$/.test(id)) return id;
  // Two FNV-1a hashes from different starts; nine digits of base 62 keep 53 of their 64 bits.
  let rest = BigInt(fnv1a(id, 0x811c9dc5)) * 2n ** 32n + BigInt(fnv1a(id, 0x01000193));
  let text = '';
  while (text.length < 9) {
    text += digits[Number(rest % 62n)];
    rest /= 62n;
  }
  return text;
}

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}
