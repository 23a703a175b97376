import { foldCharacter } from './fold-character.js';
import { type FoldedText, Folding } from './folding.js';

/** Long runs are cut, so that others have their turn. */
const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is the point
  /[^\x00-\x7f]{1,4096}|\\(?:[nrt]|u[\dA-Fa-f]{4})|%[\dA-Fa-f]{2}|&(?:nbsp|commat|#64|#x40);/g;
const turnLength = 50_000;

/**
 * Folds each character, and what JSON, addresses and HTML write instead of one. Others have their turn in between, however long
 * the text.
 */
export async function foldText(text: string): Promise<FoldedText> {
  const folding = new Folding(text);
  const search = new RegExp(special);
  let turn = turnLength;
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const [found] = match;
    if (found > '\x7f') search.lastIndex = folding.characters(match.index, found.length);
    else folding.replace(match.index, found.length, unescaped(found));
    if (search.lastIndex < turn) continue;
    turn = search.lastIndex + turnLength;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return folding.end();
}

/** `\n`, `\u0040`, `%40`, `&nbsp;`. A byte that is no ASCII character stays as it is. */
function unescaped(escaped: string): string {
  if (escaped.startsWith('&')) return escaped === '&nbsp;' ? ' ' : '@';
  if (escaped.startsWith('\\u')) return foldCharacter(String.fromCharCode(Number.parseInt(escaped.slice(2), 16)));
  if (escaped.startsWith('\\')) return escaped === '\\t' ? ' ' : '\n';
  const code = Number.parseInt(escaped.slice(1), 16);
  return code < 128 ? String.fromCharCode(code) : escaped;
}
