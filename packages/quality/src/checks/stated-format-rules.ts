import { countPattern, parseCount } from '../text/parse-count.js';
import type { FormatRule } from './format-rules.js';
import type { DraftReading } from './read-draft.js';

/** Lines that are items of a list. */
function itemLines({ text }: DraftReading): number {
  return text.split('\n', 2_000).filter((line) => /^(?:[-*•–·▪◦+]|\(?\d{1,3}[.)]|\d️⃣)\s+\S/.test(line)).length;
}

function sentencesIn(text: string): number {
  return text.slice(0, 4_000).match(/[.!?。！？](?:["')\]]|\s|$)/g)?.length ?? 0;
}

const dates: readonly (readonly [name: RegExp, shape: RegExp])[] = [
  [/yyyy-mm-dd|iso 8601/, /\b\d{4}-\d{2}-\d{2}\b/],
  [/yyyy\/mm\/dd/, /\b\d{4}\/\d{2}\/\d{2}\b/],
  [/(?:dd|mm)\/(?:mm|dd)\/yyyy/, /\b\d{1,2}\/\d{1,2}\/\d{4}\b/],
  [/(?:dd|mm)-(?:mm|dd)-yyyy/, /\b\d{1,2}-\d{1,2}-\d{4}\b/],
  [/dd\.mm\.yyyy/, /\b\d{1,2}\.\d{1,2}\.\d{4}\b/],
  [/hh:mm/, /\b\d{1,2}:\d{2}\b/],
];

const strictYesNo =
  /\b(?:yes|no|not|true|false|yeah|yep|nope|correct|incorrect|cannot|never|right|wrong|t|f)\b|^\W*[yn]\W*$|(?:^|[^\p{L}])(?:ja|nein|oui|non|sí|si|sì|sim|não|nee|tak|nie|да|нет|evet|hayır|nej|nei)(?![\p{L}])|是|否|不|对|错|はい|いいえ|예|아니|네/iu;

/** The labels of "one of: low, medium or high". */
function labelsOf(list: string): readonly string[] {
  return list
    .split(/\s*(?:,|;|\/|\||\bor\b)\s*/)
    .map((label) => label.replace(/["“”'.()[\]]/g, '').trim())
    .filter((label) => label !== '');
}

/** Forms that prompts state word by word: dates, keys, counts, labels, titles, verse. */
export const statedFormatRules: readonly FormatRule[] = [
  {
    asked: /yyyy|iso 8601|dd\/mm|mm\/dd|\bhh:mm\b/,
    kept: ({ text, asked }) => {
      const wanted = dates.find(([name]) => name.test(asked));
      return wanted === undefined || wanted[1].test(text) || /```/.test(text) || text.length > 600;
    },
    hints: ['yyyy', 'iso', 'hh', 'dd'],
    reason: 'no date or time of the form that was asked for',
  },
  {
    asked: /\\boxed ?\{/,
    kept: ({ text }) => text.includes('\\boxed') || text.length > 6_000,
    hints: ['boxed'],
    reason: 'no boxed answer, where one was asked for',
  },
  {
    asked:
      /\b(?:yes or no|true or false)(?: only| answer)?[:?.]?\s*$|^(?:yes or no|true or false)[:,?]|\b(?:answer|reply|respond|return|output|give|say|write)\b[^.!?\n]{0,30}\b(?:yes or no|yes\/no|true or false|true\/false|yes" or "no)\b(?! (?:in|when|at|to) )|\byes" or "no"|\b(?:yes|true) or (?:no|false)[:?]|mit ja oder nein|ja oder nein|(?:par )?oui ou (?:par )?non|con sí o no|sí o no|sì o no|sim ou não|ja of nee|tak lub nie|да или нет|是[”"」』]?(?:或|还是|或者)[“"「『]?(?:否|不是)|是或者否|はいかいいえ|はい」か「いいえ|evet veya hayır|예 또는 아니/,
    kept: ({ text }) => strictYesNo.test(text.slice(0, 4_000)),
    hints: [],
    reason: 'neither yes nor no, where one was asked for',
  },
  {
    asked:
      /nur (?:mit )?(?:einer|der|die|eine) zahl|(?:solo|sólo|únicamente) (?:con )?(?:un|el) número|(?:uniquement|seulement) (?:par |avec )?(?:un|le) (?:nombre|chiffre)|solo (?:con )?un numero|(?:apenas|somente) (?:com )?um número|только числ|одним числом|alleen (?:met )?een getal|(?:只|仅)(?:用|回答|输出|需)[^。]{0,4}数字|数字だけ|숫자만/,
    kept: ({ text }) => /\p{N}|[一二三四五六七八九十百千万零]/u.test(text) || text.split(/\s+/).length <= 3,
    hints: [],
    reason: 'no number, where one was asked for',
  },
  {
    asked:
      /\b(?:with|using|containing|has|have|and) (?:the |only the |exactly the |two |three |these )?(?:keys?|fields?|properties|attributes)\b:? ((?:["'`]?[\w-]{1,40}["'`]?(?:, and |, | and )?){1,8})/,
    kept: ({ text, asked }, match) => {
      if (!/\bjson\b/.test(asked) || !/[{[]/.test(text)) return true;
      // Names that are quoted are plainly meant; so are bare ones in a row.
      const keys = [...(match[1] ?? '').matchAll(/["'`]([\w-]+)["'`]/g)].map((each) => each[1] ?? '');
      const names =
        keys.length > 0
          ? keys
          : (match[1] ?? '')
              .split(/,? and |, /)
              .filter((name) => /^[a-z_]\w*$/.test(name))
              .slice(0, -1);
      return names.every((name) => text.toLowerCase().includes(name));
    },
    hints: ['key', 'keys', 'field', 'fields', 'properties', 'attributes'],
    reason: 'a key that was asked for is missing in the JSON',
  },
  {
    asked: /\b(?:a |single |one |valid )(?:single |valid )?json object\b(?! per)/,
    kept: ({ text }) => !/^\s*(?:```(?:json)?\s*)?\[/.test(text),
    hints: ['object'],
    reason: 'an array, where an object was asked for',
  },
  {
    asked: new RegExp(
      `\\b(?:list|name|give|write|suggest|provide|generate|enumerate|mention|state|as|in|with)\\b[^.!?\\n]{0,24}?(exactly |only |just )?\\b${countPattern.replace('|an?|single', '')} (?!words|sentences|paragraphs|lines|pages|characters|letters|minutes|hours|percent|year|day|levels?|or|to|of)[a-z]{3,}`,
    ),
    kept: (reading, match) => {
      const wanted = parseCount(match[2] ?? '');
      const items = itemLines(reading);
      if (
        !(wanted >= 2) ||
        wanted > 100 ||
        items < 1 ||
        /\b(?:each|per|every|for each|at least|or more|minimum)\b|\d-\d/.test(reading.request)
      )
        return true;
      if (/^\s+\S/m.test(reading.text.replace(/^\s+/, ''))) return true;
      return match[1] === undefined
        ? items <= 1.5 * wanted + 1
        : items === wanted || (items === 1 && wanted > 1 && reading.words.length > 30);
    },
    hints: [],
    reason: 'another number of items than was asked for',
  },
  {
    asked:
      /\b(?:one of|either|choose from|pick from|exactly one of|from)(?: the)?(?: following)?(?: words| labels| options| categories| values| answers)?: ?["“'[(]?((?:[\w -]{1,30}["”']?(?:, | or |, or |\/|; )["“']?){1,9}[\w -]{1,30})/,
    kept: ({ text }, match) => {
      const lower = text.slice(0, 4_000).toLowerCase();
      return labelsOf(match[1] ?? '').some((label) => lower.includes(label));
    },
    hints: ['one', 'either', 'from'],
    reason: 'none of the offered labels is in the answer',
  },
  {
    asked:
      /\b(?:only|just|nothing but) (?:the|a|one) (?:\w+ )?(?:title|name|label|headline|name|slogan|subject line|tagline|caption|filename|url|city|country|year|color|colour|word)\b|\b(?:title|headline|slogan|subject line|tagline) only\b|\btitle and nothing else\b/,
    kept: (reading) => reading.words.length <= 25 || sentencesIn(reading.text) < 2,
    hints: ['only', 'just', 'nothing', 'title'],
    reason: 'long text, where a title or a name was asked for',
  },
  {
    asked: /\b(?:write|compose|create|give me|make)\b[^.!?\n]{0,30}\b(?:haiku|limerick|sonnet|quatrain|couplet)\b/,
    kept: ({ text, words }) => words.length < 12 || text.includes('\n') || /\s\/\s/.test(text),
    hints: ['haiku', 'limerick', 'sonnet', 'quatrain', 'couplet'],
    reason: 'no lines of verse, where verse was asked for',
  },
  {
    asked: new RegExp(
      `\\b(?:write|in|give|compose|explain)\\b[^.!?\\n]{0,30}\\b(?:exactly )?${countPattern.replace('|an?|single', '').replace('one|', '')} (?:short |long |brief )?paragraphs\\b`,
    ),
    kept: ({ text }, match) => {
      const wanted = parseCount(match[1] ?? '');
      return (
        wanted < 2 || wanted > 40 || text.split(/\n\s*\n|\n/).filter((part) => part.trim() !== '').length >= wanted
      );
    },
    hints: ['paragraphs'],
    reason: 'fewer paragraphs than were asked for',
  },
  {
    asked:
      /\b(?:answer|respond|reply|output|return|write|give)?[^.!?\n]{0,20}\b(?:in|as|valid) (?:valid |well-formed )?(xml|html)\b(?!.{0,20}\bexplain)/,
    kept: ({ text }) => /<[\w?!]/.test(text) || text.includes('```'),
    hints: ['xml'],
    reason: 'not the markup that was asked for',
  },
  {
    asked:
      /\b(?:as|in|valid|to|into|return|output|only) (?:valid |a |only )?(csv|yaml|toml)\b|\bcomma[- ]separated (?:list|values)\b/,
    kept: ({ text, words }, match) => {
      if (text.includes('```') || words.length <= 6) return true;
      if (match[1] === 'yaml') return /^\s*(?:- |["\w][\w "'-]{0,40}:(?:\s|$))/m.test(text);
      if (match[1] === 'toml') return /=/.test(text);
      return /[,;\t]/.test(text) && sentencesIn(text) < 2 && !/^\s*[-*•] /m.test(text);
    },
    hints: ['csv', 'yaml', 'toml', 'comma'],
    reason: 'not the format that was asked for',
  },
  {
    asked:
      /nummerierte liste|als liste|aufzählung|in stichpunkten|stichpunkte|liste numérotée|liste à puces|lista numerada|lista con viñetas|viñetas|elenco (?:puntato|numerato)|em tópicos|нумерованн\S+ спис|маркированн\S+ спис|в виде списка|编号列表|項目符號|箇条書き/,
    kept: (reading) => itemLines(reading) >= 2 || /^\s*\d+[、．.)]/m.test(reading.text) || /<li/.test(reading.text),
    hints: [],
    reason: 'no list, where one was asked for',
  },
];
