/** Headers whose values anybody may read. */
const harmless: ReadonlySet<string> = new Set([
  ...['accept', 'content-type', 'user-agent', 'anthropic-beta', 'anthropic-version', 'http-referer', 'x-title'],
]);

/** The values of a user's own headers that no message may tell. */
export function secretHeaders(headers: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) => (harmless.has(name.toLowerCase()) ? [] : [value]));
}
