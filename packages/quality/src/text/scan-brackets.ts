/** How a language writes strings and comments. */
export interface BracketRules {
  /** Characters that open a string and close it again. */
  readonly quotes: string;
  /** What begins a comment up to the line's end. */
  readonly lineComment?: string;
  /** `/*` to `*\/`. */
  readonly blockComments?: boolean;
}

/** What a scan for brackets found. */
export interface BracketScan {
  /** Brackets still open at the end, outermost first: at most 1,000. */
  readonly open: readonly string[];
  /** A closing bracket came that nothing had opened. */
  readonly mismatch: boolean;
  /** The text ends inside a string or a block comment. */
  readonly inside: boolean;
}

/** JSON: double quotes, no comments. */
export const jsonBrackets: BracketRules = { quotes: '"' };
/** C and its relatives; apostrophes mean too many things there to be read. */
export const braceBrackets: BracketRules = { quotes: '"', lineComment: '//', blockComments: true };

const closers: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Index after the string that opens at `at`; the text's length + 1 when it never closes. */
function skipString(text: string, at: number): number {
  const quote = text[at];
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === quote) return index + 1;
  }
  return text.length + 1;
}

/** Index after a comment that begins at `at`; `at` itself when none does. */
function skipComment(text: string, at: number, rules: BracketRules): number {
  if (rules.lineComment !== undefined && text.startsWith(rules.lineComment, at)) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (rules.blockComments && text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length + 1 : end + 2;
  }
  return at;
}

/** Finds brackets that do not pair, in one pass that knows strings and comments. */
export function scanBrackets(text: string, rules: BracketRules): BracketScan {
  const open: string[] = [];
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    const afterComment = skipComment(text, index, rules);
    if (afterComment > index) index = afterComment;
    else if (rules.quotes.includes(character)) index = skipString(text, index);
    else {
      index++;
      if ('([{'.includes(character)) {
        if (open.length >= 1_000) return { open, mismatch: false, inside: false };
        open.push(character);
      } else if (closers.has(character) && open.pop() !== closers.get(character)) {
        return { open, mismatch: true, inside: false };
      }
    }
  }
  return { open, mismatch: false, inside: index > text.length };
}
