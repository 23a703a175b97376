/** Shorter ones stand for no key, and may be any word. */
const leastLength = 8;

/** A text without these secrets, also where they are written as in a URL or in JSON. */
export function redact(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < leastLength) continue;
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])) {
      clean = clean.replaceAll(form, '[key]');
    }
  }
  return clean;
}
