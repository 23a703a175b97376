import type { FinalPart } from './find-final.js';
import { type Literal, parseLiteral } from './parse-literal.js';
import { splitSentences } from './split-sentences.js';

const opening = /(?<![\p{L}\p{N}\])'"])["'“„«「[({]|(?<![\p{L}\p{N}_.])-?\d|\b(?:True|False|None|set\(\))/gu;
/** A sentence about a literal, not a string of words: it ends in the literal. */
const prose =
  /^\p{Lu}\p{L}*(?: [\p{L}\p{N}()'’`]{1,30},?){1,20}:? (?:['"“„«「`[({].{1,300}|-?[\d.]{1,30}|True|False|None)(?: \p{L}{1,12})?[.。]?$/su;
/** A fence at the end that holds no code. */
const fencedOutput = /```[a-z]*\s[^`=()]{1,400}```\s*$/i;
const maxTries = 40;
const nearChars = 60;
const maxReturnedChars = 400;
const verbs =
  /(?<!\p{L})(?:returns?|returning|becomes|gives|yields?|results? in|resulting in|prints|liefert|ergibt|zurück|renvoie|retourne|donne|gibt|devuelve|retorna|restituisce|возвращает)(?!\p{L})|返回|输出|得到|返します|반환/giu;
const empties: ReadonlyMap<string, string> = new Map([
  ['string', ''],
  ['list', '[]'],
  ['dict', '{}'],
  ['tuple', '()'],
]);

/**
 * The literal that a final part states, in canonical form. Quotes around the whole are dropped: models leave them off
 * half of the time, and what is in them stays.
 */
export function readLiteral(part: FinalPart): string | undefined {
  const text = unwrap(afterEquals(unwrap(part.text)));
  const whole = readWhole(text) ?? (text.includes('\\') ? readWhole(text.replace(/\\(['"])/g, '$1')) : undefined);
  if (whole !== undefined) return whole;
  if (part.source === 'field' || part.source === 'marker' || fencedOutput.test(part.text)) return text;
  const sentences = splitSentences(part.text);
  if (part.source === 'cue' || (part.source === 'hint' && sentences.length === 1)) {
    return readAnnounced(text, part.tail ?? text);
  }
  if (part.source === 'whole' && !prose.test(text)) return text;
  return readLast(part.tail ?? text) ?? text;
}

/** `assert f('x') == 3` states 3. */
function afterEquals(text: string): string {
  const at = text.lastIndexOf('==');
  return at < 0 || /\?\?/.test(text.slice(at, at + 6)) ? text : text.slice(at + 2);
}

/** Takes off code fences, backticks, bold and the full stop after them. */
function unwrap(text: string): string {
  const fenced = /```[a-z]*\s([^`]*)/i.exec(text);
  const bare = (fenced?.[1] ?? text).trim();
  const code = /^[\s*:"]*`+([^`\n]+)`+/.exec(bare);
  const bold = bare.startsWith('**') ? /^\*\*([^*].*)\*\*[.。]?$/s.exec(bare) : null;
  return (code?.[1] ?? bold?.[1] ?? bare).trim();
}

function readWhole(text: string): string | undefined {
  const literal = parseLiteral(text);
  return literal && /^[\s.;。]*$/.test(text.slice(literal.end)) ? top(literal) : undefined;
}

function top(literal: Literal): string {
  return literal.content?.trim() ?? literal.canonical;
}

function readFirst(text: string, limit = text.length): string | undefined {
  let tries = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index > limit) return undefined;
    const literal = parseLiteral(text, match.index);
    if (literal) return top(literal);
    if (++tries > maxTries) return undefined;
  }
  return undefined;
}

function readLast(text: string): string | undefined {
  const returned = readReturned(text.slice(-maxReturnedChars));
  if (returned !== undefined) return returned;
  const sentence = splitSentences(text).findLast((part) => readFirst(part) !== undefined);
  if (sentence === undefined) return undefined;
  let last: string | undefined;
  let end = 0;
  let tries = 0;
  for (const match of sentence.matchAll(opening)) {
    if (match.index < end) continue;
    const literal = parseLiteral(sentence, match.index);
    if (!literal && ++tries > maxTries) break;
    if (!literal) continue;
    last = top(literal);
    end = literal.end;
  }
  return last;
}

/** What a function returns stands behind the verb; what it was called with may stand behind that. */
function readReturned(text: string): string | undefined {
  const verb = [...text.matchAll(verbs)].findLast(({ index }) => text.slice(index).search(opening) >= 0);
  if (!verb) return undefined;
  const rest = text.slice(verb.index + verb[0].length);
  const first = [...rest.slice(0, nearChars).matchAll(opening)].at(0);
  const literal = first && parseLiteral(rest, first.index);
  const after = literal ? rest.slice(literal.end) : '\n';
  return literal && after.length < 100 && !/[.。]\s|\n\s*\S/.test(after) ? top(literal) : undefined;
}

/** Some words without quotes: a text that was left bare. What goes on with a colon or a comma is a sentence. */
function readBareWords(sentence: string): string | undefined {
  const bare = sentence.trim().replace(/[.。]$/, '');
  return /^[^:;,`*\n]{1,60}$/.test(bare) && bare.split(/\s+/).length <= 6 ? bare : undefined;
}

/** After "the output is": the literal there, a word in place of it, or the last literal of the whole text. */
function readAnnounced(text: string, tail: string): string | undefined {
  const [sentence = ''] = splitSentences(text);
  const empty = /^\W*(?:also )?(?:equal to )?an empty (string|list|dict|tuple)/i.exec(sentence)?.[1];
  if (empty !== undefined) return empties.get(empty.toLowerCase());
  const near = readFirst(text, nearChars);
  if (near !== undefined) return near;
  if (/^\S+$/.test(sentence)) return readBareWord(text) ?? readLast(tail);
  return readBareWords(sentence) ?? readLast(tail) ?? readBareWord(text);
}

function readBareWord(text: string): string | undefined {
  const [line = ''] = text.trim().split('\n', 1);
  return /^[^\s]+$/.test(line) ? line.replace(/[.。]$/, '') : line === '' ? undefined : line;
}
