import { countSentences } from '../text/count-sentences.js';
import { looksLikeCode, sentencesIn } from './form-signs.js';
import type { Form } from './forms.js';
import type { DraftReading } from './read-draft.js';

/** Most words of an answer that was to be a number alone: "The answer is 42 apples." is forgiven. */
const mostShort = 10;

/** Words around a letter that was to stand alone, and is not given a reason yet. */
const mostAround = 24;

/** A letter and nothing else: asked for with choices, too. */
export const letterAlone: Form = {
  asked:
    /\b(?:only|just|nothing but|simply|single) (?:with )?(?:the |a |one |an )?(?:single |correct |right )?letter\b(?! (?:to|from|in|of (?!the (?:\w+ )?(?:option|answer|choice))))|\bletter only\b|\bwith (?:a|one) (?:single )?letter\b/,
  kept: ({ text, words }: DraftReading): boolean =>
    words.length <= 3 ||
    (words.length <= mostAround &&
      /(?:^|[^\p{L}\p{N}'’])[A-Z](?![\p{L}\p{N}'’])(?! [a-z])|[("'*`][a-z][)"'*`]/u.test(text)),
  hints: 'letter',
  reason: 'letter, where one was asked for',
  besideChoices: true,
};

/** Something short and nothing beside it, asked for in English. */
export const formsAlone: readonly Form[] = [
  letterAlone,
  {
    asked:
      /\b(?:only|just) (?:with )?(?:the|a|one) (?:single )?(?:final )?(?:number|integer|numeral|digit)\b|\b(?:number|integer)(?: only|,? (?:and )?nothing else)\b/,
    kept: ({ words, fences, text }) => words.length <= mostShort || fences.length > 0 || /^[\s\d.,:{[$€£-]/.test(text),
    hints: 'number integer numeral digit',
    reason: 'number alone, where one was asked for',
  },
  {
    asked: /\bhex(?:adecimal)? (?:colou?r|code)|#rrggbb/,
    kept: ({ text, asked }) =>
      /regex|regular expression/.test(asked) ||
      /#[\da-f]{3,8}\b|\b(?=[a-f]*\d)[\da-f]{6}\b/i.test(text) ||
      text.length > 600,
    hints: 'hex hexadecimal rrggbb',
    reason: 'code of a colour, where one was asked for',
  },
  {
    asked:
      /\b(?:only|just|nothing but) (?:the|an?|one) (?:\w+ )?(?:e-?mail(?: address)?|address|url|link|domain)\b|\b(?:e-?mail address|url|link) only\b|\b(?:extract|return|output|give|invent|find)\b[^.!?\n]{0,50}\be-?mail address\b/,
    kept: ({ text, request }, [asked]) => {
      if (/\b(?:no|none|not|null)\b/i.test(text)) return true;
      const isFound = /mail/.test(`${asked}${request}`) ? text.includes('@') : /[@./]\S/.test(text);
      return isFound && (!/\bonly\b|\bjust\b|nothing but/.test(asked) || text.split(/\s+/).length <= 10);
    },
    hints: 'email mail address url link domain',
    reason: 'address, where one was asked for',
  },
  {
    asked:
      /\b(?:in|with|using|as) (?:just |only |exactly )?(?:one|a single|one single|1) sentence\b|\b(?:only|just|exactly) one sentence\b|\bone[- ]sentence (?:answer|summary|explanation|description|definition)\b/,
    kept: ({ prose, fences }) => fences.length > 0 || countSentences(prose) <= 1 + Number(prose.length < 200),
    hints: 'sentence',
    reason: 'single sentence, where one was asked for',
    inQuestions: true,
  },
  {
    asked:
      /\b(?:single |one |only (?:the |a |one )?|just (?:the|a|one) )(?:valid )?(?:sql(?: query| statement)?|regex|regular expression|shell command|bash command|command|one-?liner|code)\b(?! (?:\d|block|fence|review|editor|switch|path|execution|line))|\b(?:sql|code|command|regex)(?: (?:query|statement|pattern|snippet))? only\b|\bcode\b[^.!?\n]{0,30}\bno explanations?\b/,
    kept: (reading) =>
      reading.words.length <= 5 ||
      (looksLikeCode(reading) && sentencesIn(reading.prose.replace(/[;{}()]\s*$/gm, '')) < 3),
    hints: 'sql regex regular command liner code',
    reason: 'code alone, where it was asked for',
  },
  {
    asked:
      /\b(?:only|just|nothing but) (?:with )?(?:the|a|an|one|its|his|her|their) (?:\w+ ){0,2}?(?:answer|result|value|figure|symbol|abbreviation|acronym|date|percentage|amount|price|author|surname|initials|language|emoji|verb|noun|adjective|category|state|capital|formula|unit|id|hex code|phone number|zip code|postcode|currency)\b(?! (?:of|to|for|in|and(?! nothing)|from))|\b(?:answer|result|value|date|year|name|symbol|label|category) only\b/,
    kept: ({ words, fences, text }) => words.length <= 18 || (fences.length > 0 && !/^(?:```json\s*)?\{/.test(text)),
    hints: 'only just nothing',
    reason: 'short answer alone, where it was asked for',
  },
  {
    asked:
      /\b(?:only|just|nothing but) (?:with )?(?:a |the |an )?(?:raw |valid |single |plain )*json\b|\bjson only\b|\bjson\b[^.!?\n]{0,60}\b(?:nothing else|no (?:other text|explanations?|prose|comments?|code fences|markdown))\b/,
    kept: ({ text, asked }) =>
      /^[[{"\d`tfn-]/.test(text) && !(/\braw\b|no code fences|no markdown/.test(asked) && text.startsWith('`')),
    hints: 'json',
    reason: 'JSON alone, where nothing else was asked for',
    besideChoices: true,
  },
  {
    asked:
      /\b(?:only|just|nothing but) (?:with )?the translation\b|\btranslation only\b|\btranslation and nothing else\b/,
    kept: ({ words, promptWords }) => words.length <= 2 * promptWords.length + 6,
    hints: 'translation',
    reason: 'translation alone, where nothing else was asked for',
  },
  {
    asked: /\b(?:only|just|nothing but) (?:with |in |use |using )?emojis?\b|\bemojis? only\b|\busing only emojis?\b/,
    kept: ({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) <= 0.2 * text.length,
    hints: 'emoji emojis',
    reason: 'emoji alone, where nothing else was asked for',
  },
];
