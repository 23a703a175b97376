import { hasBrokenLines } from './python-lines.js';

/** Lines that a notebook or Python 2 has and that are not grammatical in Python 3. */
const otherPython = /^\s*(?:print\s+["'\w]|[%!]\w|\?\w|exec\s+["'])/m;

/** Without the indentation that all its lines share. */
function dedent(code: string): string {
  const lines = code.replace(/\t/g, '    ').split('\n');
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines) if (line.trim() !== '') shared = Math.min(shared, line.search(/\S/));
  return Number.isFinite(shared) && shared > 0 ? lines.map((line) => line.slice(shared)).join('\n') : lines.join('\n');
}

/** True when a snippet of Python is not grammatical. */
export async function isBrokenPython(code: string): Promise<boolean> {
  if (otherPython.test(code)) return false;
  const { parser } = await import('@lezer/python');
  const source = `${dedent(code).trimEnd()}\n`;
  if (hasBrokenLines(source)) return true;
  const cursor = parser.parse(source).cursor();
  do {
    if (cursor.type.isError) return true;
    // The grammar is lenient here.
    if (cursor.name === 'TryStatement' && !/^[ \t]*(?:except|finally)\b/m.test(source.slice(cursor.from, cursor.to)))
      return true;
  } while (cursor.next());
  return false;
}
