import { toldLanguages } from '../text/detect-language.js';

/** Languages that the detection does not tell apart, by script or by their little words. */
const alike: readonly (readonly string[])[] = [
  ['ru', 'uk', 'bg', 'sr', 'be', 'mk'],
  ['ar', 'fa', 'ur'],
  ['hi', 'mr', 'ne'],
  ['da', 'no', 'nb', 'sv'],
  ['es', 'pt', 'gl', 'ca'],
  ['cs', 'sk'],
  ['id', 'ms'],
  ['zh', 'ja'],
  ['nl', 'af'],
];

/** Codes that `language` may have: languages that can be told, and those that are not told apart from them. */
export const answerLanguages: readonly string[] = [...new Set([...toldLanguages, ...alike.flat()])];

/** Whether the detection could take one for the other. */
export function sameLanguage(left: string, right: string): boolean {
  return left === right || alike.some((group) => group.includes(left) && group.includes(right));
}
