import type { DraftView } from '../draft-view.js';
import { mayBeWrittenIn } from '../text/detect-language.js';
import { functionWords, wordLanguages } from '../text/function-words.js';
import { littleShare } from '../text/little-share.js';
import { splitWords } from '../text/split-words.js';
import { sameLanguage } from './answer-languages.js';
import type { Finding } from './finding.js';
import { hasLanguageName, namedLanguage, namesLanguage } from './language-names.js';
import { type DraftReading, readDraft } from './read-draft.js';

/** The language that the caller wants. */
export interface LanguageOptions {
  /**
   * ISO 639-1 code of the language that answers must be in, of those in `answerLanguages`; a region after it is ignored.
   * Default: what the prompt asks for, or its own.
   */
  readonly language?: string;
}

/** Frequent words, or characters of a script, that make a language sure, and the fewest words that are judged. */
const sureEvidence = 8;
/** The same where the caller wants a language, or the prompt says so plainly. */
const wantedEvidence = 4;

const answerVerb =
  /\b(?:answer|reply|respond|response|responses|write|written|explain|summari[sz]e|output|speak|give|describe|compose|draft)\b(?: \S+){0,10} (?:in|using) ([a-z]{4,12})\b/;
/** "Auf Deutsch", "en français", "на русском", each in its own language. */
const ownWords =
  /(?:^|[\s,])(?:(?:auf|en|em|po|på|на) (\p{L}{5,12})|in (?:het )?(italiano|inglese|nederlands|engels))|по-русски|türkçe|用中文|日本語で|한국어로|بالعربية/u;
const translation = /\btranslat\w*\b[^\n]{0,400}?\b(?:to|into) ([a-z]{4,12})\b/;

/** The same in other languages: "Übersetze ins Englische", "Traduis en anglais", "英語に翻訳". */
const translationElsewhere =
  /(?:übersetz|tradu[cizsç]|vertaal|перевед|tłumacz)[^\n]{0,40}?(?<!\p{L})(?:ins?|en|al|para(?: o)?|em|na|на|in het) (\p{L}{4,12})|(?:译成|译为|譯成)(.[语語文])|([ァ-ー英中韓独仏露]{1,6}語)に(?:翻訳|訳)/u;

/** "Answer in French": nothing else can be meant. */
const order = /\b(?:answer|reply|respond)(?: (?:me|us|only|please|briefly|back|to me))* (?:only )?in ([a-z]{4,12})\b/;

/** Most prompts name none. */
function mayNameLanguage({ asked, askedSet }: DraftReading): boolean {
  return hasLanguageName(askedSet) || /[^\p{ASCII}]/u.test(asked);
}

function orderedLanguage({ asked }: DraftReading): string | undefined {
  const elsewhere = translationElsewhere.exec(asked);
  return (
    namedLanguage(order.exec(asked)?.[1] ?? elsewhere?.[1] ?? elsewhere?.[2] ?? elsewhere?.[3] ?? '') ??
    inOwnWords(asked)
  );
}

/** "Auf Deutsch". */
function inOwnWords(asked: string): string | undefined {
  const own = ownWords.exec(asked);
  return own === null ? undefined : namedLanguage(own[1] ?? own[2] ?? own[0]);
}

/** The language that the prompt asks for in so many words. */
function askedLanguage({ asked }: DraftReading): string | undefined {
  const verb = answerVerb.exec(asked)?.[1];
  const byVerb = verb === undefined ? undefined : namedLanguage(verb);
  if (byVerb !== undefined) return byVerb;
  const byOwn = inOwnWords(asked);
  if (byOwn !== undefined) return byOwn;
  const target = translation.exec(asked)?.[1];
  return target === undefined ? undefined : namedLanguage(target);
}

/** The language that the prompt is written in, when that is plain and it names no language. */
function promptLanguage(reading: DraftReading): string | undefined {
  const detected = reading.promptLanguage;
  if (detected === undefined || detected.language === 'en' || detected.evidence < 5) return undefined;
  if (namesLanguage(reading.asked, splitWords(reading.asked)) || /[{}=;<>]|```/.test(reading.asked)) return undefined;
  return detected.language;
}

/** Little words, none of them of the language that was ordered: a short sentence shows no more. */
function hasOthersWords(words: readonly string[], language: string): boolean {
  const own = wordLanguages.indexOf(language);
  if (own < 0 || words.length < fewestInSentence) return false;
  const found = words.flatMap((word) => functionWords.get(word)?.languages ?? []);
  return found.length > 0 && !found.includes(own) && littleShare(words) >= leastShare;
}

const fewestInSentence = 6;
const leastShare = 0.2;

/** Fewest words of a text that is no name. */
const fewestWords = 4;

function wrongly(found: string, wanted: string): Finding {
  return { check: 'language', text: `the answer is in ${found} where "${wanted.slice(0, 8)}" was asked for` };
}

/** An answer in another language than was asked for, or than the question was put in. Code and short answers pass. */
export function checkLanguage(draft: DraftView, options: LanguageOptions = {}): Finding | undefined {
  const reading = readDraft(draft);
  const found = reading.language;
  if (reading.calls || /^[[{<]/.test(reading.text)) return undefined;
  const mayName = mayNameLanguage(reading);
  const named = options.language?.slice(0, 2).toLowerCase() ?? (mayName ? orderedLanguage(reading) : undefined);
  if (named !== undefined && reading.proseWords.length >= fewestWords && !mayBeWrittenIn(named, reading.prose))
    return wrongly('another script', named);
  if (order.test(reading.asked) && named !== undefined && hasOthersWords(reading.proseWords, named))
    return wrongly('another language', named);
  if (found === undefined || found.evidence < (named === undefined ? sureEvidence : wantedEvidence)) return undefined;
  const wanted = named ?? (mayName ? askedLanguage(reading) : undefined) ?? promptLanguage(reading);
  if (wanted === undefined || sameLanguage(found.language, wanted)) return undefined;
  // An English answer may carry the wanted words in quotes or after a colon.
  if (
    /["“«„:*]/.test(reading.prose.slice(0, 1_000)) &&
    options.language === undefined &&
    (translation.test(reading.asked) || translationElsewhere.test(reading.asked))
  )
    return undefined;
  return wrongly(`"${found.language}"`, wanted);
}
