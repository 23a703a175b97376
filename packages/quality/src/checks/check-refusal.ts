import type { DraftView } from '../draft-view.js';
import { splitWords } from '../text/split-words.js';
import { isEmptyTalk } from './empty-talk.js';
import {
  deflections,
  evasions,
  foreignDeflections,
  foreignEvasions,
  missingFromText,
  unspacedEvasions,
} from './evasions.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';
import { foreignRefusals, nonAnswers, refusals, shortRefusals, unspacedRefusals } from './refusal-phrases.js';

/** Characters of the answer's first words that are read. */
const maxHead = 1_500;
/** Words of the answer in which a refusal must begin. */
const headWords = 45;
/** In an answer this short, declining needs no object. */
const shortAnswerWords = 40;
/** Answers longer than this hold more than a refusal, unless they begin with it. */
const longAnswerWords = 120;
/** Answers longer than this hold more than an admission of not knowing. */
const nonAnswerWords = 60;

/** After one of these a short refusal may go on to answer after all. */
const turn = / (?:but|however|nevertheless|nonetheless|that said|instead|although|based on|according to) /g;
/** ... unless what follows only offers something else. */
const offer =
  /^(?=(?:i|im|id|ill|ive|we|you|please|feel|let|lets|perhaps|if|maybe|happy|glad|there|would|try|consider|why|how|what|is|may|might|could|can|other|another|different|contact|consult|here|do|as|the best|it|suggest|discuss|a|ask|for|my|any|this|that|recommend) )(?:\S+ ){0,7}?(?:other|else|different|instead|another|help|assist|happy|glad|feel|let|suggest|recommend|encourage|contact|consult|discuss|if you (?:have|need|want|would|are looking|are struggling|re looking)|would you|you (?:can|could|may want to|might want to) (?:ask|contact|consult|try|reach|check|visit|seek|talk|speak|look)|provide general|offer)\b/;

function startsEarly(head: string, at: number, wordCount: number): boolean {
  const limit = wordCount > longAnswerWords ? 14 : headWords;
  let spaces = 0;
  for (let index = 0; index < at; index++) if (head[index] === ' ') spaces++;
  return spaces <= limit;
}

/** Only a refusal that stays one counts: a partial one followed by a long answer is help. */
function refusesIn(head: string, wordCount: number): boolean {
  const short = wordCount <= shortAnswerWords ? shortRefusals.exec(head) : null;
  const match = short ?? refusals.exec(head) ?? foreignRefusals.exec(head);
  if (match === null || !startsEarly(head, match.index, wordCount)) return false;
  return !turnsAround(head, match.index + match[0].length - 1);
}

/** An answer follows the refusal: at least five words after a "but" that offer nothing else. */
function turnsAround(head: string, from: number): boolean {
  for (const match of head.slice(from).matchAll(turn)) {
    const rest = head.slice(from + match.index + match[0].length);
    const isApology = /^(?:i |im |we )(?:\S+ )?(?:cant|cannot|wont|unable|not|am|dont|do not)/.test(rest);
    if (!isApology && rest.split(' ').length > 5 && !offer.test(rest)) return true;
  }
  return false;
}

function knowsNothing(head: string, wordCount: number): boolean {
  if (wordCount > nonAnswerWords) return false;
  const match = nonAnswers.exec(head);
  return match !== null && startsEarly(head, match.index, 200) && !turnsAround(head, match.index + match[0].length - 1);
}

/** Answers up to this long, in words, are judged by anything that sounds evasive. */
const evasiveWords = 45;
/** Prompts longer than this, in words, may hold a text to be read. */
const textWords = 45;

/** Says that it will not answer, cannot, or needs to know more, and says nothing else. */
function evades(reading: DraftReading, head: string): boolean {
  const { words, request, promptWords } = reading;
  if (
    words.length > evasiveWords ||
    reading.fences.length > 0 ||
    /^\s*[[{]/.test(reading.text) ||
    mayLackAnswer.test(request) ||
    !isAsking.test(request)
  )
    return false;
  if (promptWords.length < textWords && !givesText.test(request) && missingFromText.test(head)) return true;
  if (!asksTheModel.test(request) && isEmptyTalk(words, reading.promptSet) && !turnsAround(head, 0)) return true;
  const match = evasions.exec(head) ?? foreignEvasions.exec(head);
  // A title or a quotation from the question is no evasion.
  if (match !== null && splitWords(request).join(' ').includes(match[0].trim())) return false;
  if (match !== null && saysI.test(head) && beginsWithin(head, match.index))
    return !turnsAround(head, match.index + match[0].length - 1);
  const deflection = deflections.exec(head);
  if (words.length <= 20 && foreignDeflections.test(reading.text.toLowerCase().slice(0, 300))) return true;
  return (
    deflection !== null &&
    !/\d/.test(head) &&
    / (?:you|your|i|me|im|id|please|sorry|it|this|that) /.test(head) &&
    beginsWithin(head, deflection.index)
  );
}

/** Ways round an answer come at once: later in a text they are asides. */
function beginsWithin(head: string, at: number): boolean {
  return head.slice(0, at).split(' ').length <= 14;
}

/** The model speaks of itself, or apologizes; statements about others are answers. */
const saysI =
  / (?:i|im|ive|id|ill|me|my|myself|sorry|unfortunately|apologi\w+|regret\w*|openai|anthropic|google|ich|mir|mich|mein\w*|leider|je|j|mes|me|désolée?|malheureusement|mis|mi|disculpa|disculpe|perdona|prefiero|uns|mí|mim|mio|mia|meu|minha|sei|sé|увы|эта|мной|désolé|regrette|navrée?|préfère|prefiro|bedaure|preferisco|lamentablemente|desafortunadamente|siento|tengo|puedo|ho|sono|posso|purtroppo|dispiace|eu|meu|infelizmente|desculpe|tenho|ik|mij|helaas|nie|niestety|przykro|jestem|mam|mogę|ja|я|мне|мной|у|извините|простите|мой|üzgünüm|maalesef|jag|jeg|tyvärr|desværre|beklager|bohužel|omlouvám|maaf|saya|xin|tôi) /;

/** A question or an order: to a greeting or to what somebody tells, asking back is an answer. */
const isAsking =
  /[?？]|[^ -~\s]{3}|^(?:please |can you |could you )?(?:what|who|how|why|when|where|which|explain|describe|tell|give|list|name|calculate|compute|solve|summari|define|compare|find|state|identify|show|provide|discuss|outline|generate|create|is|are|do|does|did|was|were)\b/;

/** The model itself is asked about: what it says of itself is the answer. */
const asksTheModel =
  /^(?:are|do|did|have|were|who are|what are|will|would) you\b|\byour (?:name|opinion|favou?rite|limits|limitations|abilities|purpose|feelings)\b/;

/** Questions whose answer may be a question, an unknown or someone to turn to. */
const mayLackAnswer =
  /\b(?:ask me|questions? (?:for|to ask)|interview|polite\w*|rephrase|rewrite|translat\w*|email|e-mail|letter|message|reply|respond to|dialogue|script|story|where can i|who (?:can|should|do) i|whom|customer|support|role-?play|pretend|say|says|said|quote|sentence)\b|übersetz|tradu[ci]|schreib|перевед|翻译|翻訳|メール|邮件/;

const givesText =
  /\b(?:text|passage|context|document|article|paragraph|excerpt|statement|following|based on|according to)\b/;

const asksForWording =
  /übersetz|\b(?:translat|traduc|traduis|traduz|tradu|paraphras|rephras|rewrit|proofread|vertaal)|\b(?:write|draft|compose|e-?mail|letter|messages?|reply|say|politely|phrase|sentence|quote|repeat)\b[^\n]{0,80}\b(?:declin|reject|refus|apolog|sorry|turn(?:ing)? down)|\b(?:declin|reject|refus|turn(?:ing)? down)[^\n]{0,60}\b(?:e-?mail|letter|message|reply|politely)/;

/** A story's person speaks: the text begins with a quotation and goes on after it. */
function isSpoken(text: string): boolean {
  const end = /^["“«„][^"”»“]{1,300}["”»“]/.exec(text.slice(0, 320))?.[0].length ?? text.length;
  return text.length - end > 40;
}

/** The user asked for words like these: a translation, a letter that declines, a quotation. */
function wantsRefusal(request: string): boolean {
  if (asksForWording.test(request)) return true;
  const words = ` ${splitWords(request.slice(0, 2_000)).join(' ')} `;
  return refusals.test(words) || nonAnswers.test(words);
}

/** The model refuses or has no answer: in one of many languages, with any apostrophe. */
export function checkRefusal(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.calls) return undefined;
  if (draft.finishReason === 'content-filter')
    return { check: 'refusal', text: "stopped by the vendor's content filter" };
  const { words } = reading;
  if (words.length === 0) return undefined;
  const head = ` ${words
    .slice(0, headWords + 15)
    .join(' ')
    .slice(0, maxHead)} `;
  const unspaced = unspacedRefusals.exec(reading.text.slice(0, 160).replace(/\s+/g, ''));
  const evasive = words.length <= evasiveWords && unspacedEvasions.test(reading.text.slice(0, 160).replace(/\s+/g, ''));
  const refused =
    (evasive && reading.text.length < 160 && !mayLackAnswer.test(reading.request)) ||
    evades(reading, head) ||
    refusesIn(head, words.length) ||
    knowsNothing(head, words.length) ||
    (unspaced !== null && (words.length < 160 || unspaced.index < 25));
  if (!refused || isSpoken(reading.text) || wantsRefusal(reading.request)) return undefined;
  return { check: 'refusal', text: 'the model refuses or has no answer' };
}
