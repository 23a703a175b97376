import { littleShare } from '../text/little-share.js';
import { disorder } from './disorder.js';
import type { DraftReading } from './read-draft.js';

/** Characters that are read. */
const windowLength = 1_200;
/** So many little words at least, and such a share of all: less is a list, a table or code, unless it breaks order all the time. */
const leastLittle = 6;
const leastShare = 0.12;
/** Log-odds from which words are shuffled, and what each break of order adds to them. */
const threshold = 1.5;
const perBreak = 0.5;
const mostBreaks = 8;
/** What other texts need: breaks, and log-odds with them. */
const manyBreaks = 1;
const otherThreshold = 6;

/** What two words in a row, or a mark and a word, never are in whole sentences. */
const breaks: readonly RegExp[] = [
  /\b(?:the|a|an|my|your|their|his|its|our) (?=(?:the|an|of|and|to|is|it|was|are|as|be|or|but|by|because|than|into|he|she|we|were|if|with|has|had|have|so|for|from|in|on|at)\b)/g,
  / (?=[A-Z])(?<=[\p{Ll}\p{N}%)] )(?=(?:The|An|He|She|They|We|So|If|In|To|This|That|But|And|For|Therefore|Since|Then|Now|When|However|It|After|As|First|Next|Finally|There|Let|Thus|Given|From|On|At|Each)\b)/gu,
  /[.?!] (?<=\p{Ll}{3}. )(?=\p{Ll}{2})/gu,
  /=(?<=[+*/×÷] =) |= (?=[=+*/×÷] )/g,
  /[.,](?<=\s.)(?=[\s\p{L}])|,(?<=\p{L}{2},)(?=\p{L})/gu,
];

/** How often the beginning of a text breaks the order of sentences. Linear. */
export function countBreaks(text: string): number {
  const head = text.slice(0, windowLength);
  return breaks.reduce((count, pattern) => count + (head.match(pattern)?.length ?? 0), 0);
}

/** The user wants words out of order, or plays with them. */
const asksForDisorder =
  /\b(?:scrambl\w*|unscrambl\w*|shuffl\w*|jumbl\w*|nonsense|gibberish|anagram\w*|lorem|backwards?|word salad|random(?:ly)? (?:words?|ordered|text|sentences?))\b/;

/** Sentences whose words stand in any order, with numbers and signs between them as well. */
export function hasShuffledWords(reading: DraftReading): boolean {
  const { words, request, orderBreaks: found } = reading;
  if (found === 0 || !reading.hasDataOnly) return false;
  const share = littleShare(words, 1);
  const isProse = share >= leastShare && share * words.length >= leastLittle;
  if (!isProse && found < manyBreaks) return false;
  const odds = reading.disorder + perBreak * Math.min(found, mostBreaks);
  const isShuffled = odds > (isProse ? threshold : otherThreshold) || (isProse && drifts(reading));
  return isShuffled && !asksForDisorder.test(request);
}

/** Breaks of order with which the second half is read by itself, its fewest characters, and its threshold. */
const driftBreaks = 2;
const driftChars = 200;
const driftThreshold = 2;

/** An answer that begins well, and ends in words without order. */
function drifts({ text, orderBreaks }: DraftReading): boolean {
  const rest = text.slice(text.length >> 1);
  if (orderBreaks < driftBreaks || rest.length < driftChars) return false;
  const found = countBreaks(rest);
  return found >= driftBreaks && disorder(rest) + perBreak * Math.min(found, mostBreaks) > driftThreshold;
}
