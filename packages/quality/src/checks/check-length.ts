import type { DraftView } from '../draft-view.js';
import { countSentences } from '../text/count-sentences.js';
import { countElsewhere, countsElsewhere, unitElsewhere } from '../text/counts-elsewhere.js';
import { countPattern, parseCount } from '../text/parse-count.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';

/** Limits that the caller sets, in words. */
export interface LengthOptions {
  /** Fewest words of an answer; default none. */
  readonly minWords?: number;
  /** Most words of an answer; default none. */
  readonly maxWords?: number;
}

const atMost = new RegExp(
  `\\b(?:at most|no more than|not more than|less than|fewer than|under|within|maximum(?: of)?|max\\.?|up to|not exceed(?:ing)?|limit(?:ed)?(?: your (?:answer|response))? to|below) ${countPattern} (words|sentences)\\b(?! (?:per|an?|each|every)\\b)`,
);
const orLess = new RegExp(
  `\\b(?:in|with|using) ${countPattern} (words|sentences?) (?:or (?:less|fewer)|max(?:imum)?|at most|tops)\\b`,
);
const atLeast = new RegExp(
  `\\b(?:at least|no (?:less|fewer) than|minimum(?: of)?|more than) ${countPattern} (words|sentences)\\b(?! (?:per|an?|each|every)\\b)`,
);
const exactly = new RegExp(
  `\\b(?:in|with|using|exactly|precisely|write) (?:exactly |precisely |only |just |about |around |approximately )*${countPattern}[ -](words|sentences?)\\b(?! (?:per|an?|each|every|that|which|where|with)\\b)`,
);
const about = new RegExp(
  `\\b(?:a|an) ${countPattern}[ -](word|sentence)[ -](?:\\w+ )?(?:essay|story|summary|answer|paragraph|description|article|post|response|explanation|review|abstract|overview)\\b`,
);

/** "In at most two sentences" in other languages. */
const mostElsewhere = new RegExp(
  `(?:höchstens|maximal|max\\.?|au plus|au maximum|maximum|máximo(?: de)?|no más de|al massimo|massimo|no máximo|não mais (?:de|que)|maximaal|hoogstens|najwyżej|maksymalnie|не более(?: чем)?|не больше|максимум|最多|不超过|不超過) (?:in |en |em |w |в )?${countElsewhere} (?:kurzen |courtes? |cortas? |korte )?${unitElsewhere}|(?:最多|不超过|不超過|用|以)${countElsewhere}(?:个|個)?${unitElsewhere}|(?<!\\p{L})(?=jednym zdan|одним предл|одной фраз|tek cümle)${countElsewhere} ${unitElsewhere}|(?<!\\p{L})(?:in|en|em|w|в) (?:genau |exactement |exactamente |esattamente |exatamente |precies |dokładnie )?${countElsewhere} (?:einzigen |seule |sola |única )?${unitElsewhere}(?!\\p{L})`,
  'u',
);

interface Limits {
  readonly low: number;
  readonly high: number;
  readonly unit: 'words' | 'sentences';
}

/** Without one of them nothing is limited. */
const units = ['word', 'words', 'sentence', 'sentences'];

function limitsOf({ request, promptSet, isInEnglish }: DraftReading): Limits | undefined {
  const inEnglish = units.some((unit) => promptSet.has(unit)) ? limitInEnglish(request) : undefined;
  return isInEnglish ? inEnglish : (inEnglish ?? limitElsewhere(request));
}

function limitInEnglish(request: string): Limits | undefined {
  // Only what stands at the ends of a long prompt is an instruction; the middle is material.
  const read = (pattern: RegExp): readonly [count: number, unit: Limits['unit']] | undefined => {
    const match = pattern.exec(request);
    if (match?.[1] === undefined) return undefined;
    return [parseCount(match[1]), match[2]?.startsWith('w') ? 'words' : 'sentences'];
  };
  const most = read(atMost) ?? read(orLess);
  if (most !== undefined) return { low: 0, high: most[0], unit: most[1] };
  const least = read(atLeast);
  if (least !== undefined) return { low: least[0], high: Number.POSITIVE_INFINITY, unit: least[1] };
  const exact = read(exactly) ?? read(about);
  return exact && { low: exact[0], high: exact[0], unit: exact[1] };
}

function limitElsewhere(request: string): Limits | undefined {
  const groups = mostElsewhere
    .exec(request)
    ?.slice(1)
    .filter((group) => group !== undefined);
  const [count = '', unit = ''] = groups ?? [];
  if (unit === '') return undefined;
  const isWords = /^(?:w[öo]r|mot|palab|palav|parol|woord|sł|слов|字|词)/.test(unit);
  return { low: 0, high: countsElsewhere.get(count) ?? Number(count), unit: isWords ? 'words' : 'sentences' };
}

/** Words of the whole answer; texts too long to be counted whole are estimated from what was read. */
function wordsOf({ text, words }: DraftReading): number {
  return text.length <= 8_000 ? words.length : Math.round((words.length * text.length) / 8_001);
}

/** The answer breaks a limit of the prompt by far: an eighth and 5 words, a third and 1 sentence are forgiven. */
function checkAsked(reading: DraftReading): Finding | undefined {
  const { request, promptWords } = reading;
  if (promptWords.length > 400) return undefined;
  const limits = limitsOf(reading);
  if (limits === undefined || !(limits.high > 0) || /\beach\b/.test(request)) return undefined;
  const isWords = limits.unit === 'words';
  const size = isWords ? wordsOf(reading) : countSentences(reading.prose);
  const isChinese = ['zh', 'ja', 'th'].includes(reading.language?.language ?? '');
  if (isWords && isChinese) return undefined;
  if (size > (isWords ? limits.high * 1.2 + 5 : limits.high * 1.34 + 1)) {
    return { check: 'length', text: `${size} ${limits.unit} where ${limits.high} were asked for` };
  }
  const isExact = /\b(?:exactly|precisely)\b/.test(request);
  if (size < (isExact ? limits.low * 0.7 : isWords ? limits.low * 0.6 - 3 : limits.low / 2)) {
    return { check: 'length', text: `${size} ${limits.unit} where ${limits.low} were asked for` };
  }
  return undefined;
}

/** Longer or shorter than the caller allows, or by far than the prompt asks for. */
export function checkLength(draft: DraftView, options: LengthOptions = {}): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.calls || reading.text === '') return undefined;
  const size = options.minWords === undefined && options.maxWords === undefined ? 0 : wordsOf(reading);
  if (size < (options.minWords ?? 0)) return { check: 'length', text: `${size} words, fewer than ${options.minWords}` };
  if (size > (options.maxWords ?? Number.POSITIVE_INFINITY)) {
    return { check: 'length', text: `${size} words, more than ${options.maxWords}` };
  }
  return draft.jsonSchema === undefined ? checkAsked(reading) : undefined;
}
