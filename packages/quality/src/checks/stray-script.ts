/** Fifteen letters of another script after a word in Latin ones. */
const stray = /[a-z][,.]? (?:[\u0370-\u06ff\u0900-\u0fff\u3040-\u9fff\uac00-\ud7af][ ,.!?，]{0,2}){15}/;
/** Characters before it in which it may be said what they are. */
const namedWithin = 80;
const namesScripts =
  /translat|languages?|alphabets?|scripts?\b|\bin \p{L}{2,12}(?:ish|ese|ian|ic|ch|sh|an)\b|\bnam(?:e|es|ed)\b|\bcalled\b|\bknown as\b|\bmeans?\b|\bwritten\b|chinese|japanese|korean|russian|greek|arabic|hebrew|hindi|kanji|übersetz|tradu[cizs]/u;

/** One script, and no word of another. */
function isLatin(request: string): boolean {
  return !/[\u0370-\ud7af]/.test(request.replace(/[\u2000-\u2fff]/g, '')) && !namesScripts.test(request);
}

/** Letters of another script within an answer's sentence: not in brackets or in quotes, and not as a name or a word of that script. */
export function hasStrayScript(text: string, request: string): boolean {
  const place = text.search(stray);
  if (place < 0 || !isLatin(request)) return false;
  return !namesScripts.test(text.slice(Math.max(0, place - namedWithin), place + 2).toLowerCase());
}
