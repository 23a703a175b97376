import type { DraftView } from '../draft-view.js';
import type { Fence } from '../text/find-fences.js';
import { braceBrackets, scanBrackets } from '../text/scan-brackets.js';
import { bareCode } from './bare-code.js';
import { isBrokenJson } from './broken-json.js';
import { isBrokenPython } from './broken-python.js';
import { isBrokenScript } from './broken-script.js';
import { askedCodeLanguage } from './code-language.js';
import type { Finding } from './finding.js';
import { readDraft } from './read-draft.js';

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
  /(?:^|[\s([{,=>])\.\.\.(?:$|[\s)\]},;*/#])|…|^(?:Traceback \(|>>> ?|\$ |> |# ?In\[|In \[\d|@@ |\+\+\+ |--- |C:\\|~\$)|<your|<\w+[ _-](?:here|name|key|id|path|url|value)>|\{\{\s?[#/>]?\s?[\w.| ]{1,60}\}\}|\{%|<%|\[your|YOUR_CODE|^[+-] ?\S.*\n[+-] ?\S|==>|=>\s*$|(?:\/\/|#)[^\n]{0,80}\b(?:wrong|incorrect|syntax ?error|invalid|error)\b|✗|❌/im;

/** An order to write something begins the prompt: "errors" in it are those that the code is to handle. */
const asksToWrite =
  /^\W*(?:please |can you |could you |hi |hello |hey |i need (?:you to )?)*(?:write|implement|create|build|develop|give|show|generate|code|make|convert|return|provide|produce|output|prepare|compose|design)\b/;
/** ... unless they are to be in it. */
const wantsMistakes =
  /\b(?:with|containing|contains?|has|have|having|of) (?:an? |some |two |three )?(?:\w+ )?(?:syntax errors?|bugs?|mistakes?|typos?)\b|\b(?:examples?|sample|snippet|piece|some|deliberately|intentionally)\b[^.\n]{0,30}\b(?:invalid|broken|wrong|incorrect|buggy|incomplete)\b|\b(?:invalid|broken|wrong|incorrect|buggy|incomplete) (?:\w+ ){0,2}(?:line|code|examples?|snippet|version|program|function|script|statement|syntax)\b|syntax ?error|\b(?:doesnt|does not|wont) (?:parse|compile|run)\b|pseudo-?code|obfuscat\w*|\bdiff\b|\bpatch\b|\btemplate\b(?! (?:literal|string))/;
const namesMistakes =
  /\b(?:syntax|bug|bugs|buggy|wrong|mistake|mistakes|broken|invalid|(?<!(?:handl\w{1,3}|throws?|raises?|catch\w*|logs?|without|on|returns?|for) (?:any |an |the |all )?)errors?(?! (?:handl|if|when|is thrown))|fails|incomplete|pseudo-?code|snippet of the error|diff|patch|template(?! (?:literal|string))|obfuscat\w*)\b/;

/** Broken code may be the answer. */
function asksAboutMistakes(request: string): boolean {
  return (asksToWrite.test(request) ? wantsMistakes : namesMistakes).test(request);
}

const pythonLine = /^[ \t]*(?:(?:async )?def \w|class \w|import \w|from \w+ import|@\w+)/m;
const scriptLine = /^[ \t]*(?:(?:export |async )*function\b|class \w|import\b|(?:const|let|export|interface|type) \w)/m;

/** Lines below a colon, deeper than it, and no line that ends as those of other languages do. */
function hasPythonShape(code: string): boolean {
  return /:[ \t]*\n[ \t]+\S/.test(code) && !/[;{}][ \t]*$/m.test(code);
}

/** Marks of one language. */
const families: readonly RegExp[] = [
  python,
  script,
  /^c$/,
  /^(?:c\+\+|cpp|cxx)$/,
  /^(?:c#|cs|csharp)$/,
  /^(?:go|golang)$/,
  /^(?:rust|rs)$/,
  /^(?:kotlin|kt)$/,
  /^(?:ruby|rb)$/,
  /^java$/,
  /^swift$/,
  /^php$/,
];

function familyOf(language: string): RegExp | undefined {
  return families.find((family) => family.test(language));
}

/** All code is marked as of another language than the one that was asked for. */
function isOfAnother(fences: readonly Fence[], request: string): boolean {
  const wanted = asksToWrite.test(request) ? familyOf(askedCodeLanguage(request) ?? '') : undefined;
  return (
    wanted !== undefined &&
    fences.length > 0 &&
    fences.every(({ tag }) => familyOf(tag) !== undefined && familyOf(tag) !== wanted)
  );
}

/** The language of a block: its mark, or what was asked for where its lines look like that. */
function languageOf(fence: Fence, request: string): string {
  if (fence.tag !== '') return fence.tag;
  const asked = askedCodeLanguage(request);
  if (asked === undefined || braces.test(asked)) return asked ?? '';
  if (python.test(asked) || asked === '') {
    if (/^[ \t]*(?:async )?def \w+\(/m.test(fence.code)) return 'python';
    if (asked !== '' && (pythonLine.test(fence.code) || hasPythonShape(fence.code))) return 'python';
  }
  return (asked === '' || script.test(asked)) && scriptLine.test(fence.code) ? asked || 'tsx' : '';
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

/** "... the rest stays the same" amid the code, where no code came before. */
const elided = /^[ \t]*\.{3} ?(?:the )?(?:rest|remaining|remainder|existing|same|other)\b/m;

/** Two versions that nobody has put together, or a body that is left to the reader. */
function isUnfinished(code: string, request: string): boolean {
  if (elided.test(code) && !request.includes('```')) return true;
  if (conflictMarks.every((mark) => mark.test(code))) return !/\bmerge\b|conflict/.test(request);
  return isLeftOut(code) && !asksForOutline.test(request);
}

async function isBroken(fence: Fence, language: string, request: string): Promise<boolean> {
  const { code } = fence;
  if (!fence.closed || code.trim() === '' || shown.test(code)) return false;
  if (/^(?:json)$/.test(language)) return code.length <= 10 * maxParsed && isBrokenJson(code, request);
  if (script.test(language) && code.length <= maxParsed) return isBrokenScript(code, language);
  if (python.test(language)) return code.length <= maxParsed && isBrokenPython(code, !oldPython.test(request));
  return (script.test(language) || braces.test(language)) && hasOpenBraces(code);
}

/**
 * Code that does not parse: fenced JSON, JavaScript, TypeScript and Python by a parser, loaded on first use; languages
 * with braces by their brackets. Placeholders, sessions, diffs and templates are not judged.
 */
export async function checkCode(draft: DraftView): Promise<Finding | undefined> {
  const reading = readDraft(draft);
  if (reading.calls || asksAboutMistakes(reading.request)) return undefined;
  if (isOfAnother(reading.fences, reading.request))
    return { check: 'code', text: 'the code is in another language than was asked for' };
  const bare = reading.text.length > maxParsed ? undefined : bareCode(reading);
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
