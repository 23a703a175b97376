import type { DraftView } from '../draft-view.js';
import { answerKind } from './answer-kind.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';

/** Log-odds from which a text counts as a refusal; set so that at most 3 in 1,000 right drafts do. */
const threshold = 0;
/** The same where a line like one is asked for, or a yes hoped for. */
const mildThreshold = 2;
/** "..., doesn't it?" hopes for a yes, as no refusal does. */
const hopesForYes =
  /, (?:is|are|do|does|did|was|were|can|could|will|would|has|have)n['’]t (?:it|they|he|she|we|you)\?$/i;
/** A line that somebody else will say. */
const asksForLine = /\b(?:slogan|tagline|caption|motto|title|headline|joke|haiku|lyrics|limerick|tweet)s?\b/;
/** A few words that are a refusal plainly are one: what is near is a saying, or a message. */
const fewWords = 10;
const fewThreshold = 1.2;
/** Longer answers, in words, hold more than a refusal unless they say so loudly. */
const longWords = 120;
const longThreshold = 2;
/** ... and beyond this they always do. */
const mostWords = 400;
/** Words after a "but" that may be an answer after all. */
const fewestWords = 6;

/** After one of these a refusal may go on to answer after all. */
const turn = /\b(?:but|however|nevertheless|nonetheless|that said|although|based on|according to)\b[,\s]/gi;

const asksForWording =
  /übersetz|tradu[cizs]|tłumacz|vertaal|перевед|翻译|翻訳|訳して|번역|메시지|メール|\berror (?:message|text|page)|(?:dire|decir(?:le)?|di|dizer|say) (?:di |que )?n(?:o|on|ão)\b|nein sagen|\b(?:translat|paraphras|rephras|rewrit|proofread|make th(?:is|e) (?:question|sentence|text|message)|make it more)|\b(?:write|draft|compose|e-?mail|letter|messages?|reply|say|politely|polite way|phrase|sentence|quote|repeat)\b[^\n]{0,80}\b(?:declin|reject|refus|apolog|sorry|turn(?:ing)? down|not know)|\b(?:declin|reject|refus|turn(?:ing)? down)[^\n]{0,60}\b(?:e-?mail|letter|message|reply|politely)|(?:schrijf|schreib|écri|rédig|escrib|redact|scriv|escrev|napisz|напиш|skriv)[^\n]{0,100}(?:niet|nicht|\bpas\b|\bno\b|\bnon\b|não|\bnie\b|(?:^|\s)не\s|inte|ikke)|\bask me\b|\bsay (?:["“']|no\b)|dont know, (?:say|write|answer)|\b(?:excuse|entschuldig\w*|absag\w*|disculpa\w*|scus[aei]\w*|desculpa\w*|afzeg\w*|recus\w*|rechaz\w*|rifiut\w*|odmow\w*|odmaw\w*|weiger\w*|reddet\w*|dime que no|ablehn\w*)\b|откаж|отказ|извин|谢绝|婉拒|拒绝|原样|断り|断る|お断り|거절|\bquestions? (?:for|to ask)\b/;

/** Log-odds from which words are a refusal whatever text was handed in, unless that is one itself. */
const surely = 0.2;
/** The same of words that do not say what cannot be done. */
const sureAlone = 2;
const aboutTask =
  /translat|rewrit|proofread|request|assist|language model|\bAI\b|guideline|policy|this (?:text|message|sentence|content)|KI\b|\bIA\b|ИИ|人工智能|请求|AI/i;
const noPromptWords: ReadonlySet<string> = new Set();

/** A refusal that no user wants to send: it speaks of the task, or of the model. */
const plainly = 2;
const speaksOfTask =
  /language model|\bas an AI\b|\b(?:this|that|your) (?:request|task)\b|\bals KI\b|(?:Ihnen|dir|euch) (?:dabei |damit |hierbei )?(?:leider )?nicht (?:behilflich|weiterhelfen)|en tant qu.(?:IA|assistant)|como (?:una? )?(?:IA|modelo)|diese[rn]? (?:An|Auf)(?:frage|gabe)|solicitud|ご(?:質問|依頼)|запрос/i;

/** The user wants words of refusal, or hands in a text that may be one. */
function isAskedFor({ request, text, kind }: DraftReading): boolean {
  if (
    !asksForWording.test(request) ||
    (kind.refusal > plainly && speaksOfTask.test(text) && !namesRefusal.test(request))
  )
    return false;
  const passage = /["“„«「『]([^"”“»」』]{2,400})/.exec(request)?.[1] ?? /[:：]\s*(.{2,400})$/s.exec(request)?.[1];
  const isHandedIn = passage !== undefined && handsIn.test(request) && !namesRefusal.test(request);
  if (!isHandedIn || answerKind(passage, '', noPromptWords).refusal > 2) return true;
  return kind.refusal < (aboutTask.test(text) ? surely : sureAlone);
}

/** A text is to be worked on. */
const handsIn =
  /translat|proofread|rewrit|paraphras|rephras|übersetz|tradu[cizs]|tłumacz|vertaal|перевед|翻译|翻訳|訳して|번역/;
const namesRefusal =
  /declin|reject|refus|apolog|sorry|turn(?:ing)? down|\bsay\b|\bcant\b|cannot|unable|\bnot\b|nicht|\bne\b|\bno\b|\bnon\b|não|niet|не |不|ない|ません/;

/** "Cancel my booking": nothing can be done before its number is known. */
function asksForData({ text, request }: DraftReading): boolean {
  const isAction =
    /^(?:please |can you |could you |i want to |id like to |i need to )*(?:cancel|book|change|order|refund|return|track|reset|update|send|schedule|reserve|check|move|delete)\b/;
  const data = /\b(?:number|e-?mail|address|date|time|name|account|id|order|reference|details?)\b[^?]{0,80}\?\s*$/i;
  return isAction.test(request) && data.test(text);
}

/** A story's person speaks: the text begins with a quotation. */
function isSpoken(text: string): boolean {
  return /^["“«„][^"”»“]{1,300}["”»“]/.test(text.slice(0, 320));
}

/** An answer follows the refusal: words after a "but" that are no refusal themselves. */
function turnsAround({ text, request, promptSet }: DraftReading): boolean {
  const head = text.slice(0, 600);
  let looks = 0;
  for (const match of head.matchAll(turn)) {
    if (looks++ >= 4) return false;
    // "I'm sorry, but" only begins.
    if (match.index < 30 && /sorry|apolog|afraid|unfortunate|regret/i.test(head.slice(0, match.index))) continue;
    const rest = head.slice(match.index + match[0].length);
    if (rest.split(' ').length < fewestWords) return false;
    if (answerKind(rest, request, promptSet).refusal < 0) return true;
  }
  return false;
}

/** Log-odds from which a first sentence is a refusal, and those of all of the text below which an answer follows it. */
const openingThreshold = 1;
const answersAfter = -2.5;
/** Words of a text from which on more than that follows. */
const mostAfter = 40;

/** A refusal, and words about where to turn to: among them it is lost. */
function opensWithRefusal({ text, words, kind, request, promptSet }: DraftReading): boolean {
  if (kind.refusal < answersAfter || words.length > mostAfter) return false;
  const sentence = /^[^.!?。！？]{8,300}[.!?。！？]/.exec(text)?.[0];
  return sentence !== undefined && answerKind(sentence, request, promptSet).refusal >= openingThreshold;
}

function isRefusal(reading: DraftReading): boolean {
  const { text, words, fences, values } = reading;
  if (words.length > mostWords || (fences.length > 0 && values === undefined)) return false;
  const { kind } = reading;
  if (kind.refusal < kind.error || (kind.refusal < threshold && !opensWithRefusal(reading))) return false;
  const isMild = asksForLine.test(reading.request) || hopesForYes.test(text.slice(-40));
  const usual = isMild ? mildThreshold : words.length <= fewWords ? fewThreshold : threshold;
  const limit = words.length > longWords ? longThreshold : usual;
  if (kind.refusal >= threshold && kind.refusal < limit) return false;
  return !(isSpoken(text) || asksForData(reading) || isAskedFor(reading) || turnsAround(reading));
}

/** How a refusal begins that ends an answer. */
const givesUp =
  /(?:^|[.!?\n]\s{0,3})((?:however|but|unfortunately|yet)?,? ?(?:i['’]?m (?:so )?sorry|i apologi[sz]e|sorry|unfortunately|es tut mir leid|leider kann|(?:je suis )?désolée?|lo siento|lamentablemente|mi dispiace|purtroppo|desculpe|infelizmente|к сожалению|很抱歉|抱歉)(?!\p{L})[^\n]{10,300})$/iu;
/** Characters at the end in which it is looked for. */
const endLength = 340;
/** Log-odds from which an end is a refusal. */
const endThreshold = 1.5;

/** An answer began, and was given up. */
function endsInRefusal({ text, words, request }: DraftReading): boolean {
  if (words.length > mostWords) return false;
  const end = givesUp.exec(text.slice(-endLength))?.[1];
  if (end === undefined || asksForWording.test(request)) return false;
  return answerKind(end, '', noPromptWords).refusal > endThreshold;
}

/** The model refuses, has no answer or asks back: in one of many languages. */
export function checkRefusal(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.calls) return undefined;
  if (draft.finishReason === 'content-filter')
    return { check: 'refusal', text: "stopped by the vendor's content filter" };
  if (reading.words.length === 0) return undefined;
  if (isRefusal(reading)) return { check: 'refusal', text: 'the model refuses or has no answer' };
  return endsInRefusal(reading) ? { check: 'refusal', text: 'the model gives up at the end' } : undefined;
}
