/** A code block between lines of three backticks or tildes. */
export interface Fence {
  /** The word after the opening marks, in lower case; empty without one. */
  readonly tag: string;
  readonly code: string;
  /** False when the text ends inside the block. */
  readonly closed: boolean;
  /** Where the opening marks begin. */
  readonly start: number;
  /** Where the closing marks end. */
  readonly end: number;
}

/** Most blocks that are read of one text. */
const maxFences = 200;

/** Length of the run of fence marks at a place, when the place is at a line's start; else 0. */
function fenceMarks(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t' || text[before] === '>')) before--;
  if (before >= 0 && text[before] !== '\n') return 0;
  let end = at;
  while (text[end] === text[at] && end - at < 40) end++;
  return end - at;
}

function nextFence(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at >= 0 && fenceMarks(text, at) === 0) {
    while (text.startsWith(mark, at)) at += mark.length;
    at = text.indexOf(mark, at);
  }
  return at;
}

/** Where the block ends: a line of the same marks, at least as many, and nothing after them. */
function closingFence(text: string, marks: string, from: number): { at: number; end: number } | undefined {
  let tries = 0;
  for (let at = nextFence(text, marks, from); at >= 0; at = nextFence(text, marks, at + marks.length)) {
    if (++tries > maxFences) return undefined;
    let end = at;
    while (text[end] === marks[0]) end++;
    const lineEnd = text.indexOf('\n', end);
    const rest = text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + 20));
    if (rest.trim() === '' || !/^[\w+#-]{1,20}\s*$/.test(rest)) return { at, end };
  }
  return undefined;
}

/** The fenced code blocks of a markdown text, in order: at most 200. */
export function findFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const mark = text.includes('```') ? '```' : '~~~';
  let start = nextFence(text, mark, 0);
  while (start >= 0 && fences.length < maxFences) {
    const marks = mark[0]?.repeat(fenceMarks(text, start)) ?? mark;
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd < 0) {
      fences.push({ tag: '', code: '', closed: false, start, end: text.length });
      break;
    }
    const info = text.slice(start + marks.length, Math.min(lineEnd, start + 80)).trim();
    const tag = /^\{?\.?([\w+#-]{1,30})/.exec(info)?.[1]?.toLowerCase() ?? '';
    const closing = closingFence(text, marks, lineEnd);
    const code = text.slice(lineEnd + 1, closing?.at ?? text.length);
    fences.push({ tag, code, closed: closing !== undefined, start, end: closing?.end ?? text.length });
    start = closing === undefined ? -1 : nextFence(text, mark, closing.end);
  }
  return fences;
}
