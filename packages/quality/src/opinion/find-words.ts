const minChars = 2;
const maxChars = 12;

/** A word in lower case and where it ends. */
export interface FoundWord {
  readonly word: string;
  readonly end: number;
}

/** Words of a text that are in a set, in order. A plain scan, several times as fast as a regular expression. */
export function findWords(text: string, wanted: ReadonlySet<string>): readonly FoundWord[] {
  const starts = startsOf(wanted);
  const found: FoundWord[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isLetter(text.charCodeAt(at))) {
      if (start < 0) start = at;
      continue;
    }
    const chars = at - start;
    if (start >= 0 && chars >= minChars && chars <= maxChars && starts.has(text.charCodeAt(start))) {
      const word = text.slice(start, at).toLowerCase();
      if (wanted.has(word)) found.push({ word, end: at });
    }
    start = -1;
  }
  return found;
}

const startsBySet = new WeakMap<ReadonlySet<string>, ReadonlySet<number>>();

function startsOf(wanted: ReadonlySet<string>): ReadonlySet<number> {
  const known = startsBySet.get(wanted);
  if (known) return known;
  const starts = new Set<number>();
  for (const word of wanted) {
    starts.add(word.charCodeAt(0));
    starts.add(word.toUpperCase().charCodeAt(0));
  }
  startsBySet.set(wanted, starts);
  return starts;
}

/** Letters and marks of alphabets; what is no letter above ASCII stands in few blocks. */
function isLetter(code: number): boolean {
  if (code < 0xc0) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return (
    code !== 0xd7 &&
    code !== 0xf7 &&
    (code < 0x2000 || code > 0x206f) &&
    (code < 0x3000 || code > 0x303f) &&
    code < 0xff00
  );
}
