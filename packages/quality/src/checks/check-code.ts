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
/** Python 2 is asked for, or spoken of. */
const oldPython = /python ?2|\bpy2|\b2\.7\b|legacy|2to3/;
const braces = /^(?:c|h|cpp|c\+\+|cxx|java|cs|csharp|go|golang|kotlin|kt|swift|php|css|scss|dart|rust|rs|scala)$/;
/** Where two versions meet in a file that nobody has put together yet. */
const conflictMarks = [/^<{7} /m, /^={7}$/m];
/** A body that is left to the reader. */
const leftOut =
  /(?:#|\/\/|--)\s*(?:TODO\b|\.\.\.|(?:your|votre|ihr|tu|il tuo|seu) (?:code|código|codice)|(?:code|logic|implementation) (?:goes )?here|implement (?:this|the|me|here|your))|NotImplementedError|not implemented/i;
const asksForOutline =
  /\b(?:skeleton|stubs?|outline|template|boilerplate|placeholder|abstract|interface|scaffold|signature|todo|exercise)\b/;

/** What is shown rather than meant to run: placeholders, sessions, diffs, templates. */
const shown =
  /(?:^|[\s([{,=>])\.\.\.(?:$|[\s)\]},;*/#])|…|^(?:>>> ?|\$ |> |# ?In\[|In \[\d|@@ |\+\+\+ |--- |C:\\|~\$)|<your|<\w+[ _-](?:here|name|key|id|path|url|value)>|\{\{|\{%|<%|\[your|YOUR_CODE|^[+-] ?\S.*\n[+-] ?\S|==>|=>\s*$|(?:\/\/|#)[^\n]{0,80}\b(?:wrong|incorrect|syntax ?error|invalid|error)\b|✗|❌/im;

function asksAboutMistakes(request: string): boolean {
  return /\b(?:syntax|bug|bugs|buggy|wrong|mistake|mistakes|broken|invalid|(?<!(?:handl\w{1,3}|throws?|raises?|catch\w*|logs?|without|on|returns?|for) (?:any |an |the |all )?)errors?(?! (?:handl|if|when|is thrown))|fails|incomplete|pseudo-?code|snippet of the error|diff|patch|template(?! (?:literal|string))|obfuscat\w*)\b/.test(
    request,
  );
}

const asksForCode =
  /\b(?:write|implement|create|code|function|script|program|class|refactor|convert|give|show|generate|build)\b|^\s*(?:python|javascript|typescript|js|ts)\s*[:,]/;
const namedLanguages =
  /\b(python|javascript|typescript|js|ts|react|java|c\+\+|c#|kotlin|swift|php|ruby|rust|lua|perl|haskell|scala|bash|sql|html)(?![\w+#])|\b(c|go|r) (?:code|function|program|struct|script|snippet)\b/g;

/** The language that the prompt plainly asks an answer in; undefined when it names several. */
function askedLanguage(request: string): string | undefined {
  if (!asksForCode.test(request)) return undefined;
  const names = new Set([...request.matchAll(namedLanguages)].map((match) => match[1] ?? match[2] ?? ''));
  return names.size > 1 ? undefined : ([...names][0] ?? '');
}

const pythonLine = /^\s*(?:(?:async )?def \w|class \w|import \w|from \w+ import|@\w+)/m;
const scriptLine = /^\s*(?:(?:export |async )*function\b|class \w|import\b|(?:const|let|export|interface|type) \w)/m;

/** Lines below a colon, deeper than it, and no line that ends as those of other languages do. */
function hasPythonShape(code: string): boolean {
  return /:[ \t]*\n[ \t]+\S/.test(code) && !/[;{}][ \t]*$/m.test(code);
}

/** The language of a block: its mark, or what was asked for where its lines look like that. */
function languageOf(fence: Fence, request: string): string {
  if (fence.tag !== '') return fence.tag;
  const asked = askedLanguage(request);
  if (asked === undefined || braces.test(asked)) return asked ?? '';
  if (python.test(asked) || asked === '') {
    if (/^\s*(?:async )?def \w+\(/m.test(fence.code)) return 'python';
    if (asked !== '' && (pythonLine.test(fence.code) || hasPythonShape(fence.code))) return 'python';
  }
  return (asked === '' || script.test(asked)) && scriptLine.test(fence.code) ? asked || 'tsx' : '';
}

/** JSON for people has notes and commas too many. */
function withoutNotes(code: string): string {
  return code.replace(/(?:^|\s)\/\/[^"\n]*$/gm, '').replace(/,(\s*[}\]])/g, '$1');
}

function isBrokenJson(code: string): boolean {
  if (tryJson(code).found !== 'broken' || /\/\*|^\s*#/m.test(code)) return false;
  if (/(?:^|\s)\/\//m.test(code)) return tryJson(withoutNotes(code)).found === 'broken';
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

/** Nothing but names, and a note where the work should be. */
function isLeftOut(code: string): boolean {
  if (code.length > 1_500 || !leftOut.test(code)) return false;
  const work = code.split('\n').filter((line) => {
    const bare = line
      .trim()
      .replace(/(?:#|\/\/).*$/, '')
      .trim();
    return (
      /[\p{L}\p{N}]/u.test(bare) &&
      !/^(?:def|class|function|async|export|import|from|const \w+ = \(|public|private|pass|fn|func|@|raise Not|throw new Error|return;?$|""")/.test(
        bare,
      )
    );
  });
  return work.length <= 1;
}

/** Two versions that nobody has put together, or a body that is left to the reader. */
function isUnfinished(code: string, request: string): boolean {
  if (conflictMarks.every((mark) => mark.test(code))) return !/\bmerge\b|conflict/.test(request);
  return isLeftOut(code) && !asksForOutline.test(request);
}

async function isBroken(fence: Fence, language: string, request: string): Promise<boolean> {
  const { code } = fence;
  if (!fence.closed || code.trim() === '' || shown.test(code)) return false;
  if (/^(?:json)$/.test(language)) return code.length <= 10 * maxParsed && isBrokenJson(code);
  if (script.test(language) && code.length <= maxParsed) return isBrokenScript(code, language);
  if (python.test(language)) return code.length <= maxParsed && isBrokenPython(code, !oldPython.test(request));
  return (script.test(language) || braces.test(language)) && hasOpenBraces(code);
}

/** Python or JavaScript that stands without a fence, when the prompt asks for nothing but code. */
function bareCode(reading: DraftReading): Fence | undefined {
  const { text, fences, request } = reading;
  if (fences.length > 0 || text.length > maxParsed) return undefined;
  const tag = askedLanguage(request) ?? '';
  const isCode = python.test(tag)
    ? /^(?:def \w+\(|class \w+[:(]|import \w+|from \w+ import )/.test(text) ||
      (/^\w{2,8} \w+.{0,80}:[ \t]*\n[ \t]+\S/.test(text) && hasPythonShape(text))
    : script.test(tag) && /^(?:function\*? \w+|const \w+ ?=|class \w+|export )/.test(text);
  if (!isCode || /^[A-Z][a-z]+ (?:\w+ ){3}/m.test(text)) return undefined;
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
    const name = language.slice(0, 20);
    if (language !== '' && isUnfinished(fence.code, reading.request))
      return { check: 'code', text: `a block of ${name} is left to be written` };
    if (language !== '' && (await isBroken(fence, language, reading.request))) {
      return { check: 'code', text: `a block of ${name} does not parse` };
    }
  }
  return undefined;
}
