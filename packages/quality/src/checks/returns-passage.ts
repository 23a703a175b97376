import type { DraftReading } from './read-draft.js';

/** What came in must not come out as it was. */
const asksForAnother =
  /\b(?:translat\w+|rewrit\w+|rephras\w+|paraphras\w+|reword\w*|simplif\w+|shorten\w*|convert (?:this|the following|it)|refactor\w*|turn (?:the following|this|it|these) into|reply to|respond to|umformulier\w*|re[ée]s?cr\w+|riscriv\w*|daha \S+ ya[pz]|traduis\w*|traduire|traduci\w*|traduce\w*|tradu[zc]\w*|reformul\w*|vertaal)\b|übersetz|перевед|перефразир|翻译|翻訳|訳して|英語に|改写|번역/;
const asksForLess =
  /\b(?:extract\w*|pull out|summar\w+|tl;?dr|zusammenfass\w*|fass\b.{0,80}\bzusammen|résum\w+|resum\w+|riassum\w+|samenvat\w*)\b|кратко|总结|概括|要約|요약/;
/** The user knows that something is wrong with it, and wants it mended. */
const asksForRepair =
  /\b(?:fix|repair|debug|correct|find|korrigier\w*|corrig\w*|corrij\w*|corregg\w*|verbeter\w*|popraw\w*|rätta)\b|修复|修正して|исправ/;
const namesFault =
  /\b(?:wrong|bugs?|[a-z]{0,12}errors?|[a-z]{0,12}exception|mistakes?|fails?|throws|broken|crash(?:es)?|typos?|spelling|grammar|punctuation|grammatik|grammaire|gramática|grammatica|misspel\w*|doesnt work|fehler|fouten|felen|fautes?|erreurs?|faltas|errores|errori|erros|błęd\w*)\b|错误|ошиб|間違/;
/** Which letters are large is not looked at. */
const changesCase = /\b(?:upper|lower|title|sentence) ?case|capitals|caps\b/;
/** ... or does not know. */
const mayStay = /\bif\b|\balready\b|\bunchanged\b|\bas (?:it )?is\b|\bwenn\b|\bsi\b|\bfalls\b|\bse\b|если|如果/;

/** Fewest characters of a passage: names and single words are the same everywhere. */
const shortest = 20;

/** Longer prompts are material for something else. */
const mostWords = 1_000;

/** Last words of an answer that are the prompt's; after a block of code a sentence may follow. */
const lastWords = 3;

/** Without quoting, layout and, but in code, punctuation: they make no difference. */
function bare(text: string, isCode: boolean): string {
  return text.toLowerCase().replace(isCode ? /[\s"“”„«»'’‘`*]+/g : /[^\p{L}\p{N}]+/gu, '');
}

/** Fewest characters of a quotation that is a text of its own. */
const passageLength = 30;
const quotation = /["“„«「][^"”»」]{20,2000}["”»」]/g;
/** What may leave a text as it was. */
const mayLeave =
  /\b(?:correct\w*|proofread\w*|check\w*|punctuat\w*|grammar|spell\w*|if|quote|cite|sentence|passage|line|complete|format\w*|capital\w*|read|say|type|write (?:down|out))\b|korrigier|corrig|corrij|corregg|prüf|vérifi|revis|controll|исправ|провер|改|检查|直して/;

/** "Original text:" */
const lead = /^[\p{L} ]{3,40}[:：]\s*/u;

/** Exactly the quoted text, whatever was to be done with it. */
function isQuotedPassage(text: string, request: string): boolean {
  const quoted = /["“„«「]([^"”»」]{30,2000})["”“»」]\s*$/.exec(request.trim())?.[1];
  if (quoted === undefined || mayLeave.test(request.replace(quoted, '')) || changesCase.test(request)) return false;
  const said = bare(text.slice(0, 4_000).replace(lead, ''), false);
  return bare(quoted, false) === said && text.length >= passageLength;
}

/** The text that was handed in to be worked on comes back as it was. */
export function returnsPassage({
  text,
  fences,
  request,
  words,
  promptWords,
  promptSet,
  language,
}: DraftReading): boolean {
  const ending = words.slice(fences.length > 0 ? -1 : -lastWords);
  if (promptWords.length > mostWords || !ending.every((word) => promptSet.has(word))) return false;
  if (isQuotedPassage(text, request)) return true;
  const isLess = asksForLess.test(request);
  const another =
    !changesCase.test(request) &&
    (asksForAnother.test(request) ||
      (asksForRepair.test(request) && namesFault.test(request) && !mayStay.test(request.replace(quotation, ''))));
  if (!isLess && !another) return false;
  // It was in that language before.
  if (language?.language === 'en' && /\b(?:in)?to english\b/.test(request)) return false;
  const isCode = /[{}()=;]\s*$|^\s*(?:for|def|if|while|return|import)\b.*$/m.test(text);
  const given = bare(request, isCode);
  const afterLead = /^[^\n]{0,120}[:：]\s*\n?([\s\S]*)$/.exec(text)?.[1] ?? '';
  const parts = [text, afterLead, ...fences.map(({ code }) => code)].map((part) => bare(part.slice(0, 4_000), isCode));
  const least = isLess && !another ? Math.max(shortest, 0.5 * given.length) : shortest;
  return parts.some((part) => part.length >= least && given.includes(part));
}
