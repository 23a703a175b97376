/** A literal found in a text: its canonical spelling, and where it ends. */
export interface Literal {
  /**
   * Strings in JSON quotes, numbers as JavaScript writes them, `True`, `False` and `None` as Python does, entries of
   * dictionaries and sets sorted. A list, a tuple and a set stay three things.
   */
  readonly canonical: string;
  /** Content of a string, when it is one. */
  readonly content?: string;
  readonly end: number;
}

const maxDepth = 32;
const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['「', '」'],
]);
const closers: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]);
const constants: ReadonlyMap<string, string> = new Map([
  ['True', 'True'],
  ['true', 'True'],
  ['False', 'False'],
  ['false', 'False'],
  ['None', 'None'],
  ['null', 'None'],
  ['nil', 'None'],
]);
const number = /[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4})?(?![\p{L}\d_])/uy;
const name = /[A-Za-z_]+(?![\p{L}\d_])/uy;
const blank = /\s*/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** Parses the Python or JSON literal that starts at an index; undefined when none does. One pass, 32 levels deep. */
export function parseLiteral(text: string, start = 0, depth = 0): Literal | undefined {
  const at = skip(text, start);
  const first = text.charAt(at);
  const quote = quotes.get(first);
  if (quote !== undefined) return parseString(text, at + 1, quote);
  const closer = closers.get(first);
  if (closer !== undefined) return depth < maxDepth ? parseCollection(text, at, closer, depth) : undefined;
  const digits = matchAt(number, text, at);
  if (digits !== undefined) {
    const value = Number(digits.replaceAll('_', ''));
    return { canonical: String(value), end: at + digits.length };
  }
  const word = matchAt(name, text, at);
  if (word === undefined) return undefined;
  const constant = constants.get(word);
  if (constant !== undefined) return { canonical: constant, end: at + word.length };
  const prefixed = /^[bru]$/i.test(word) ? quotes.get(text.charAt(at + 1)) : undefined;
  if (prefixed !== undefined) return parseString(text, at + 2, prefixed, word.toLowerCase() === 'b' ? 'b' : '');
  return text.startsWith('set()', at) ? { canonical: '{*}', end: at + 5 } : undefined;
}

function parseString(text: string, start: number, quote: string, prefix = ''): Literal | undefined {
  let content = '';
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return { canonical: prefix + JSON.stringify(content), content, end: at + 1 };
    if (character === '\\' && at + 1 < text.length) {
      const escaped = text.charAt(++at);
      content += escapes.get(escaped) ?? `\\${escaped}`;
    } else content += character;
  }
  return undefined;
}

function parseCollection(text: string, start: number, closer: string, depth: number): Literal | undefined {
  const items: string[] = [];
  let keyed = false;
  let commas = 0;
  let at = skip(text, start + 1);
  while (text.charAt(at) !== closer) {
    const item = parseLiteral(text, at, depth + 1);
    if (!item) return undefined;
    at = skip(text, item.end);
    let written = item.canonical;
    if (closer === '}' && text.charAt(at) === ':') {
      const value = parseLiteral(text, at + 1, depth + 1);
      if (!value) return undefined;
      keyed = true;
      written += `:${value.canonical}`;
      at = skip(text, value.end);
    }
    items.push(written);
    if (text.charAt(at) === ',') {
      commas += 1;
      at = skip(text, at + 1);
    } else if (text.charAt(at) !== closer) return undefined;
  }
  const [only] = items;
  const end = at + 1;
  // Brackets around one value are brackets: only a comma makes a tuple.
  if (closer === ')' && items.length === 1 && commas === 0 && only !== undefined) return { canonical: only, end };
  return { canonical: write(items, closer, keyed), end };
}

function write(items: string[], closer: string, keyed: boolean): string {
  if (closer === ']') return `[${items.join()}]`;
  if (closer === ')') return `(${items.join()})`;
  const sorted = items.sort().join();
  return keyed || items.length === 0 ? `{${sorted}}` : `{*${sorted}}`;
}

function skip(text: string, at: number): number {
  blank.lastIndex = at;
  blank.test(text);
  return blank.lastIndex;
}

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}
