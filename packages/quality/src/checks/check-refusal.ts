import type { DraftView } from '../draft-view.js';
import { answerKind } from './answer-kind.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';

/** Log-odds from which a text counts as a refusal; set so that at most 3 in 1,000 right drafts do. */
const threshold = 0;
/** The same for a lone word, which is little evidence. */
const loneThreshold = 1;
/** Longer answers, in words, hold more than a refusal unless they say so loudly. */
const longWords = 120;
const longThreshold = 2;
/** ... and beyond this they always do. */
const mostWords = 400;
/** Words after a "but" that may be an answer after all. */
const fewestWords = 6;

/** After one of these a refusal may go on to answer after all. */
const turn = /\b(?:but|however|nevertheless|nonetheless|that said|instead|although|based on|according to)\b[,\s]/gi;

const asksForWording =
  /übersetz|tradu[cizs]|vertaal|перевед|翻译|翻訳|メール|\b(?:translat|paraphras|rephras|rewrit|proofread)|\b(?:write|draft|compose|e-?mail|letter|messages?|reply|say|politely|polite way|phrase|sentence|quote|repeat)\b[^\n]{0,80}\b(?:declin|reject|refus|apolog|sorry|turn(?:ing)? down|not know)|\b(?:declin|reject|refus|turn(?:ing)? down)[^\n]{0,60}\b(?:e-?mail|letter|message|reply|politely)|\bask me\b|\bquestions? (?:for|to ask)\b/;

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
    const rest = head.slice(match.index + match[0].length);
    if (rest.split(' ').length < fewestWords) return false;
    if (answerKind(rest, request, promptSet).refusal < 0) return true;
  }
  return false;
}

function isRefusal(reading: DraftReading): boolean {
  const { text, words, request, fences } = reading;
  if (words.length > mostWords || fences.length > 0) return false;
  const { kind } = reading;
  const usual = words.length === 1 ? loneThreshold : threshold;
  const limit = words.length > longWords ? longThreshold : usual;
  if (kind.refusal < limit || kind.refusal < kind.error) return false;
  return !(isSpoken(text) || asksForWording.test(request) || turnsAround(reading));
}

/** The model refuses, has no answer or asks back: in one of many languages. */
export function checkRefusal(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.calls) return undefined;
  if (draft.finishReason === 'content-filter')
    return { check: 'refusal', text: "stopped by the vendor's content filter" };
  if (reading.words.length === 0 || !isRefusal(reading)) return undefined;
  return { check: 'refusal', text: 'the model refuses or has no answer' };
}
