/** Shorter ones stand for no secret, and may be any word. */
const shortest = 8;
/** So much of its beginning at the end of a cut text is taken out, too. */
const leastBeginning = 8;

/** A secret in the forms in which vendors echo one, in lower case. */
type Forms = readonly string[];

/** Every call asks about the same few keys. */
const known = new Map<string, Forms>();
const mostKnown = 100;

/**
 * A text without a secret, in any of the forms in which vendors echo one: as it is, in any case, as a part of a URL or of
 * JSON, in base64, or cut off at the end.
 *
 * @param name - stands in its place
 */
export function withoutSecret(text: string, secret: string, name: string): string {
  if (secret.length < shortest) return text;
  const forms = formsOf(secret);
  const lower = text.toLowerCase();
  let clean = text;
  for (const form of forms) {
    if (lower.includes(form)) clean = clean.replace(new RegExp(form.replace(/\W/g, '\\$&'), 'gi'), name);
  }
  return withoutBeginning(clean, secret.toLowerCase(), name);
}

function formsOf(secret: string): Forms {
  const found = known.get(secret);
  if (found !== undefined) return found;
  const inJson = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, encodeURIComponent(secret), inJson, inJson.replaceAll('/', '\\/'), base64(secret)];
  // A longer form may hold a shorter one.
  const made = [...new Set(forms.map((form) => form.toLowerCase()))].sort((left, right) => right.length - left.length);
  if (known.size >= mostKnown) known.clear();
  known.set(secret, made);
  return made;
}

function base64(secret: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(secret))).replace(/=+$/, '');
}

/** Messages are cut at some length, and a secret may lie across the cut. */
function withoutBeginning(text: string, secret: string, name: string): string {
  const last = text.at(-1)?.toLowerCase() ?? '';
  if (!secret.includes(last)) return text;
  const tail = text.slice(-secret.length).toLowerCase();
  for (let length = secret.length - 1; length >= leastBeginning; length--) {
    if (tail.endsWith(secret.slice(0, length))) return text.slice(0, -length) + name;
  }
  return text;
}
