import { conclusions } from './cue-words.js';

/** "So far" and "soit ... soit" conclude nothing. */
const spaced = new RegExp(
  `(?<!\\p{L})(?:${conclusions.join('|')})(?! (?:far|that|many|much|long|on|dass|viele?)(?!\\p{L}))(?!\\p{L})|所以|因此|因而|于是|よって|だから|따라서|그래서`,
  'giu',
);
/** "Also" concludes in German only. */
const german = /(?<!\p{L})also(?!\p{L})/giu;
const english = /\b(?:the|is|are|and|has|have|of)\b/i;

/** What follows the last word for "therefore", in many languages. Undefined without one. */
export function findConclusion(text: string): string | undefined {
  const last = [spaced, ...(english.test(text) ? [] : [german])]
    .map((pattern) => [...text.matchAll(pattern)].at(-1))
    .reduce((a, b) => ((b?.index ?? -1) > (a?.index ?? -1) ? b : a));
  return last && text.slice(last.index + last[0].length);
}
