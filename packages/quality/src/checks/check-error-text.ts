import type { DraftView } from '../draft-view.js';
import { functionWords } from '../text/function-words.js';
import { splitWords } from '../text/split-words.js';
import { answerKind } from './answer-kind.js';
import { asksForWords } from './asks-for-words.js';
import { findChoices } from './choices.js';
import { isErrorBody } from './error-body.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft, type WordLookup } from './read-draft.js';

/** An upstream's error is short; longer texts that begin like one are essays about errors. */
const maxErrorLength = 2_500;
/** Log-odds from which a text counts as an error; set so that at most 3 in 1,000 right drafts do. */
const threshold = 0;
/** ... and the same for the end of one. */
const tailThreshold = 1;
/** The same for a few words, which are little evidence: terms of computing are answers, too. */
const shortThreshold = 1.7;
const fewWords = 4;
const namesTrouble =
  /err|exce|time|fail|avail|denied|refus|gateway|quota|limit|错误|錯誤|失败|失敗|超时|エラー|오류|ошиб/;

const page =
  /^(?:```(?:html|xml)?\s*)?(?:<\?xml[^>]{0,100}>\s*)?<(?:!doctype|html|head|body|title|center|h1|error|errorresponse|fault|soap(?:env)?:envelope|meta|script|style|noscript)\b/;
const errorTitle =
  /<(?:title|h1|h2|center)[^>]{0,80}>\s*(?:error\W{0,3})?(?:[45]\d\d|bad gateway|forbidden|service unavailable|internal server error|just a moment|attention required|access denied|error|application error|something went wrong|sorry)/;
/** How a crash begins: an answer only where code was the subject. */
const crash =
  /^(?:traceback|exception in thread|unhandled|uncaught|panic: |[\w.]{0,60}(?:error|exception|timeout|failure): )/;
/** ... unless it says that something could not be reached. */
const ofNetwork =
  /\be(?:conn\w+|timedout|notfound|pipe|ai_again)\b|\bsocket\b|upstream|gateway|\bapi\b|https?:|fetch failed/;
/** A status line: at most three words, a status, and its name. */
const statusLine =
  /^(?:error|fehler|erreur|fout|fel) \d{3,4}\b|^(?:fout|fehler|erreur|błąd|hata|fejl|virhe|chyba|eroare|hiba|lỗi|kesalahan)(?: \d+)?: |^(?:[a-z][a-z/\d.]{0,20}\W{1,3}){0,3}[45]\d\d\W{1,4}(?:bad |unauthori|payment req|forbidden|not (?:found|acceptable|implemented)|method not|proxy auth|request |conflict|gone|length req|precondition|payload|unsupported m|too many|unprocessable|internal|service |gateway|server error|overloaded|web server|origin )/;
/** Longest text, in characters, that is a status line and what goes with it. */
const maxStatusLength = 200;
/** What a program prints when a value is missing: an answer only where code is spoken of. */
const missingValue = /^(?:undefined|null|nan|\[?object \w+\]?|promise \{ ?<pending> ?\}?|<nil>|\(null\))[.!]?$/;
const aboutCode =
  /\b(?:code|function|returns?|javascript|python|json|sql|value|null|nan|nil|none|undefined|output|field|type|keyword)\b/;
/** ... and when there is nothing: an answer to many questions. */
const nothing = /^(?:none|nil|void|\(?no (?:output|content|response)\)?|empty response)[.!]?$/;

/** The user speaks of errors, logs or services: then texts like these may be the answer. */
const asksAboutErrors =
  /\b(?:errors?|exceptions?|http(?!s?:)|status(?: codes?)?|traceback|stack ?trace|logs|(?:nginx|apache|server|access|docker|system) log|log (?:files?|entr\w+|lines?|output|messages?|levels?)|logging|raises?|throws?|outages?|rate.?limit\w*|timeouts?|timed out|times? out|gateway|fehler\w*|erreurs?|errores|crash\w*|maintenance|offline|(?:is|goes|went) down|denied|available|refused|e(?:conn|time)\w+|[45]\d\d(?= ?(?:html|errors?|status|codes?|responses?|pages?|means?|and [45]\d\d|or [45]\d\d|$|\?))|(?:code|http) [45]\d\d|try again)\b|[45]\d\d\?|ошибк|错误|錯誤|エラー|오류/;
const asksForOutput = /\b(?:prints?|outputs?|happens?|returned|result|evaluates?|runs?|executed?|assert)\b/;
const asksForMarkup =
  /\b(?:html|web ?pages?|web ?sites?|landing page|markup|svg|xml|css|pages?|forms?|jinja|template|snippet|página|seite|site web)\b/;
const asksForValue =
  /\b(?:code|json|script|javascript|typescript|python|sql|java|rust|go|lua|swift|ruby|values?|returns?|types?|typeof|result|outputs?|prints?|null|none|nil|undefined|nan|void|keyword|literal|how many|any|does|is|are|did|was|were|list|find|if|classify|extract)\b|[=(){}]/;

const asksToTranslate = /translat|übersetz|tradu[cizs]|tłumacz|vertaal|перевед|翻译|翻訳|訳して|英語に|번역|영어로/;
/** What no message to people has in it. */
const machineMarks = /https?:|\bquota\b|\bapi\b|error[ -]code|request id|\beconn\w+|\d:\d{4,5}\b|\b[45]\d\d\b/;
const noWords: WordLookup = new Set();

/** A text of that kind is to be translated. */
function handsInError(asked: string): boolean {
  const passage = asksToTranslate.test(asked) ? /["“„«「『]([^"”“»」』]{4,400})/.exec(asked)?.[1] : undefined;
  return passage !== undefined && answerKind(passage, '', noWords).error > 0;
}

function isErrorPage(lower: string, asked: string): boolean {
  if (!page.test(lower)) return false;
  if (!asksForMarkup.test(asked)) return true;
  return errorTitle.test(lower) && lower.length < maxErrorLength && !asksAboutErrors.test(asked);
}

/** The status or the name that the text begins with is one that the user named. */
function repeatsStatus(bare: string, promptSet: WordLookup): boolean {
  const named = /\b[45]\d\d\b/.exec(bare.slice(0, 40))?.[0] ?? /^\w{1,60}/.exec(bare)?.[0];
  return named !== undefined && named.length > 2 && !functionWords.has(named) && promptSet.has(named);
}

/** The user wants such words written, or has handed some in. */
function isWanted(bare: string, asked: string): boolean {
  if (machineMarks.test(bare)) return false;
  return asksForWords(asked) || handsInError(asked);
}

function isMessage({ kind, words, request, promptSet }: DraftReading, bare: string, asked: string): boolean {
  if (nothing.test(bare.trim())) return !asksForValue.test(request);
  if (!/\p{L}{2}/u.test(bare)) return false;
  // Few texts in Korean and the like were learned from.
  const isForeign = words.length > fewWords && /[\u0e00-\u0eff\u1100-\u11ff\uac00-\ud7af]{2}/.test(bare);
  const isTerm = (isForeign || words.length <= fewWords) && !namesTrouble.test(bare);
  const sounds = kind.error >= (isTerm ? shortThreshold : threshold) && kind.error >= kind.refusal;
  const hasStatus = bare.length < maxStatusLength && statusLine.test(bare);
  if (!hasStatus && !(sounds && !isWanted(bare, asked))) return false;
  const isOutput = crash.test(bare) && !ofNetwork.test(bare) && asksForOutput.test(asked);
  return !isOutput && !repeatsStatus(bare, promptSet);
}

function isError(draft: DraftView, reading: DraftReading): boolean {
  const { text, asked } = reading;
  const head = text.slice(0, 1_500).toLowerCase().replace(/['’]/g, '');
  if (isErrorPage(head, asked)) return !(asksForMarkup.test(asked) && asksAboutErrors.test(asked));
  // What a tool has said, of its own failure for instance, is for the model to tell.
  if (draft.followsTools === true || text.length > maxErrorLength) return false;
  const schemaNamesErrors =
    draft.jsonSchema !== undefined && /"(?:error|status|message|code|detail)/.test(JSON.stringify(draft.jsonSchema));
  if (schemaNamesErrors) return false;
  const bare = head.replace(/^[^\p{L}\p{N}]+/u, '');
  const sounds = missingValue.test(bare.trim())
    ? draft.jsonSchema === undefined && !aboutCode.test(reading.request)
    : isErrorBody(text) || isMessage(reading, bare, asked);
  return sounds && (!asksAboutErrors.test(asked) || findChoices(draft.prompt).length >= 3);
}

/** What the last words of an answer that failed on the way speak of. */
const namesFailure =
  /\b(?:\w{0,30}errors?|\w{0,30}exception|fail(?:ed|ure)|timed out|timeout|unavailable|overloaded|(?:rate|token) limit|quota|try again|aborted|interrupted|connection (?:was |is )?(?:reset|closed|lost|refused)|fehler|erreur|errore|erro)\b/i;
/** Longest last line that is read, in characters. */
const longestTail = 400;

/** Words of the prompt in such a line from which on it speaks of the prompt. */
const mostNamed = 2;

/** An answer began, and an error follows it on a line of its own. */
function endsInError(reading: DraftReading): boolean {
  const { text, asked } = reading;
  const tail = text.slice(-longestTail);
  const from = tail.lastIndexOf('\n');
  const last = from < 0 ? '' : tail.slice(from).trim();
  // Where all of it sounds like one, it has been weighed as a whole.
  if (last === '' || !namesFailure.test(last) || asksAboutErrors.test(asked)) return false;
  if (reading.kind.error > 0) return false;
  if (isErrorBody(last)) return true;
  const named = splitWords(last).filter((word) => reading.promptSet.has(word) && !functionWords.has(word));
  if (named.length >= mostNamed) return false;
  const { error, refusal } = answerKind(last, '', noWords);
  return error > tailThreshold && error > refusal;
}

/** An upstream's error, as a page, as JSON or in words, where an answer should stand. */
export function checkErrorText(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.text === '' || reading.calls) return undefined;
  if (isError(draft, reading)) return { check: 'error-text', text: 'an error stands in place of an answer' };
  const ends = draft.followsTools !== true && draft.jsonSchema === undefined && endsInError(reading);
  return ends ? { check: 'error-text', text: 'the answer ends in an error' } : undefined;
}
