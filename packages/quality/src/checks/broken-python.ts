import { hasBrokenLines } from './python-lines.js';

/** Lines that a notebook has and that are not grammatical. */
const notebook = /^[ \t]*(?:[%!]\w|\?\w)/m;
/** Lines of Python 2. */
const oldPython = /^[ \t]*(?:print\s+["'\w]|exec\s+["'])/m;

/** Without the indentation that all its lines share. */
function dedent(code: string): string {
  const lines = code.replace(/\t/g, '    ').split('\n');
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines) if (line.trim() !== '') shared = Math.min(shared, line.search(/\S/));
  return Number.isFinite(shared) && shared > 0 ? lines.map((line) => line.slice(shared)).join('\n') : lines.join('\n');
}

/** The line that a place stands in: the grammar does not know all patterns of `match`. */
function lineAt(source: string, place: number): string {
  return source.slice(source.lastIndexOf('\n', place - 1) + 1, place + 1);
}

/** True when a snippet of Python is not grammatical. Python 2 is another language: it is broken where Python 3 was meant. */
export async function isBrokenPython(code: string, isModern: boolean): Promise<boolean> {
  if (notebook.test(code)) return false;
  if (oldPython.test(code)) return isModern;
  const { parser } = await import('@lezer/python');
  const source = `${dedent(code).trimEnd()}\n`;
  if (hasBrokenLines(source)) return true;
  const cursor = parser.parse(source).cursor();
  do {
    if (cursor.type.isError && !/^[ \t]*case\b/.test(lineAt(source, cursor.from))) return true;
    // The grammar is lenient here.
    if (cursor.name === 'TryStatement' && !/^[ \t]*(?:except|finally)\b/m.test(source.slice(cursor.from, cursor.to)))
      return true;
  } while (cursor.next());
  return false;
}
