import type { DraftView } from '../draft-view.js';
import type { Fence } from '../text/find-fences.js';
import { tryJson } from '../text/json-in-text.js';
import { braceBrackets, scanBrackets } from '../text/scan-brackets.js';
import { isBrokenPython } from './broken-python.js';
import { isBrokenScript } from './broken-script.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';

/** Longest block that is parsed, in characters; longer ones only have their brackets counted. */
const maxParsed = 20_000;
/** Most blocks that are looked at. */
const maxBlocks = 20;

const script = /^(?:js|jsx|mjs|cjs|ts|tsx|mts|cts|javascript|typescript|node|react)$/;
const python = /^(?:python|python3|py|py3)$/;
const braces = /^(?:c|h|cpp|c\+\+|cxx|java|cs|csharp|go|golang|kotlin|kt|swift|php|css|scss|dart)$/;

/** What is shown rather than meant to run: placeholders, sessions, diffs, templates. */
const shown =
  /(?:^|[\s([{,=>])\.\.\.(?:$|[\s)\]},;*/#])|…|^(?:>>> ?|\$ |> |# ?In\[|In \[\d|@@ |\+\+\+ |--- |C:\\|~\$)|<your|<\w+[ _-](?:here|name|key|id|path|url|value)>|\{\{|\{%|<%|\[your|YOUR_CODE|^[+-] ?\S.*\n[+-] ?\S|==>|=>\s*$|(?:\/\/|#)[^\n]{0,80}\b(?:wrong|incorrect|syntax ?error|invalid|error)\b|✗|❌/im;

function asksAboutMistakes(request: string): boolean {
  return /\b(?:syntax|bug|bugs|buggy|wrong|mistake|mistakes|broken|invalid|error|errors|fails|incomplete|pseudo-?code|snippet of the error|diff|patch|template|obfuscat\w*)\b/.test(
    request,
  );
}

/** The language that the prompt plainly asks an answer in. */
function askedLanguage(request: string): string {
  if (
    !/\b(?:write|implement|create|code|function|script|program|class|refactor|convert|give|show|generate|build)\b/.test(
      request,
    )
  )
    return '';
  const named = /\b(python|javascript|typescript)\b/g;
  const names = new Set([...request.matchAll(named)].map((match) => match[1] ?? ''));
  return names.size === 1 ? ([...names][0] ?? '') : '';
}

function languageOf(fence: Fence, request: string): string {
  if (fence.tag !== '') return fence.tag;
  const asked = askedLanguage(request);
  if (python.test(asked)) return /^\s*(?:def|class|import|from|async def|@\w+)\b.*/m.test(fence.code) ? asked : '';
  return /^\s*(?:function|class|import|const|let|export|async|interface|type)\b/m.test(fence.code) ? asked : '';
}

function isBrokenJson(code: string): boolean {
  if (tryJson(code).found !== 'broken' || /(?:^|\s)\/\/|\/\*|^\s*#/m.test(code)) return false;
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

function hasOpenBraces(code: string): boolean {
  const scan = scanBrackets(code.replace(/'(?:\\.|[^'\\\n])'/g, "' '"), braceBrackets);
  return !scan.inside && (scan.mismatch || scan.open.length > 0);
}

async function isBroken(fence: Fence, language: string): Promise<boolean> {
  const { code } = fence;
  if (!fence.closed || code.trim() === '' || shown.test(code)) return false;
  if (/^(?:json)$/.test(language)) return code.length <= 10 * maxParsed && isBrokenJson(code);
  if (script.test(language) && code.length <= maxParsed) return isBrokenScript(code, language);
  if (python.test(language)) return code.length <= maxParsed && isBrokenPython(code);
  return (script.test(language) || braces.test(language)) && hasOpenBraces(code);
}

/** Python or JavaScript that stands without a fence, when the prompt asks for nothing but code. */
function bareCode(reading: DraftReading): Fence | undefined {
  const { text, fences, request } = reading;
  if (fences.length > 0 || text.length > maxParsed) return undefined;
  const tag = askedLanguage(request);
  const starts = python.test(tag)
    ? /^(?:def \w+\(|class \w+[:(]|import \w+|from \w+ import )/
    : /^(?:function\*? \w+|const \w+ ?=|class \w+|export )/;
  if (tag === '' || !starts.test(text) || /^[A-Z][a-z]+ (?:\w+ ){3}/m.test(text)) return undefined;
  return { tag, code: text, closed: true, start: 0, end: text.length };
}

/**
 * Code that does not parse: fenced JSON, JavaScript, TypeScript and Python by a parser, loaded on first use; languages
 * with braces by their brackets. Placeholders, sessions, diffs and templates are not judged.
 */
export async function checkCode(draft: DraftView): Promise<Finding | undefined> {
  const reading = readDraft(draft);
  if (reading.calls || asksAboutMistakes(reading.request)) return undefined;
  const bare = bareCode(reading);
  for (const fence of bare === undefined ? reading.fences.slice(0, maxBlocks) : [bare]) {
    const language = languageOf(fence, reading.request);
    if (language !== '' && (await isBroken(fence, language))) {
      return { check: 'code', text: `a block of ${language.slice(0, 20)} does not parse` };
    }
  }
  return undefined;
}
