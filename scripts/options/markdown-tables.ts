/** A table of a document: the cells of its head, and of its rows. */
export interface MarkdownTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All tables of a text. */
export function markdownTables(text: string): readonly MarkdownTable[] {
  const lines = text.split('\n');
  return lines.flatMap((line, place) => {
    if (!/^\|(\s*:?-+:?\s*\|)+$/.test(line)) return [];
    const rest = lines.slice(place + 1);
    const end = rest.findIndex((row) => !row.startsWith('|'));
    const rows = end === -1 ? rest : rest.slice(0, end);
    return [{ head: cellsOf(lines[place - 1] ?? ''), rows: rows.map(cellsOf) }];
  });
}

/** What stands in a cell as code. */
export function codeOf(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|'));
}

function cellsOf(row: string): readonly string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}
