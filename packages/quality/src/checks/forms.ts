import { countPattern, parseCount } from '../text/parse-count.js';
import { hasNumber, itemLines, listedItems, looksLikeCode, sentencesIn } from './form-signs.js';
import type { DraftReading } from './read-draft.js';

/** A form that prompts ask for in so many words. */
export interface Form {
  /** One of these words or signs must be in such a prompt: a quick look before the pattern is tried; none means that it always is. */
  readonly hints: string;
  /** Matches a prompt in lower case, without apostrophes, that asks for the form. */
  readonly asked: RegExp;
  /** Whether an answer has the form; when in doubt, it has. */
  readonly kept: (reading: DraftReading, asked: RegExpExecArray) => boolean;
  /** What is missing. */
  readonly reason: string;
  /** It is asked for in the question itself, too: "What is 3 + 4?", "How do plants grow, in one sentence?" */
  readonly inQuestions?: true;
  /** It is asked for beside options to choose from, too: those are answered in any other form. */
  readonly besideChoices?: true;
}

const requests =
  'answer|reply|respond|return|output|give|provide|write|make|create|draw|build|format|produce|present|show|list|convert|turn|print|generate|describe|compose|put';

/** "Write ... as a table", "output valid JSON": a request, or a word that leads to a form, and the form soon after. */
function form(names: string, not = ''): RegExp {
  return new RegExp(`\\b(?:${requests}|in|as|into|to|valid|only|using|use)\\b[^.!?\\n]{0,40}?\\b(?:${names})\\b${not}`);
}

/** "Answer with the number only", "reply with one word": nothing else may stand between. */
function only(names: string): RegExp {
  const between =
    'me|only|just|with|by|in|using|simply|your|the|answer|final|a|an|to|this|question|back|as|response|strictly|of|single|one|exactly';
  return new RegExp(
    `\\b(?:${requests}|state|rate)(?: (?:${between}))* (?:${names})(?: only)?\\b(?! (?:of\\b|["“‘'])|["“‘'])|\\b(?:just|only) (?:the|a|one|in one) (?:final )?(?:${names})\\b|\\b(?:${names})(?: only|,? and nothing else)\\b`,
  );
}

const manyItems = countPattern.replace('|an?|single', '');
const notItems =
  '(?!words|sentences|paragraphs|lines|pages|characters|letters|minutes|hours|percent|year|day|levels?|digits|bases|decimals?|places|or|to|of)[a-z]{3,}';

function plainly(text: string): string {
  return text.slice(0, 4_000).toLowerCase().replace(/['’]/g, '');
}

/** The labels of "low, medium or high". */
function labelsOf(list: string): readonly string[] {
  return list
    .split(/\s*(?:,|;|\/|\||\b(?:or|and)\b)\s*/)
    .map((label) => label.replace(/["“”'.()[\]]/g, '').trim())
    .filter((label) => label !== '');
}

/** Longest label, in letters, that other words have in them. */
const shortLabel = 2;

function namesLabel({ text }: DraftReading, asked: RegExpExecArray): boolean {
  const head = text.slice(0, 4_000);
  const lower = head.toLowerCase();
  // "IT" is in "it", and in "with".
  const isSaid = (label: string): boolean =>
    label.length <= shortLabel ? head.includes(label.toUpperCase()) || lower.startsWith(label) : lower.includes(label);
  return labelsOf(asked[1] ?? '').some(isSaid) || /^\W*\d/.test(lower);
}

const dates: readonly (readonly [name: RegExp, shape: RegExp])[] = [
  [/yyyy-mm-dd|iso (?:8601|format)/, /\b\d{4}-\d{2}-\d{2}\b/],
  [/yyyy\/mm\/dd/, /\b\d{4}\/\d{2}\/\d{2}\b/],
  [/(?:dd|mm)([/.-])(?:mm|dd)\1yyyy/, /\b\d{1,2}([/.-])\d{1,2}\1\d{4}\b/],
  [/hh:mm/, /\b\d{1,2}:\d{2}\b/],
];

const alone = /nothing else|nothing more|\b(?:only|just) (?:with )?(?:yes|true|a yes)|no explanation/;

const yesNo =
  /\b(?:yes|no|not|true|false|yeah|yep|nope|correct|incorrect|cannot|never|right|wrong|t|f)\b|^\W*[yn]\W*$|(?:^|[^\p{L}])(?:ja|nein|oui|non|sí|si|sì|sim|não|nee|tak|nie|да|нет|evet|hayır|nej|nei)(?![\p{L}])|是|否|不|对|错|はい|いいえ|예|아니|네/iu;

/** In a longer answer a "not" or "never" says little. */
const shortAnswer = 14;
const plainYesNo = new RegExp(yesNo.source.replace('not|', '').replace('cannot|never|', '').replace('|t|f', ''), 'iu');

/** Data in a notation that is told by its first signs. */
const notations: Readonly<Record<string, RegExp>> = {
  json: /(?:^|[\s:=(`])[{[]\s*[\w"'{[\]}-]|^\s*(?:"[^"\n]*"|-?[\d.]+|true|false|null)\s*$/,
  yaml: /^[ \t]*(?!\{)(?:- |["\w][\w "'-]{0,40}:(?:\s|$))/m,
  toml: /=/,
  xml: /<[\w?!]/,
  html: /<[\w?!]/,
  csv: /^(?!\s*[|*•-])[^\n]*[,;\t]/,
  'comma-separated': /[,;\t]/,
};

/** Whether an answer is in the notation that was asked for last. */
function hasNotation({ text, words }: DraftReading, name: string): boolean {
  if (text.includes('`') || (name !== 'json' && words.length <= 2 && !/^[-*|]/.test(text))) return true;
  const isRow = /^c/.test(name);
  return (
    (notations[name]?.test(text) ?? true) &&
    !(isRow && words.length > 6 && (sentencesIn(text) >= 2 || (!text.includes('\n') && /[.!]$/.test(text))))
  );
}

const programming =
  'python|javascript|typescript|java|c\\+\\+|c#|rust|go|golang|ruby|php|bash|shell|kotlin|swift|scala|haskell|perl|r|react|node|html|css|sql';
const before =
  'a|an|the|me|only|just|some|simple|short|small|basic|complete|working|recursive|efficient|async|generic|thread-safe|unit|pytest|single|valid';

/** The forms, those first that leave least doubt. */
export const forms: readonly Form[] = [
  {
    asked: /yyyy|iso (?:8601|format)|dd[/.-]mm|mm[/.-]dd|\bhh:mm\b/,
    kept: ({ text, asked }) => dates.find(([name]) => name.test(asked))?.[1].test(text) !== false || text.length > 600,
    hints: 'yyyy iso hh dd',
    reason: 'date or time of the form that was asked for',
  },
  {
    asked:
      /\\boxed ?\{|(?<!\p{L})(?:in|inside|between|format|as|like|using|with|mellan|zwischen|entre|tra|tussen|między|между|im|en|dans|w|в|在)(?!\p{L})[^.!?\n]{0,30}(?:(<(\p{L}{2,20})>)(?=.{0,60}<\/\2>)|(<\p{L}{2,20}>),? (?:tags?|element)|(?:tags?|elements?) (<\p{L}{2,20}>))/u,
    kept: ({ text }, asked) =>
      text.toLowerCase().includes(asked[1] ?? asked[3] ?? asked[4] ?? '\\boxed') || text.length > 6_000,
    hints: 'boxed <',
    reason: 'mark around the answer, where one was asked for',
    besideChoices: true,
  },
  {
    asked:
      /\b(?:yes or no|true or false)(?:,? (?:only|answer|please|(?:in )?one word))*[:?.]?\s*$|^(?:yes or no|true or false)[:,?]|\b(?:answer|reply|respond|return|output|give|say|write)\b[^.!?\n]{0,30}\b(?:yes or no|yes\/no|true or false|true\/false|yes" or "no)\b(?! (?:in|when|at|to) )|\byes" or "no"|\b(?:yes|true) or (?:no|false)[:?]|ja oder nein|oui ou (?:par )?non|sí o no|sì o no|sim ou não|ja of nee|tak lub nie|да или нет|是[”"」』]?(?:或|还是|或者)[“"「『]?(?:否|不是)|是或者否|はいかいいえ|はい」か「いいえ|evet veya hayır|예 또는 아니/,
    kept: ({ text, words, asked }) =>
      (words.length > shortAnswer ? plainYesNo : yesNo).test(text.slice(0, 4_000)) &&
      (words.length <= 8 || !alone.test(asked) || yesNo.test(text.slice(0, 8))),
    hints: 'yes true ja oui sí sì sim tak да evet 是 は 예',
    reason: 'yes or no, where one was asked for',
    inQuestions: true,
  },
  {
    asked: only('number|integer|numeric(?:al)? (?:value|answer)|numeral|digits?'),
    kept: (reading) =>
      hasNumber(reading) && (reading.words.length <= 8 || reading.fences.length > 0 || /\d|^\{/.test(reading.text)),
    hints: 'number integer numeric numerical numeral digit digits',
    reason: 'number, where one was asked for',
  },
  {
    asked:
      /\b(?:what is|whats|calculate|compute|evaluate|solve|how much is|work out)\b:? \(?-?\d[\d.,]*\)? ?(?:[-+*/^×÷x%]|plus|minus|times|divided by|multiplied by|mod|squared) ?\(?-?\d|\b(?:list|name|give|write|print|find|what are|which are|enumerate|show|state|generate|output)\b[^.!?\n]{0,40}\b(?:primes?|prime numbers|even numbers|odd numbers|multiples of|fibonacci (?:numbers?|sequence)|perfect squares|square numbers|digits of|factors of|divisors of|integers|powers of|cubes|numbers (?:between|from|below|under|up to|less than)|roots of)\b/,
    kept: hasNumber,
    hints:
      'what whats calculate compute evaluate solve much work list name give write print find which enumerate show state generate output',
    reason: 'number in the answer of a calculation',
    inQuestions: true,
  },
  {
    asked: /\bhow (?:many|much)\b[^?\n]*\?\s*$/,
    // A sum with several numbers has a number for its answer.
    kept: (reading) =>
      (reading.asked.match(/(?<![\p{L}\d])\d/gu)?.length ?? 0) < 3 ||
      hasNumber(reading) ||
      /\b(?:same|equal|equally|all|both|each|free|nothing|every|single|pair|not|\w+nt|context|given)\b/.test(
        plainly(reading.text),
      ),
    hints: 'many much',
    reason: 'number in the answer of a calculation',
    inQuestions: true,
  },
  {
    asked: new RegExp(
      `${only('word').source}|\\b(?:in|with|using) (?:just |only |exactly )?(?:one|a single|1) word\\b|(?:^|[.?!:\\n]\\s*)one[- ]word (?:answer|reply|response)s?\\b`,
    ),
    kept: ({ words }, asked) => words.length <= 4 || /\b(?:write|give|show|return|output) the word\b/.test(asked[0]),
    hints: 'word',
    reason: 'single word, where one was asked for',
    inQuestions: true,
  },
  {
    asked: new RegExp(
      `${form('(?:markdown|comparison|formatted) table|(?:in|as|into) (?:a |an |markdown )?table|a table(?= (?:of|with|showing|comparing|that|listing))|table format|tabular (?:form|format)').source}|\\b(?:write|make|create|draw|give me|produce|build) (?:me )?an? (?:[\\w-]+ ){0,2}(?<!\\b(?:multiplication|times) )table\\b(?! (?:of contents|name|lamp|tennis|reservation|cloth|called|that stores|to store))`,
    ),
    kept: ({ text }, [asked]) =>
      /\|.*\||<table|\t|┃|│|\\begin\{tabular|create table/i.test(text) ||
      (!asked.includes('markdown') && /^[^,\n]+,[^,\n]+(?:,[^\n]+)?\n[^,\n]+,/m.test(text)),
    hints: 'table tabular',
    reason: 'table, where one was asked for',
    besideChoices: true,
  },
  {
    asked:
      /(?:\b(?:as|in|into|to|using|with|me|a|write)|(?<!\b(?:dont|not|never|avoid) )\buse)(?: (?:a|an|the|short|simple|\w+))? (?:bullet(?:ed)?(?:[- ]points?|[- ]list)?|bullets|numbered (?:list|steps))\b|\bnumber (?:your|the|each|all) (?:steps?|items?|points?)\b|\bnumbered (?:1|from)\b|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:short )?bullet(?:ed)?(?: points?| items?)?\b/,
    kept: ({ text }) =>
      /^[ \t]*(?:[-*•–·▪◦]|\d{1,3}[.)]|\(?[a-z][.)])\s?\S|\bstep \d/im.test(text) || /<li/i.test(text),
    hints: 'bullet bulleted bullets numbered number',
    reason: 'list, where one was asked for',
    besideChoices: true,
  },
  {
    asked: form('(json|yaml|toml|xml|csv|html|comma-separated)', '(?! ?(?:schema|-?ld|sitemap|parser|tags?))'),
    kept: (reading, asked) => hasNotation(reading, asked[1] ?? ''),
    hints: 'json yaml toml xml csv html comma',
    reason: 'data in the notation that was asked for',
    besideChoices: true,
  },
  {
    asked: /\b(?:a |single |one |valid )(?:single |valid )?json object\b(?! per)/,
    kept: ({ text }) => !/^\s*(?:```(?:json)?\s*)?\[/.test(text),
    hints: 'object',
    reason: 'object, where one was asked for',
  },
  {
    asked:
      /\b(?:with|using|containing|has|have|and) (?:the |only the |exactly the |exactly these |exactly |two |three |these )?(?:keys?|fields?|properties|attributes)\b:? ((?:["'`]?[\w-]{1,40}["'`]?(?:, and |, | and )?){1,8})/,
    kept: ({ text, asked }, match) => {
      if (!/\bjson\b/.test(asked) || !/[{[]/.test(text)) return true;
      // Names that are quoted are plainly meant; so are bare ones in a row.
      const keys = [...(match[1] ?? '').matchAll(/["'`]([\w-]+)["'`]/g)].map((each) => each[1] ?? '');
      const bare = (match[1] ?? '').split(/,? and |, /).filter((name) => /^[a-z_]\w*$/.test(name));
      return (keys.length > 0 ? keys : bare.slice(0, -1)).every((name) => text.toLowerCase().includes(name));
    },
    hints: 'key keys field fields properties attributes',
    reason: 'key that was asked for in the JSON',
    besideChoices: true,
  },
  {
    asked:
      /\b(?:classify|categori[sz]e|label|rate|which (?:of these|of the following)?)\b[^\n]{0,80}?(?:\b(?:as|into|either|one of)\b:?|:) ["“]?((?:["“]?[\w-]+["”]?, ){0,8}["“]?[\w-]+["”]?,? (?:or|and) ["“]?[\w-]+)/,
    kept: namesLabel,
    hints: 'classify categorize categorise label',
    reason: 'label of those that were offered',
  },
  {
    asked:
      /\b(?:one of|(?:one|single|a) (?:label|category|class|intent) out of|out of|either|(?:choose|pick|select) (?:from|one)(?: (?:label|category|class|tag|intent))?(?: (?:from|of))?|exactly one of|which of (?:these|the following) \w+ \w+ \w+)(?: the)?(?: following)?(?: words| labels| options| categories| values| answers)?(?::|(?= ?[[(])) ?["“'[(]?((?:[\w -]{1,30}["”']?(?:, | or |, or |\/|; )["“']?){1,9}[\w -]{1,30})/,
    kept: namesLabel,
    hints: 'one either from which',
    reason: 'label of those that were offered',
  },
  {
    asked: new RegExp(
      `\\b(?:write|implement|code|create|develop|give|provide|show|build|generate|program)\\b (?:(?:${before}|${programming}) )*(?:function|script|snippet|one-liner|sql (?:query|statement)|regex|regular expression|decorator|unit tests?|dockerfile|makefile|shell command|bash command|(?:(?:program|class|component|query|method|code|algorithm)\\b(?=.*\\b(?:${programming}|function|array|string|integer|returns?)\\b)))\\b(?! (?:name|review|of conduct|schedule|notes?|plan|president|reunion))|\\b(?:implement|code|program)\\b[^.!?\\n]{0,60}\\bin (?:${programming})(?![\\w+#])`,
    ),
    kept: looksLikeCode,
    hints: 'write implement code create develop give provide show build generate program',
    reason: 'code, where code was asked for',
  },
  {
    asked: new RegExp(
      `(?:(^(?:please )?)|\\b)(?:list|name|give|write|suggest|provide|generate|enumerate|mention|state|as|in|with)\\b[^.!?\\n]{0,24}?(exactly |only |just )?\\b(?<!version )${manyItems} ${notItems}`,
    ),
    kept: (reading, match) => {
      const wanted = parseCount(match[3] ?? '');
      if (!(wanted >= 2) || wanted > 100) return true;
      if (
        match[1] !== undefined &&
        !/^(?:please )?(?:write|as|in|with)\b/.test(match[0]) &&
        listedItems(reading) < Math.min(wanted, Math.ceil(wanted * 0.8))
      )
        return false;
      const items = itemLines(reading);
      if (items < 1 || /\b(?:each|per|every|at least|or more|minimum)\b|\d-\d/.test(reading.request)) return true;
      if (/\n\s+\S/.test(reading.text)) return true;
      return match[2] === undefined
        ? items <= 1.5 * wanted + 1
        : items === wanted || (items === 1 && reading.words.length > 30);
    },
    hints: '',
    reason: 'items in the number that was asked for',
  },
  {
    asked:
      /\b(?:only|just|nothing but) (?:the|a|one) (?:\w+ )?(?:title|name|label|headline|slogan|subject line|tagline|caption|filename|url|city|country|year|color|colour|word)\b|\b(?:title|headline|slogan|subject line|tagline) only\b|\btitle and nothing else\b/,
    kept: (reading) => reading.words.length <= 25 || sentencesIn(reading.text) < 2,
    hints: 'only just nothing title',
    reason: 'short title or name, where one was asked for',
  },
  {
    asked: /\b(?:write|compose|create|give me|make)\b[^.!?\n]{0,30}\b(?:sonnet|quatrain|couplet)\b/,
    kept: ({ text, words }) => (words.length >= 8 && words.length < 12) || text.includes('\n') || /\s\/\s/.test(text),
    hints: 'sonnet quatrain couplet',
    reason: 'lines of verse, where verse was asked for',
  },
  {
    asked: new RegExp(
      `\\b(?:${requests}|in|explain)\\b[^.!?\\n]{0,30}\\b${manyItems.replace('one|', '')} (?:short |long |brief )?paragraphs\\b`,
    ),
    kept: ({ text }, match) => {
      const wanted = parseCount(match[1] ?? '');
      const found = text.split(/\n+/).filter((part) => part.trim() !== '').length;
      const isExact = /exactly/.test(match[0]) && /\n\s*\n/.test(text);
      return wanted > 40 || (isExact ? found === wanted : found >= wanted);
    },
    hints: 'paragraphs',
    reason: 'paragraphs in the number that was asked for',
  },
];
