import { isDeepStrictEqual } from 'node:util';

/** A table of settings as it stands in a file. */
export type TomlTable = Readonly<Record<string, unknown>>;

/**
 * Writes settings into a TOML text. What does not change stays as it is: comments, order, blanks, quotes.
 *
 * @param changes - tables by their path, with the settings to write; what is undefined is removed
 * @returns undefined where it cannot be done without harm
 */
export async function editToml(
  text: string,
  changes: readonly { readonly path: readonly string[]; readonly set: TomlTable }[],
): Promise<string | undefined> {
  const { parse } = await import('smol-toml');
  const { patch } = await import('@decimalturn/toml-patch');
  const wanted = changes.reduce<TomlTable>((data, { path, set }) => change(data, path, set), parse(text));
  const patched = patch(await withTables(text, changes), wanted);
  const edited = patched.endsWith('\n') ? patched : `${patched}${lineEnd(text)}`;
  return isDeepStrictEqual(plain(parse(edited)), plain(wanted)) ? edited : undefined;
}

function change(table: TomlTable, [name, ...rest]: readonly string[], set: TomlTable): TomlTable {
  if (name === undefined) {
    return Object.fromEntries(Object.entries({ ...table, ...set }).filter(([, value]) => value !== undefined));
  }
  return { ...table, [name]: change({ ...Object(table[name]) }, rest, set) };
}

/** New tables get a head of their own at the end; without it they would be written on one line. */
async function withTables(text: string, changes: readonly { readonly path: readonly string[] }[]): Promise<string> {
  const { parse } = await import('smol-toml');
  const end = lineEnd(text);
  let result = text;
  for (const { path } of changes) {
    if (path.reduce<unknown>((table, name) => Object(table)[name], parse(result)) !== undefined) continue;
    const gap = result === '' ? '' : result.endsWith('\n') ? end : end + end;
    const longer = `${result}${gap}[${path.map(quoted).join('.')}]${end}`;
    try {
      parse(longer);
      result = longer;
    } catch {
      // The table above it is written on one line: it goes in there.
    }
  }
  return result;
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function quoted(name: string): string {
  return /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
}

/** Parsers make tables of different kinds. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}n` : item)));
}
