import { functionWords } from '../text/function-words.js';
import { splitWords } from '../text/split-words.js';
import { expectsProse } from './expects-prose.js';
import type { DraftReading } from './read-draft.js';

/** Shorter answers may do without a full stop. */
const minProseLength = 140;

const terminal = /[.!?…。！？।؟۔:;]["'”’»)\]*_`」』）]*$/;
const sentenceEnd = /[.!?…][”"’')\]*_]*(?:\s|$)|[。！？।؟۔]/g;

/** ... and so may those shorter than this where the prompt asks for prose. */
const minAskedLength = 45;
/** ... and so may those shorter than this in which a whole sentence stands before. */
const minRestLength = 80;

/** Little words that do end sentences ("the book I was looking for"): those on the left even where others need a noun. */
const mayEnd: ReadonlySet<string> = new Set(
  'in on of to for with by from is are was were be have had has that this these those as at do no da e a o i it all out other said how some what one your his her its they them he she we you me my not more very also there then only about will can could would should who been into when an ist nicht sie er es auch wird sind war haben hat kann ich wir werden dieser ce il elle vous nous être fait eux aussi sí este esto yo me él muy hoy questo ho molto cosa lui lei não já isso você niet je ik ze het hij wel to jest já být он она они мы вы я это их её'.split(
    ' ',
  ),
);

/** A little word that something must follow. */
function dangles(word: string): boolean {
  return needsMore.has(word) || (functionWords.has(word) && !mayEnd.has(word));
}

/** The same of words that are not among the most frequent ones. */
const needsMore: ReadonlySet<string> = new Set(
  'an his her its your my because whose although though unless until whereas via per upon among toward towards across despite whom including during through both every sowie sondern zwischen einer einem eines deren dessen weil lorsque afin sans entre ainsi leurs desde cuál sul dalla dai alle degli nella pelo pela via'.split(
    ' ',
  ),
);

/** Lines that are no prose: headings, tables, list items, formulas, links, signatures, quoted code. */
const notProse = /^(?:[#|>$\\=~`+]|[-*•–]\s|\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|[-*_]{3,}|https?:|@|\[|!\[|<)/;
/** What may stand at the end without a full stop: a stated result, an equation's last value, a source. */
const finalAnswer =
  /\b(?:answer|solution|final result|score|source|sources|note|antwort|réponse|respuesta|risposta|resposta)\b|ответ|[=≈→:]\s*[^=≈→:\s][^=≈→:]{0,24}$|\\boxed|####|答案|答え|정답|\$$/i;

function lastLineOf(prose: string): string {
  const end = prose.slice(-2_000).trimEnd();
  return end.slice(end.lastIndexOf('\n') + 1).trim();
}

/** Most earlier lines of prose end as sentences do (equations and lists apart): where few do, the last one need not either. */
function linesEndProperly(prose: string): boolean {
  const lines = prose
    .slice(-2_000)
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trim());
  const texts = lines.filter(
    (line) => line.length > 30 && !greeting.test(line) && !/^(?:[#|]|[-*•–]\s|\d{1,3}[.)]\s)|[=≈]/.test(line),
  );
  return texts.filter((line) => terminal.test(line)).length >= 0.6 * texts.length;
}

/** The text after the last end of a sentence on a line. */
function fragmentOf(line: string): { readonly fragment: string; readonly sentences: number } {
  let end = 0;
  let sentences = 0;
  for (const match of line.matchAll(sentenceEnd)) {
    // "e.g. ", "Dr. " and initials end no sentence.
    if (
      match[0].startsWith('.') &&
      /(?:^|[\s(])(?:[a-zA-Z]|e\.g|i\.e|Dr|Mr|Mrs|Ms|St|vs|No|etc|approx)$/.test(
        line.slice(Math.max(0, match.index - 8), match.index),
      )
    )
      continue;
    end = match.index + match[0].length;
    sentences++;
  }
  return { fragment: line.slice(end).trim(), sentences };
}

const danglingUnspaced =
  /(?:[和与與及或并並把被对對从從向将將以因由让讓跟在]|其中|例如|比如|因为|因為|所以|但是|以及|并且|而且|如果|通过|通過|包括|[がをはのにへやで]|から|また|そして|しかし|ことで|により|として|および|または)$/;

/** Chinese or Japanese that stops at a word that joins, or without a full stop where clauses came before. */
function hangsUnspaced(line: string): boolean {
  if (line.length < 12 || !/[\u3040-\u9fff]$/.test(line) || !/^[^a-zA-Z]{4}/.test(line)) return false;
  return danglingUnspaced.test(line) || (line.length >= 24 && /[，。]/.test(line));
}

/** An article after a word that no name of a thing ends with, as "vitamin A" does: a noun must follow. */
const dangling =
  /\p{Ll} (?:has|have|had|is|are|was|were|be|been|with|of|as|by|in|to|for|and|or|from|at|on|into|such|like|that|not) (?:a|an|the)$/u;

function hangs(line: string): boolean {
  if (hangsUnspaced(line)) return true;
  if (/(?:^|[\s(])(?:l|d|un|all|dell|nell|sull|dall|qu|quell|quest|c|n|s|j|m|t)['’]$/i.test(line)) return true;
  if (/[,，、([{–—]$|[a-zà-ÿ]-$|\s[-+*/×÷=<>&]$|=\s*[$€£]$/.test(line)) return true;
  if (dangling.test(line)) return true;
  const words = splitWords(line.slice(-60));
  const last = words.at(-1) ?? '';
  // After whole sentences, one that stops at a preposition has lost its noun.
  if (/^(?:of|with|from|by|into|for)$/.test(last) && /[.!?] \p{Lu}[^.!?]{12,}$/u.test(line)) return true;
  return /\p{L}$/u.test(line) && dangles(last) && words.length > 3 && !/\s[A-ZÀ-Ý]\p{L}*$/u.test(line);
}

/** A parenthesis that only begins: "the Americas (present-day Mexico". */
function opensAtEnd(line: string): boolean {
  return /[\p{L}\p{N}] \([^()[\]]{0,80}$/u.test(line);
}

/** A bold mark or a parenthesis in the last line that never closes. */
function opensInLine(line: string): boolean {
  const bold = line.split('**').length - 1;
  if (bold % 2 === 1) return true;
  const open = line.split('(').length - line.split(')').length;
  return open > 0 && !/[:;]\(/.test(line);
}

function isUnspaced(line: string): boolean {
  return /[\u0e00-\u0e7f]/.test(line);
}

/** Length in letters of an alphabet: an ideograph says as much as three of them. */
function weightOf(prose: string): number {
  return prose.length >= minProseLength
    ? prose.length
    : prose.length + 2 * (prose.match(/[\u3040-\u9fff\uac00-\ud7af]/g)?.length ?? 0);
}

/** Code without a fence; where it stops is looked for elsewhere. */
const bareCode =
  /^(?:(?:async )?def \w+\(|class \w+[:({ ]|import \w+|from \w+ import |(?:async )?function\b|(?:const|let|var) \w+ ?=|#include\b|package \w)/;

/** A prose answer that stops within a sentence. Verse, lists without full stops, formulas and short answers pass. */
export function endsMidSentence(reading: DraftReading): boolean {
  const { prose, text, fences } = reading;
  if ((fences.length > 0 && fences.at(-1)?.end === text.length) || bareCode.test(text.slice(0, 200))) return false;
  const line = lastLineOf(prose);
  if (announces(line, reading) || stopsInItem(line, prose) || leadsToAnswer.test(line)) return true;
  if (
    line === '' ||
    terminal.test(line) ||
    isSigned(prose) ||
    isGivenName(line, reading) ||
    isUnspaced(line) ||
    /^[[{<]/.test(text)
  )
    return false;
  const bare = line.replace(/^(?:[-*•–]|\d{1,3}[.)])\s+/, '');
  if (readsAsProse(reading) && (hangs(bare) || opensAtEnd(bare)) && !/^[|$\\]/.test(line)) return true;
  const inProse = expectsProse(reading);
  const { fragment, sentences } = fragmentOf(bare);
  const earlier = sentences > 0 || /[.!?。！？]\s/.test(prose.slice(0, -line.length));
  const least = inProse ? minAskedLength : earlier ? minRestLength : minProseLength;
  if (weightOf(prose) < least || !linesEndProperly(prose)) return false;
  if (opensInLine(bare) && !/[$\\]/.test(bare)) return true;
  if (
    fragment === '' ||
    isSignature(fragment) ||
    isTagged(fragment) ||
    (finalAnswer.test(fragment) && !(earlier && isStatement(fragment))) ||
    !/[\p{L}\p{N},]$/u.test(fragment)
  )
    return false;
  const words = splitWords(fragment);
  if (
    (notProse.test(line) && !isListItem(line)) ||
    (sentences === 0 && isLabelled(bare) && !(isListItem(line) && listEndsProperly(prose)))
  )
    return false;
  if (sentences > 0) return true;
  if (isListItem(line))
    return (
      earlier && (words.length >= 6 || isLabelled(bare) || mayEnd.has(words.at(-1) ?? '')) && listEndsProperly(prose)
    );
  if (inProse && (words.length >= 12 || mayEnd.has(words.at(-1) ?? ''))) return true;
  return earlier ? words.length >= 7 || startsSentence(fragment, words) : words.length >= 40;
}

/** Words enough for a sentence that has an equation in it, rather than an equation: "so they have 9 * 6 = 54 women on the b". */
function isStatement(fragment: string): boolean {
  const [before = ''] = fragment.split('=');
  return (
    before.length < fragment.length &&
    !before.includes(':') &&
    (before.match(/\p{L}{2,}/gu)?.length ?? 0) >= statementWords
  );
}

const statementWords = 6;

/** Long enough for a sentence: more than a name, a title or a greeting. */
function readsAsProse({ prose, words }: DraftReading): boolean {
  if (words.every((word) => word.length <= 2 && word < '\u0370')) return false;
  return (
    prose.length >= 60 ||
    (words.length >= 6 && prose.length >= 30) ||
    (prose.length >= 14 && /[\u3040-\u9fff]/.test(prose))
  );
}

const greeting =
  /^\s*(?:dear|hi|hello|hey|good (?:morning|day)|liebe[rs]?|hallo|sehr geehrte\w?|cher|chère|bonjour|salut|querid\w+|estimad\w+|hola|car[oaie]|gentile|ciao|egregi\w*|prezad\w+|olá|beste|geachte|drog\w+|szanown\w+|уважаем\p{L}+|дорог\p{L}+|здравствуйте)(?!\p{L})/iu;

/** Tags and pictures after the last sentence. */
function isTagged(fragment: string): boolean {
  return /^(?:[#@][\p{L}\p{N}_]+|\p{Extended_Pictographic}|\ufe0f|\u200d|\s)+$/u.test(fragment);
}

/** "Cheers, Tess" after the last sentence. */
function isSignature(fragment: string): boolean {
  return fragment.length <= 60 && /^\p{Lu}[^,.!?]{1,30},\s*\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2}$/u.test(fragment);
}

/** A name, or two lines of one, below "Kind regards,". */
function isSigned(prose: string): boolean {
  const lines = prose.slice(-400).trimEnd().split('\n').slice(-4, -1);
  return lines.some(
    (each) =>
      each.length < 40 &&
      (/,\s*$/.test(each) || closings.test(each)) &&
      /^\s*(?:\p{L}+[ ,]*){1,5}$/u.test(each) &&
      !greeting.test(each),
  );
}

/** "So the final answer would be" and nothing after it. */
const leadsToAnswer =
  /(?<!\p{L})(?:answer|result|solution|total|choice|antwort|ergebnis|réponse|respuesta|risposta|resposta|antwoord)(?: (?:therefore|thus|then|hence|also|daher|donc|por tanto|quindi|portanto))?(?: (?:is|are|would be|will be|must be|should be|lautet|ist|est|es|è|é|será|luidt)| to (?:this|the|your) \p{L}+ is)[\s*]{0,3}\(?$/iu;

/** Most words of a name below a letter. */
const mostInName = 5;

/** A line of its own that the prompt has: "Sign as The Pinewood team". */
function isGivenName(line: string, { prose, promptSet }: DraftReading): boolean {
  const words = splitWords(line);
  return (
    words.length <= mostInName &&
    /^\p{Lu}/u.test(line) &&
    prose.trimEnd().endsWith(`\n\n${line}`) &&
    words.every((word) => promptSet.has(word))
  );
}

/** "There are several steps:" and nothing after it, where sentences were asked for. */
function announces(line: string, reading: DraftReading): boolean {
  if (!/[\p{L})] ?[:：]$/u.test(line) || splitWords(line).length < 4) return false;
  if (/colon|doppelpunkt|deux-points|dos puntos/.test(reading.request)) return false;
  return expectsProse(reading) || /(?:^|[.!?] )\p{Lu}[^.!?"“]*[a-zß-ÿ]:$/u.test(line);
}

/** The last item stops short of the full stop that all others have, or at a word that needs another. */
function stopsInItem(line: string, prose: string): boolean {
  if (!isListItem(line) || !/\p{L}$/u.test(line)) return false;
  const words = splitWords(line.slice(-60));
  const last = words.at(-1) ?? '';
  if (words.length >= 4 && (dangles(last) || /^(?:with|from|by|because|into|than)$/.test(last)) && last !== 'i')
    return true;
  return listEndsProperly(prose, 2);
}

/** "Equation: ...", "**Serves:** 4 people": short lines with a label do without a full stop. */
function isLabelled(line: string): boolean {
  return line.length <= 70 && /^(?:\*\*[^*]{1,40}\*\*|[\p{L} ]{1,30}:\s)/u.test(line);
}

function isListItem(line: string): boolean {
  return /^(?:[-*•–]|\d{1,3}[.)])\s/.test(line);
}

function listEndsProperly(prose: string, least = 1): boolean {
  const items = prose
    .slice(-4_000)
    .split('\n')
    .map((line) => line.trim())
    .filter(isListItem)
    .slice(0, -1);
  return items.length >= least && items.every((item) => /[.!?。！？]["')\]*_]*$/.test(item));
}

const closings =
  /\b(?:regards|wishes|luck|sincerely|yours|love|cheers|friend|helps?|faithfully|truly|thanks|hugs|grüße|cordialement|saludos)\b/i;

const openers =
  /^(?:The|This|These|In|However|Therefore|If|When|It|As|For|To|So|Since|Because|While|Although|We|You|They)\b/;

/** "However, the": too short for a line of its own, and the beginning of a sentence rather than a name or a closing. */
function startsSentence(fragment: string, words: readonly string[]): boolean {
  return (
    words.length >= 2 && (/^\p{Lu}\S* [\p{Ll}\d]/u.test(fragment) || openers.test(fragment)) && !closings.test(fragment)
  );
}
