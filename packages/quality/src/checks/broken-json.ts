import { tryJson } from '../text/json-in-text.js';

/** Notes in JSON: marks of comments outside its texts. */
function hasNotes(code: string): boolean {
  let inText = false;
  for (let index = 0; index < code.length; index++) {
    const sign = code.charAt(index);
    if (inText && sign === '\\') index++;
    else if (sign === '"') inText = !inText;
    else if (sign === '\n') inText = false;
    else if (!inText && (sign === '#' || (sign === '/' && /[/*]/.test(code.charAt(index + 1))))) return true;
  }
  return false;
}

/** Where JSON is asked for, notes make it something else; people like them in settings. */
const allowsNotes = /jsonc|json5|comment|annotat|explain|explan|tsconfig|settings|\bnotes?\b/;

/** What stands between the marks of a comment taken out. */
function withoutBlocks(code: string): string {
  let rest = '';
  let from = 0;
  for (let at = code.indexOf('/*'); at >= 0; at = code.indexOf('/*', from)) {
    const end = code.indexOf('*/', at + 2);
    if (end < 0) break;
    rest += code.slice(from, at);
    from = end + 2;
  }
  return rest + code.slice(from);
}

/** A line up to a note behind its last text. */
function withoutNote(line: string): string {
  const from = line.lastIndexOf('"') + 1;
  const at = line.slice(from).search(/(?:^|\s)(?:\/\/|#)/);
  return at < 0 ? line : line.slice(0, from + at);
}

/** JSON for people has notes and commas too many. */
function withoutNotes(code: string): string {
  return withoutBlocks(code)
    .split('\n')
    .map(withoutNote)
    .join('\n')
    .replace(/,(\s*[}\]])/g, '$1');
}

/** True for a block of JSON that no parser takes, slips that every reader forgives apart. Linear. */
export function isBrokenJson(code: string, request: string): boolean {
  if (tryJson(code).found !== 'broken') return false;
  if (hasNotes(code)) {
    if (/\bjson\b/.test(request) && !allowsNotes.test(request)) return true;
    return tryJson(withoutNotes(code)).found === 'broken';
  }
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  if (lines.every((line) => tryJson(line).found === 'value')) return false;
  if (
    tryJson(`{${code.trim().replace(/,$/, '')}}`).found === 'value' ||
    tryJson(`[${code.trim().replace(/,$/, '')}]`).found === 'value'
  )
    return false;
  // Raw line breaks and needless escapes in strings are slips that every reader forgives.
  return tryJson(code.replace(/\r?\n|\t/g, ' ').replace(/\\(?!["\\/bfnrtu])/g, '')).found === 'broken';
}
