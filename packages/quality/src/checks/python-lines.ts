/** Where the scan of a Python source stands. */
interface Scan {
  readonly source: string;
  index: number;
  depth: number;
}

/** Moves behind a string; false when a string of one line is not closed on it. */
function skipString(scan: Scan): boolean {
  const { source } = scan;
  const quote = source.charAt(scan.index);
  const triple = quote.repeat(3);
  if (source.startsWith(triple, scan.index)) {
    const end = source.indexOf(triple, scan.index + 3);
    scan.index = end < 0 ? source.length : end + 3;
    return end >= 0;
  }
  for (let at = scan.index + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '\n') return false;
    else if (source[at] === quote) {
      scan.index = at + 1;
      return true;
    }
  }
  return false;
}

/** Moves to the end of a logical line; false when a string in it is not closed, or stands in quotes that are none. */
function skipLine(scan: Scan): boolean {
  while (scan.index < scan.source.length) {
    const character = scan.source.charAt(scan.index);
    if (character === '"' || character === "'") {
      if (!skipString(scan)) return false;
      continue;
    }
    if ('‘’“”'.includes(character)) return false;
    if (character === '#') {
      const end = scan.source.indexOf('\n', scan.index);
      scan.index = end < 0 ? scan.source.length : end;
      continue;
    }
    if ('([{'.includes(character)) scan.depth++;
    if (')]}'.includes(character)) scan.depth = Math.max(0, scan.depth - 1);
    scan.index += character === '\\' ? 2 : 1;
    if (character === '\n' && scan.depth === 0) return true;
  }
  return true;
}

/** True for what a lenient parser forgives: a string that is not closed on its line or in typographic quotes, or an indentation that nothing opened. */
export function hasBrokenLines(source: string): boolean {
  const scan: Scan = { source, index: 0, depth: 0 };
  const levels = [0];
  while (scan.index < source.length) {
    const start = scan.index;
    let indent = 0;
    while (source[start + indent] === ' ') indent++;
    const first = source[start + indent];
    if (first !== undefined && first !== '\n' && first !== '#' && first !== '\r') {
      while (indent < (levels.at(-1) ?? 0)) levels.pop();
      if (indent > (levels.at(-1) ?? 0)) {
        // A block opens after a colon; any other deeper line, or a return to a level never left, is broken.
        if (!/:\s*(?:#[^\n]*)?$/.test(source.slice(Math.max(0, start - 200), start).trimEnd())) return true;
        levels.push(indent);
      }
    }
    if (!skipLine(scan)) return true;
  }
  return false;
}
