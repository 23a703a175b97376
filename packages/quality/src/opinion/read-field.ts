import { answerFields } from './cue-words.js';

const keys = /(?<!\\)["']([\p{L}_ -]{2,24})["']\s{0,4}:/gu;
const maxFieldChars = 20_000;

/**
 * The answer field of a JSON answer ("answer", "result", "Antwort", ...): the text of a string, the source of any other
 * value. Reads JSON that no parser takes: cut, with unescaped quotes, with prose around it, in Python's quotes. One pass.
 */
export function readField(text: string): string | undefined {
  if (!text.includes('{')) return undefined;
  let best = Number.POSITIVE_INFINITY;
  let at = -1;
  for (const match of text.matchAll(keys)) {
    const rank = answerFields.get((match[1] ?? '').toLowerCase().replace(/[ -]/g, '_'));
    if (rank === undefined || rank > best) continue;
    best = rank;
    at = match.index + match[0].length;
  }
  if (at < 0) return undefined;
  const rest = text.slice(at, at + maxFieldChars).trimStart();
  const first = rest.charAt(0);
  if (first === '"' || first === "'") return readString(rest, first);
  if (first === '[' || first === '{' || first === '(') return readNested(rest);
  return rest.slice(0, endOfScalar(rest)).trim();
}

function endOfScalar(rest: string): number {
  const end = rest.search(/[,}\n]/);
  // 1,234 is written bare by models that have not read the grammar.
  if (end > 0 && rest.charAt(end) === ',' && /^,\d{3}(?!\d)/.test(rest.slice(end, end + 5))) {
    return end + 1 + endOfScalar(rest.slice(end + 1));
  }
  return end < 0 ? rest.length : end;
}

function readString(rest: string, quote: string): string {
  for (let at = 1; at < rest.length; at++) {
    const character = rest.charAt(at);
    if (character === '\\') at += 1;
    else if (character === quote && closes(rest, at)) return unescaped(rest.slice(1, at));
  }
  return unescaped(rest.slice(1, endOfCut(rest)));
}

/** A cut string may still end in the fence or the brace that closed the object. */
function endOfCut(rest: string): number {
  let end = rest.length;
  while (end > 1 && ' \n\t\r`}'.includes(rest.charAt(end - 1))) end -= 1;
  return end;
}

/** A quote inside the string is followed by text, the closing one by the end of the field. */
function closes(rest: string, at: number): boolean {
  const after = rest.slice(at + 1, at + 80).trimStart();
  if (after === '' || after.startsWith('}') || after.startsWith('`')) return true;
  return after.startsWith(',') && /^,\s*["'][^"']{1,40}["']\s*:|^,\s*\}/.test(after);
}

function unescaped(source: string): string {
  if (!source.includes('\\')) return source;
  try {
    return String(JSON.parse(`"${source.replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`));
  } catch {
    return source
      .replace(/\\(["'\\/])/g, '$1')
      .replace(/\\n/g, '\n')
      .replace(/\\t/g, '\t');
  }
}

function readNested(rest: string): string {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < rest.length; at++) {
    const character = rest.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('[{('.includes(character)) depth += 1;
    else if (']})'.includes(character) && --depth === 0) return rest.slice(0, at + 1);
  }
  return rest;
}
