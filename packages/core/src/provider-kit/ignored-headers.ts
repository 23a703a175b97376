/**
 * Takes back the headers that an SDK reads from an environment variable (`name: value` in each line) and sends with
 * every request, without an option against it: each of their names with null, as SDKs take a header away.
 */
export function ignoredHeaders(variable: string): Record<string, null> {
  const holder: { process?: { env?: Record<string, string | undefined> } } = globalThis;
  const lines = holder.process?.env?.[variable]?.split('\n') ?? [];
  const names = lines.map((line) =>
    line
      .slice(0, Math.max(line.indexOf(':'), 0))
      .trim()
      .toLowerCase(),
  );
  return Object.fromEntries(names.filter((name) => name !== '').map((name) => [name, null]));
}
