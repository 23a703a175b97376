import { countPattern, parseCount } from '../text/parse-count.js';
import type { DraftReading } from './read-draft.js';

/** A form that prompts ask for in so many words. */
export interface FormatRule {
  /** One of these words must be in such a prompt: a quick look before the pattern is tried; none means that it always is. */
  readonly hints: readonly string[];
  /** Matches a prompt in lower case, without apostrophes, that asks for the form. */
  readonly asked: RegExp;
  /** Whether an answer has the form; when in doubt, it has. */
  readonly kept: (reading: DraftReading, asked: RegExpExecArray) => boolean;
  readonly reason: string;
}

const numberWords =
  /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|quarter|third|none|no|infinit\w*|undefined|once|twice|pi|empty|cannot|not)\b/i;

function hasNumber({ text }: DraftReading): boolean {
  return (
    /[\p{N}∞π]/u.test(text) || numberWords.test(text.slice(0, 4_000)) || /[\u0370-\uffff]{2}/.test(text.slice(0, 400))
  );
}

/** "Answer with", "reply only with", "output just" and the like. */
const only =
  '\\b(?:answer|reply|respond|return|output|give|provide|write|state)(?: (?:me|only|just|with|by|in|using|simply|your|the|answer|final|a|an|to|this|question|back|as|response|strictly|of|single))*';

function listed({ text }: DraftReading): number {
  const lines = text.split('\n', 2_000).filter((line) => line.trim() !== '').length;
  const parts = text
    .slice(0, 8_000)
    .split(/[,;、，،]|\band\b|\n/)
    .filter((part) => part.trim() !== '').length;
  const sentences = text.slice(0, 8_000).split(/[.!?。]\s/).length;
  const numbers = text.slice(0, 8_000).match(/\b\d{1,3}[.)]\s/g)?.length ?? 0;
  // "dog cat horse": words in a row may be the items.
  const bare = text.length < 400 && parts === 1 ? text.trim().split(/\s+/).length : 0;
  return Math.max(lines, parts, sentences, numbers, bare);
}

function looksLikeCode({ text, fences }: DraftReading): boolean {
  if (fences.length > 0 || /`[^`\n]{3,}`/.test(text)) return true;
  return /[{};]\s*$|^\s*(?:def|class|import|from|function|const|let|var|return|if|for|while|public|#include|select|insert|create|update|with|print|echo|<\w+)\b.*[({:;=>'"*]|=>|:=|\w\(.*\)|\$\w|[=<>]{1,2} ?\w|\\[dwsb]|[[(^].*[\])$*+]|--?\w|<\/?\w+|\|/im.test(
    text.slice(0, 8_000),
  );
}

const isShort =
  (limit: number) =>
  (reading: DraftReading): boolean =>
    reading.words.length <= limit;

/** The forms, those first that leave least doubt. */
export const formatRules: readonly FormatRule[] = [
  {
    asked: new RegExp(
      `${only} (?:number|integer|numeric(?:al)? (?:value|answer)|numeral|digits?)(?: only)?\\b(?! of)|\\b(?:just|only) (?:the|a) (?:final )?(?:number|integer|numeric value)\\b`,
    ),
    kept: (reading) => hasNumber(reading) && reading.words.length <= 400,
    hints: ['number', 'integer', 'numeric', 'numerical', 'numeral', 'digit', 'digits'],
    reason: 'no number, where one was asked for',
  },
  {
    asked:
      /\b(?:answer|reply|respond|describe)\b[^.!?\n]{0,40} (?:in|with|using) (?:just |only |exactly )?(?:one|a single|1) word\b|\bone[- ]word (?:answer|reply|response)\b|\b(?:in|with) one word[:.,]|\bone word only\b/,
    kept: isShort(4),
    hints: ['word'],
    reason: 'many words, where one was asked for',
  },
  {
    asked:
      /\b(?:what is|whats|calculate|compute|evaluate|solve|how much is|work out)\b:? \(?-?\d[\d.,]*\)? ?(?:[-+*/^×÷x%]|plus|minus|times|divided by|multiplied by|mod|squared) ?\(?-?\d/,
    kept: hasNumber,
    hints: ['what', 'whats', 'calculate', 'compute', 'evaluate', 'solve', 'much', 'work'],
    reason: 'no number in the answer of a calculation',
  },
  {
    asked:
      /\b(?:list|name|give|write|print|find|what are|which are|enumerate|show|state|generate|output)\b[^.!?\n]{0,40}\b(?:primes?|prime numbers|even numbers|odd numbers|multiples of|fibonacci numbers?|fibonacci sequence|perfect squares|square numbers|digits of|factors of|divisors of|integers|powers of|cubes|numbers (?:between|from|below|under|up to|less than)|roots of)\b/,
    kept: hasNumber,
    hints: [
      'prime',
      'primes',
      'number',
      'numbers',
      'multiples',
      'fibonacci',
      'squares',
      'digits',
      'factors',
      'divisors',
      'integers',
      'powers',
      'cubes',
      'roots',
    ],
    reason: 'no number, where numbers were asked for',
  },
  {
    asked:
      /\b(?:in|as|into|make|create|draw|build|generate|format|produce|give me|provide|with|use|using|output|present|show)\b[^.!?\n]{0,40}\b(?:markdown table|comparison table|(?:in|as) a table|a table (?:of|with|showing|comparing|that|listing)|table format|tabular (?:form|format)|formatted table)\b|\b(?:in|as) a (?:markdown )?table\b/,
    kept: ({ text }) =>
      /\|.*\||<table|\t|┃|│|\\begin\{tabular|create table|^[^,\n]+,[^,\n]+(?:,[^\n]+)?\n[^,\n]+,/im.test(text),
    hints: ['table', 'tabular'],
    reason: 'no table, where one was asked for',
  },
  {
    asked:
      /\b(?:in|as|using|with) (?:a )?(?:bullet(?:ed)?[- ]?(?:points?|list)|bullets|bullet points|numbered list)\b|\bas bullets\b|\b(?:a|me a) (?:bullet(?:ed|-point)?|numbered) list\b/,
    kept: ({ text }) => /^\s*(?:[-*•–·▪◦]|\d{1,3}[.)]|\(?[a-z][.)])\s?\S/m.test(text) || /<li/i.test(text),
    hints: ['bullet', 'bulleted', 'bullets', 'numbered'],
    reason: 'no list, where one was asked for',
  },
  {
    asked:
      /\b(?:return|output|respond|reply|answer|format|produce|give|write|generate|provide|convert)\b[^.!?\n]{0,60}\b(?:valid |only |raw |strict |pure )?json\b(?! schema)(?!-?ld)|\b(?:in|as) (?:valid |a )?json\b|\bjson (?:only|format|object with|array of)\b/,
    kept: ({ text }) => /[{[]|^\s*(?:"|-?[\d.]+\s*$|true|false|null)/.test(text) || looksLikeCodeText(text),
    hints: ['json'],
    reason: 'no JSON, where JSON was asked for',
  },
  {
    asked:
      /\b(?:classify|categori[sz]e|label)\b[^\n]{0,80}?\b(?:as|into|either|one of)\b:? ((?:[\w-]+, ){0,8}[\w-]+,? (?:or|and) [\w-]+)/,
    kept: ({ text }, asked) => {
      const labels = (asked[1] ?? '').split(/,? (?:or|and) |, /);
      const lower = text.slice(0, 4_000).toLowerCase();
      return labels.some((label) => lower.includes(label)) || /\d/.test(text);
    },
    hints: ['classify', 'categorize', 'categorise', 'label'],
    reason: 'none of the offered labels is in the answer',
  },
  {
    asked:
      /\b(?:implement|code|program)\b[^.!?\n]{0,60}\bin (?:python|javascript|typescript|java|c\+\+|c#|rust|go|golang|ruby|php|kotlin|swift|haskell)\b/,
    kept: looksLikeCode,
    hints: ['implement', 'code', 'program'],
    reason: 'no code, where code was asked for',
  },
  {
    asked:
      /\b(?:write|implement|code|create|develop|give me|provide|show me|build|generate)\b (?:(?:a|an|the|me|some|simple|short|small|basic|complete|working|recursive|efficient|python|javascript|typescript|java|c\+\+|c#|rust|go|golang|ruby|php|sql|bash|shell|kotlin|swift|scala|haskell|perl|r|react|node|html|css|regex|async|generic|thread-safe|unit|pytest) )*(?:function|script|program|snippet|one-liner|sql query|query|regex|regular expression|class|decorator|unit tests?|component|method|code|dockerfile|makefile|shell command|algorithm in \w+)\b(?! (?:name|review|of conduct|schedule|notes?|plan|president|reunion))/,
    kept: (reading) => looksLikeCode(reading) || isNoProgramming(reading),
    hints: ['write', 'implement', 'code', 'create', 'develop', 'give', 'provide', 'show', 'build', 'generate'],
    reason: 'no code, where code was asked for',
  },
  {
    asked: new RegExp(
      `^(?:please )?(?:list|name|give(?: me)?|suggest|provide|generate|enumerate|mention|state)(?: me)?(?: exactly| at least| a list of| the| top)* ${countPattern.replace('|an?|single', '')} (?!words|sentences|paragraphs|lines|pages|characters|letters|minutes|hours|percent)[a-z]{3,}`,
    ),
    kept: (reading, asked) => {
      const wanted = parseCount(asked[1] ?? '');
      return !(wanted >= 2) || wanted > 200 || listed(reading) >= Math.min(wanted, Math.ceil(wanted * 0.8));
    },
    hints: ['list', 'name', 'give', 'suggest', 'provide', 'generate', 'enumerate', 'mention', 'state'],
    reason: 'fewer items than were asked for',
  },
];

function looksLikeCodeText(text: string): boolean {
  return /```|`/.test(text);
}

/** "Write a class schedule", "write a program for the concert": no programming is meant when no such word is near. */
function isNoProgramming({ request }: DraftReading): boolean {
  return (
    !/\b(?:function|script|code|sql|regex|regular expression|python|javascript|typescript|java|c\+\+|c#|rust|go|golang|ruby|php|bash|shell|kotlin|swift|scala|haskell|perl|react|node|html|css|pytest|snippet|decorator|dockerfile|algorithm|array|string|integer|returns?)\b/.test(
      request,
    ) ||
    /\b(?:movie|film|play|theater|theatre|scene|episode|podcast|video|youtube|call|phone|sales|speech|dress|discount|coupon|promo)\b/.test(
      request,
    )
  );
}
